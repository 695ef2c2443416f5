import { addDays } from '@bihuan/core/kernel/day.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import {
  type FileId,
  id,
  type OrganizationId,
  type PersonId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { ok } from '@bihuan/core/kernel/result.ts'
import { dayOf, defaultZone } from '@bihuan/core/kernel/zone.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import { type Actor, type Appointment, type Role, roles } from '@bihuan/core/people/role.ts'
import { v7 as uuid } from 'uuid'
import { toolsOf } from '../kernel/context.ts'
import { runCommand } from '../kernel/run-command.ts'
import { actorOf } from '../people/actor.queries.ts'
import type { TestClient } from './client-of.ts'
import type { World } from './outside/outside-stage.ts'
import { anotherMeasure, formOf } from './test-rectification.ts'
import { commandId, type TestStage } from './test-stage.ts'
import { lookedAt } from './looked-at.ts'

/**
 * Where somebody is appointed: in the department that owns the item, in another department of its body, in a department of
 * another body, or in the region above both.
 */
const positions = ['owner', 'body', 'other', 'region'] as const

/** Everybody who asks: each role in each position, and those whose rights come otherwise. */
export type Asking =
  | `${(typeof positions)[number]} ${Role}`
  | 'anonymous'
  | 'without post'
  | 'item handler'
  | 'item leader'
  | 'expired coordinator'
  | 'outside reviewer'
  | 'exporting reviewer'
  | 'unit head'
  | 'supporting head'
  | 'supporting handler'
  | 'guest head'
  | 'guest handler'
  | 'guest coordinator'
  | 'deputy of coordinator'
  | 'liaison of item leader'
  | 'reading token of coordinator'
  | 'acting token of coordinator'

/** Somebody who asks, with the rights of the moment, and a way to send a file of their own. */
export type RightsAsker = {
  readonly who: Asking
  readonly client: () => Promise<TestClient>
  /** As they are at this moment; null for whoever is not signed in. */
  readonly actor: () => Promise<Actor | null>
  readonly upload: () => Promise<FileId>
}

/** Everybody who asks, and people whom those of other bodies are not told of. */
export type RightsHouse = { readonly askers: readonly RightsAsker[]; readonly peopleOfA: readonly PersonId[] }

/** A region with two bodies around the world, whose works department owns the items, and everybody who asks. */
export async function setRightsHouse(world: World): Promise<RightsHouse> {
  const { stage, finding, unitId } = world
  const { id: tokenId } = world.token
  const { actors } = stage
  const { places, street, empty, supporting, guest } = await setPlaces(stage)
  const people: [Asking, Appointment[]][] = [
    ...positions.flatMap((position) =>
      roles.map((role): [Asking, Appointment[]] => [
        `${position} ${role}`,
        [{ organizationId: places[position], role }],
      ]),
    ),
    ['without post', []],
    ['expired coordinator', []],
    ['outside reviewer', []],
    ['exporting reviewer', []],
    // Of the unit that does the part of a measure.
    ['unit head', [{ organizationId: unitId, role: 'head' }]],
    // Of a department of the body that supports the items, and owns none.
    ['supporting head', [{ organizationId: supporting, role: 'head' }]],
    ['supporting handler', [{ organizationId: supporting, role: 'handler' }]],
    // Of a further body, a department of which owns one measure below the finding, and nothing else of the house.
    ['guest head', [{ organizationId: guest, role: 'head' }]],
    ['guest handler', [{ organizationId: guest, role: 'handler' }]],
    ['guest coordinator', [{ organizationId: guest, role: 'coordinator' }]],
    // Of another body by a post of their own, so that all that they may here comes from the absent.
    ['deputy of coordinator', [{ organizationId: street, role: 'handler' }]],
    ['liaison of item leader', [{ organizationId: street, role: 'handler' }]],
  ]
  const personIds = new Map(people.map(([who]) => [who, id<'person'>(uuid())]))
  const idOf = (who: Asking): PersonId => theOne(personIds.get(who))
  await add(
    stage,
    people.map(([who, appointments]) => ({ personId: idOf(who), who, appointments })),
  )
  await lend(stage, { deputyId: idOf('deputy of coordinator'), liaisonId: idOf('liaison of item leader') })
  await expire(stage, idOf('expired coordinator'))
  for (const [reviewer, extent] of [
    ['outside reviewer', 'read'],
    ['exporting reviewer', 'export'],
  ] as const)
    await giveToRead(stage, {
      rectificationId: finding.rectificationId,
      username: usernameOf(people.findIndex(([who]) => who === reviewer)),
      extent,
    })
  await giveItems(world, { empty, supporting, guest })
  const asker = (who: Asking, personId: PersonId, change: (actor: Actor) => Actor | null): RightsAsker => {
    let kept: TestClient | null = null
    const now = async (): Promise<Actor | null> => change(theOne(await actorOf(stage.database, personId)))
    // What a liaison may follows from what waits at the moment; of the others it is read once, for speed.
    const client = async (): Promise<TestClient> => {
      if (kept === null || who === 'liaison of item leader') kept = stage.asActor(await now())
      return kept
    }
    return { who, client, actor: now, upload: () => stage.uploadOf(personId) }
  }
  const asTheyAre = (actor: Actor): Actor => actor
  const withToken =
    (scope: 'read' | 'write') =>
    (actor: Actor): Actor => ({ ...actor, token: { id: id<'apiToken'>(tokenId), scope } })
  const { coordinator, handler, leader } = actors
  return {
    askers: [
      ...people.map(([who]) => asker(who, idOf(who), asTheyAre)),
      asker('anonymous', handler.personId, () => null),
      asker('item handler', handler.personId, asTheyAre),
      asker('item leader', leader.personId, asTheyAre),
      asker('reading token of coordinator', coordinator.personId, withToken('read')),
      asker('acting token of coordinator', coordinator.personId, withToken('write')),
    ],
    peopleOfA: [idOf('owner head'), idOf('body handler')],
  }
}

