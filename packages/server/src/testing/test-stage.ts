import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { defaultZone, type Zone } from '@bihuan/core/kernel/zone.ts'
import { randomBytes } from 'node:crypto'
import { type Change, peopleChainId } from '@bihuan/core/kernel/entry.ts'
import {
  type CommandId,
  type FileId,
  id,
  type OrganizationId,
  type PersonId,
} from '@bihuan/core/kernel/id.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import type { Actor, Role } from '@bihuan/core/people/role.ts'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { IntakeParts } from '../intake/intake-parts.ts'
import type { Context } from '../kernel/context.ts'
import type { Database } from '../kernel/db.ts'
import { runCommand } from '../kernel/run-command.ts'
import { actorOf } from '../people/actor.queries.ts'
import { recordFile } from '../told/files.store.ts'
import { createRouter, stores } from '../router.ts'
import { clientOf, type TestClient } from './client-of.ts'
import { testIntake } from './test-intake.ts'

/** The departments of the stage. */
export type TestOrganizations = { readonly office: OrganizationId; readonly works: OrganizationId }

const cast = {
  administrator: ['office', 'administrator'],
  principal: ['office', 'principal'],
  leader: ['office', 'leader'],
  coordinator: ['office', 'coordinator'],
  inspector: ['office', 'inspector'],
  head: ['works', 'head'],
  handler: ['works', 'handler'],
  foreignHead: ['office', 'head'],
  foreignHandler: ['office', 'handler'],
} as const satisfies Record<string, readonly [keyof TestOrganizations, Role]>

/** Who plays on the stage: one person per role, and two of another department. */
export type TestPerson = keyof typeof cast

/** Two departments with a person for every role, on a database of its own, with a clock that stands still. */
export type TestStage = {
  readonly database: Database
  readonly organizations: TestOrganizations
  readonly actors: Readonly<Record<TestPerson, Actor>>
  as(person: TestPerson): TestClient
  /** The operations with the rights that the person has by now, read as a request reads them. */
  asNow(person: TestPerson): Promise<TestClient>
  /** The same for whoever was added since. */
  asPerson(personId: PersonId): Promise<TestClient>
  /** The same for whoever is given; null for somebody unknown. */
  asActor(actor: Actor | null): TestClient
  contextOf(person: TestPerson): Context & { readonly actor: Actor }
  upload(person: TestPerson, name?: string): Promise<FileId>
  uploadOf(personId: PersonId, name?: string): Promise<FileId>
  /** The present of the stage; tests move it. */
  readonly clock: { now: Date }
  /** Moves the present to noon of a day, and with it what the database takes for today. */
  moveTo(day: string): Promise<void>
}

/** Sets the stage. */
export async function setStage(
  database: Database,
  options: { readonly intake?: IntakeParts; readonly areNamesOnly?: boolean; readonly zone?: Zone } = {},
): Promise<TestStage> {
  const { zone = defaultZone } = options
  const clock = { now: new Date('2026-03-02T01:00:00.000Z') }
  const organizations = { office: id<'organization'>(uuid()), works: id<'organization'>(uuid()) }
  const actors = actorsIn(organizations)
  const context = { database, stores, now: () => clock.now, zone, newId: () => uuid() }
  await fill(context, { organizations, actors, areNamesOnly: options.areNamesOnly ?? false })
  const intake = options.intake ?? (await testIntake(database))
  const router = createRouter({ intake, loadSample: async () => refuse({ code: 'NOT_EMPTY' }) })
  const contextOf: TestStage['contextOf'] = (person) => ({ ...context, actor: actors[person] })
  const asActor: TestStage['asActor'] = (actor) => clientOf(router, { ...context, actor })
  const asPerson: TestStage['asPerson'] = async (personId) => asActor(await actorOf(database, personId))
  const uploadOf: TestStage['uploadOf'] = async (uploadedBy, name = '现场照片.png') => {
    const fileId = id<'file'>(uuid())
    const content = { sha256: randomBytes(32).toString('hex'), size: 1_000, mediaType: 'image/png' }
    await recordFile(database.kysely, { id: fileId, name, ...content, uploadedBy, uploadedAt: clock.now })
    return fileId
  }
  return {
    database,
    organizations,
    actors,
    clock,
    moveTo: async (day) => {
      clock.now = new Date(`${day}T04:00:00.000Z`)
      await takeForToday(database, day)
    },
    contextOf,
    as: (person) => clientOf(router, contextOf(person)),
    asNow: async (person) => asPerson(actors[person].personId),
    asPerson,
    asActor,
    upload: (person, name) => uploadOf(actors[person].personId, name),
    uploadOf,
  }
}

/** Lets the database of a test take a day for today. */
export async function takeForToday({ kysely }: Database, day: string): Promise<void> {
  await sql`create or replace function today_here() returns date language sql stable as ${sql.lit(`select date '${day}'`)}`.execute(
    kysely,
  )
}

/** A new id for a form. */
export function commandId(): CommandId {
  return id<'command'>(uuid())
}

function actorsIn(organizations: TestOrganizations): Record<TestPerson, Actor> {
  const actor = (person: TestPerson): Actor => {
    const [organization, role] = cast[person]
    const appointments = [{ organizationId: organizations[organization], role, bodyId: organizations.office }]
    // All lies in one body, so that whoever reads its records reads all there are.
    return { personId: id<'person'>(uuid()), appointments, bodies: { own: [], top: [] } }
  }
  return {
    administrator: actor('administrator'),
    principal: actor('principal'),
    leader: actor('leader'),
    coordinator: actor('coordinator'),
    inspector: actor('inspector'),
    head: actor('head'),
    handler: actor('handler'),
    foreignHead: actor('foreignHead'),
    foreignHandler: actor('foreignHandler'),
  }
}

async function fill(
  context: Omit<Context, 'actor'>,
  {
    organizations,
    actors,
    areNamesOnly,
  }: { organizations: TestOrganizations; actors: Record<TestPerson, Actor>; areNamesOnly: boolean },
): Promise<void> {
  const changes: Change[] = [
    ...Object.entries(organizations).map(([name, organizationId]): Change => {
      const parentId = organizationId === organizations.office ? null : organizations.office
      const event = { type: 'organization.added', organizationId, name, parentId } as const
      return changeOf(organizationKind, organizationId, event)
    }),
    ...Object.entries(actors).map(([name, { personId, appointments: posts }]): Change => {
      const appointments = posts.map(({ organizationId, role }) => ({ organizationId, role }))
      // With a user name they count as people who can sign in.
      const username = areNamesOnly ? null : name
      const event = { type: 'person.added', personId, name, username, appointments } as const
      return changeOf(personKind, personId, event)
    }),
  ]
  const filled = await runCommand(
    { db: context.database.kysely, stores: context.stores, now: context.now },
    {
      chainId: peopleChainId,
      commandId: commandId(),
      by: null,
      subjects: [],
      seen: [],
      checkRight: () => null,
      decide: () => ok(changes),
    },
  )
  if (!filled.ok) throw new Error(`the stage was refused: ${filled.refusal.refusal.code}`)
}