function usernameOf(at: number): string {
  return `asks${at}`
}

async function giveToRead(
  stage: TestStage,
  given: {
    readonly rectificationId: RectificationId
    readonly username: string
    readonly extent: 'read' | 'export'
  },
): Promise<void> {
  const today = dayOf(stage.clock.now, defaultZone)
  const { reviewers } = await stage.asNow('coordinator')
  const term = { from: addDays(dayOf(new Date(), defaultZone), -1), to: addDays(today, 365) }
  await reviewers.give({ commandId: commandId(), ...given, ...term })
}

/** The finding gets its owner, leader and who supports it, as do its measures; one gets an owner in which there is nobody, and one an owner of another body. */
async function giveItems(
  { stage, finding, planned, underway, supported, split }: World,
  { empty, supporting, guest }: Readonly<Record<'empty' | 'supporting' | 'guest', OrganizationId>>,
): Promise<void> {
  const { rectificationId, id: findingId, version } = finding
  const coordinator = await stage.asNow('coordinator')
  await coordinator.findings.assign({
    commandId: commandId(),
    rectificationId,
    findingId,
    version,
    ownerId: stage.organizations.works,
    leaderId: stage.actors.leader.personId,
    supporterIds: [supporting],
  })
  for (const { id: measureId } of [planned, underway, supported, split]) {
    const { measure } = await coordinator.measures.get({ rectificationId, measureId })
    const supporterIds = [...measure.supporters.map((supporter) => supporter.id), supporting]
    await coordinator.measures.assign({ ...formOf(measure), changes: { supporterIds } })
  }
  for (const ownerId of [empty, guest]) {
    const measure = await anotherMeasure(stage, finding)
    await coordinator.measures.assign({ ...formOf(measure), changes: { ownerId, handlerId: null } })
  }
}

async function setPlaces(stage: TestStage) {
  const { office, works } = stage.organizations
  const { organizations } = stage.as('administrator')
  const region = (
    await organizations.add({ commandId: commandId(), name: '全区', parentId: null, kind: 'region' })
  ).id
  await organizations.move({ commandId: commandId(), organizationId: office, parentId: region })
  const below = async (
    name: string,
    parentId: OrganizationId,
    kind: 'body' | 'department',
  ): Promise<OrganizationId> => (await organizations.add({ commandId: commandId(), name, parentId, kind })).id
  const street = await below('云溪街道', region, 'body')
  const places: Readonly<Record<(typeof positions)[number], OrganizationId>> = {
    owner: works,
    body: await below('财政局', office, 'department'),
    other: await below('街道城建办', street, 'department'),
    region,
  }
  return {
    places,
    street,
    empty: await below('空编科', office, 'department'),
    supporting: await below('协同科', office, 'department'),
    guest: await below('桥头环卫所', await below('桥头街道', region, 'body'), 'department'),
  }
}

type Added = {
  readonly personId: PersonId
  readonly who: string
  readonly appointments: readonly Appointment[]
}

// With a user name they count as people who can sign in, without the price of a password each.
async function add(stage: TestStage, people: readonly Added[]): Promise<void> {
  const context = stage.contextOf('administrator')
  const added = await runCommand(toolsOf(context), {
    chainId: peopleChainId,
    commandId: commandId(),
    by: null,
    subjects: [],
    seen: [],
    checkRight: () => null,
    decide: () =>
      ok(
        people.map(({ personId, who, appointments }, at) => {
          const event = {
            type: 'person.added',
            personId,
            name: who,
            username: usernameOf(at),
            appointments,
          } as const
          return changeOf(personKind, personId, event)
        }),
      ),
  })
  if (!added.ok) throw new Error(`the house was refused: ${added.refusal.refusal.code}`)
}

async function lend(
  stage: TestStage,
  { deputyId, liaisonId }: { readonly deputyId: PersonId; readonly liaisonId: PersonId },
): Promise<void> {
  const { helpers } = stage.as('administrator')
  const { coordinator, leader } = stage.actors
  const today = dayOf(new Date(), defaultZone)
  await helpers.nameDeputy({
    commandId: commandId(),
    personId: coordinator.personId,
    deputyId,
    organizationId: stage.organizations.office,
    role: 'coordinator',
    from: addDays(today, -400),
    to: addDays(today, 400),
  })
  await helpers.nameLiaison({
    commandId: commandId(),
    personId: leader.personId,
    liaisonId,
  })
}

async function expire(stage: TestStage, personId: PersonId): Promise<void> {
  const administrator = stage.as('administrator')
  const to = addDays(dayOf(new Date(), defaultZone), -1)
  const held = { organizationId: stage.organizations.office, role: 'coordinator', from: null, to } as const
  await administrator.persons.appoint({ ...(await lookedAt(administrator, personId)), appointments: [held] })
}

function theOne<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error('the house is not whole')
  return value
}
