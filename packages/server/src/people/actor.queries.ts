import type { FindingId, MeasureId, OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import {
  type Actor,
  type Bodies,
  type HeldSight,
  type Post,
  type SealedFile,
  type WantedConfirmation,
} from '@bihuan/core/people/role.ts'
import { isReviewer } from '@bihuan/core/people/sight.ts'
import type { RawBuilder } from 'kysely'
import { z } from 'zod'
import { userOfSession } from '../kernel/auth/session.ts'
import { bodiesSeeing } from '../kernel/bodies.queries.ts'
import type { Database } from '../kernel/db.ts'
import { Lead } from '../kernel/lead.ts'
import { ready } from '../kernel/ready.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask, type Question, question } from '../kernel/together.ts'
import { readConfirmers } from './confirmers.queries.ts'
import { coordinated, knownBodies } from './known-bodies.queries.ts'
import { actingPosts } from './people.queries.ts'
import { hasWorkingAccount } from './posts.queries.ts'
import { sights } from './sights.queries.ts'
import type { KnownActor, KnownActors } from './known-actors.ts'
import { type AsOf, unchanged, whenFound } from './rights-changes.queries.ts'
import { isHolding } from './still-open.queries.ts'

const persons = columnsOf('persons', 'persons')
const request = columnsOf('closure_requests', 'request')
const post = columnsOf('appointments', 'post')
const liaison = columnsOf('liaisons', 'liaison')
const led = columnsOf('persons', 'led')
const turn = columnsOf('claim_turns', 'turn')
const acting = columnsOf('acting_posts', 'acting')
const ofPersons = columnsOf('persons')
const ofSignInUser = columnsOf('sign_in_user')
const signInUser = columnsOf('sign_in_user', 'sign_in_user')

/** The items that `persons` sign as stand-ins or as the head of an organization that a rung names, while their claims wait and once they have signed. */
const standsInFor: RawBuilder<(MeasureId | FindingId)[]> = sql`(
  select coalesce(jsonb_agg(distinct items.subject_id), '[]') from (
  select ${request.subject_id} from ${request}
  where ${request.stand_ins} <> '[]'
    and ${request.stand_ins} @> jsonb_build_array(jsonb_build_object('personId', ${persons.id}))
    and (${request.status} = 'pending' and exists (
        select from ${post} where ${post.person_id} = ${persons.id} and ${post.role} = 'head')
      or ${request.signatures} @> jsonb_build_array(jsonb_build_object('personId', ${persons.id})))
  union all
  select ${request.subject_id} from ${turn}
  join ${request} on ${request.rectification_id} = ${turn.rectification_id} and ${request.id} = ${turn.id}
  where ${turn.organizations} <> '{}' and ${turn.organizations} && array(
    select ${acting.organization_id} from ${acting}
    where ${acting.person_id} = ${persons.id} and ${acting.role} = 'head')
  union all
  select ${request.subject_id} from ${request}
  where ${request.rung_names} <> '{}'
    and ${request.signatures} @> jsonb_build_array(jsonb_build_object('personId', ${persons.id}))
  ) as items)`

const seal = columnsOf('seals', 'seal')
const ofSeal = columnsOf('rectifications', 'of_seal')
const ofUse = columnsOf('rectifications', 'of_use')
const sealedFile = columnsOf('files', 'sealed_file')
const evidence = columnsOf('evidence', 'evidence')
const sources = columnsOf('sources', 'sources')
const extended = columnsOf('measures', 'extended')
const scan = columnsOf('paper_scans', 'scan')
const proof = columnsOf('item_proofs', 'proof')
const meeting = columnsOf('meetings', 'meeting')

/**
 * Every file that is sealed or asked to be, under each name that its bytes have where they are sealed: in the rectification, and in the
 * others of its body, where the same two roles decide. What another body has recorded is for those of that body to seal.
 * It begins with the few seals, at each request: `offset` leaves no other way, and a join would go through all rectifications.
 */
const sealed: RawBuilder<SealedFile[]> = sql`(
  select coalesce(jsonb_agg(distinct jsonb_build_object('fileId', used.file_id, 'rectificationId', used.rectification_id,
    'here', ${bodiesSeeing(sql`used.rectification_id`)},
    'names', jsonb_build_array(same.name) || used.names, 'since', held.asked_at)), '[]')
  from (
    select ${seal.sha256}, ${seal.asked_at}, (
      select ${ofSeal.body_id} from ${ofSeal} where ${ofSeal.id} = ${seal.rectification_id}) as body_id
    from ${seal} where ${isHolding(seal)} offset 0) as held
  cross join lateral (
    select ${sealedFile.id}, ${sealedFile.name} from ${sealedFile} where ${sealedFile.sha256} = held.sha256 offset 0) as same
  cross join lateral (
    select ${evidence.file_id}, ${evidence.rectification_id}, '[]'::jsonb as names from ${evidence}
      where ${evidence.file_id} = same.id
    union select ${proof.file_id}, ${proof.rectification_id}, '[]'::jsonb from ${proof} where ${proof.file_id} = same.id
    union select ${scan.file_id}, ${scan.rectification_id}, '[]'::jsonb from ${scan} where ${scan.file_id} = same.id
    union select ${meeting.file_id}, ${meeting.rectification_id}, '[]'::jsonb from ${meeting}
      where ${meeting.file_id} = same.id
    union select ${sources.file_id}, ${sources.rectification_id}, jsonb_build_array(${sources.name}) from ${sources}
      where ${sources.file_id} = same.id
    offset 0) as used
  where held.body_id is not distinct from (
    select ${ofUse.body_id} from ${ofUse} where ${ofUse.id} = used.rectification_id))`

/** Whose liaison `persons` is: of leaders who could decide today. */
const liaisonOf: RawBuilder<PersonId[]> = sql`(
  select coalesce(jsonb_agg(distinct ${liaison.person_id}), '[]') from ${liaison}
  join ${post} on ${post.person_id} = ${liaison.person_id} and ${post.role} in ('leader', 'principal')
  join ${led} on ${led.id} = ${liaison.person_id} and ${hasWorkingAccount(led)}
  where ${liaison.liaison_id} = ${persons.id})`

/** The items that wait for a leader whose liaison `persons` is: their claims, and the extensions that are asked for. */
const prepares: RawBuilder<(MeasureId | FindingId)[]> = sql`(
  select coalesce(jsonb_agg(waiting.id), '[]') from ${liaison}
  join ${post} on ${post.person_id} = ${liaison.person_id} and ${post.role} in ('leader', 'principal')
  cross join lateral (
    select ${request.subject_id} as id from ${turn}
      join ${request} on ${request.rectification_id} = ${turn.rectification_id} and ${request.id} = ${turn.id}
      where ${turn.rung} = 'leader' and ${turn.leader_id} = ${liaison.person_id}
    union all
    select ${extended.id} from ${extended}
      where ${extended.extension} is not null and ${extended.leader_id} = ${liaison.person_id}) as waiting
  where ${liaison.liaison_id} = ${persons.id})`

/** The person behind an account, with all that their rights follow from; null when there is none, or it has ended. */
export async function actorOf({ kysely }: Database, userId: string): Promise<Actor | null> {
  const { rows } = await actorText(sql`${userId}`).execute(kysely)
  const known = await knownActor(kysely, rows[0] ?? null)
  return known?.actor ?? null
}

/**
 * The person behind a session: a session that is ended and a right that is taken hold from the next request on, as each asks whether
 * what it begins with still stands.
 */
export async function actorOfSession(database: Database, token: string): Promise<KnownActor | null> {
  return knownActor(database.kysely, await ask(database.kysely, ofSession(token)))
}

/**
 * Whoever is behind a session is known from before: gives what asks, in front of all else, whether that still holds. Null where
 * it has to be asked before all else.
 *
 * It asks for nothing but whether anything that rights follow from has changed since they were worked out; where that is to be
 * expected they are worked out again.
 */
export function stillActorOfSession(
  { kysely }: Pick<Database, 'kysely'>,
  token: string,
  { known, actors }: { readonly known: KnownActor; readonly actors: KnownActors },
): Lead | null {
  const { text, asOf, actor } = known
  if (text === null) return null
  if (asOf !== null && actors.isLikelySame(token)) {
    const { snapshot, day, about } = asOf
    const same = unchanged({ token, personId: actor.personId, snapshot, day, about })
    return new Lead(same.compile(kysely), ([row]) => {
      const isSame = row !== undefined && 'isSame' in row && row.isSame === true
      if (!isSame) actors.expectChanges()
      return isSame
    })
  }
  return new Lead(ofSession(token).statement.compile(kysely), (rows) => {
    const found = foundIn(rows)
    const isSame = found?.known === text
    if (isSame) actors.note(token, { ...known, asOf: asOfRow(found) })
    return isSame
  })
}

type ActorRow = {
  readonly id: PersonId
  readonly appointments: Post[]
  readonly standsInFor: (MeasureId | FindingId)[]
  readonly sealed: SealedFile[]
  readonly liaisonOf: PersonId[]
  readonly prepares: (MeasureId | FindingId)[]
  readonly own: Bodies
  readonly top: Bodies
  readonly coordinated: OrganizationId[]
  readonly sights: HeldSight[]
  readonly must_change: boolean
  readonly awaits: boolean
}

/** What is found of somebody, and when. */
type FoundActor = {
  readonly known: string
  readonly snapshot: string
  readonly day: string
  readonly areSealed: boolean
}

const foundSchema = z.custom<FoundActor>(
  (row) => typeof row === 'object' && row !== null && 'snapshot' in row,
)

function foundIn([row]: readonly object[]): FoundActor | null {
  return row === undefined ? null : foundSchema.parse(row)
}

function asOfRow({ snapshot, day, areSealed }: FoundActor): AsOf {
  return { snapshot, day, about: areSealed ? ['rights', 'files'] : ['rights'] }
}

function ofSession(token: string): Question<FoundActor | null> {
  return question(inSession({ token }), foundIn)
}

const inSession = ready(({ token }: { readonly token: string }) => actorText(userOfSession(token)))

// As one text, so that whoever knows it already has nothing to read in it.
function actorText(id: RawBuilder<string>): RawBuilder<FoundActor> {
  return sql`
      ${knownBodies}
      select to_json(found)::text as known, ${whenFound} from (
      select ${ofPersons.id}, ${actingPosts} as appointments, ${standsInFor} as "standsInFor",
        ${sealed} as sealed, ${liaisonOf} as "liaisonOf", ${prepares} as prepares,
        array(select own_bodies.body from own_bodies) as own, array(select top_bodies.body from top_bodies) as top,
        ${coordinated} as coordinated, ${sights} as sights, ${ofPersons.awaits_confirmation} as awaits, coalesce(
        (select ${ofSignInUser.must_change_password} from ${signInUser} where ${signInUser.id} = ${persons.id}),
          false) as must_change
      from ${persons} where ${ofPersons.id} = ${id} and not ${ofPersons.is_deactivated}) as found`
}

async function knownActor(db: Db, found: FoundActor | null): Promise<KnownActor | null> {
  if (found === null) return null
  const [text, asOf] = [found.known, asOfRow(found)]
  const row = z.custom<ActorRow>().parse(JSON.parse(text))
  // Whoever is given something to read holds no post, and has nothing else than that: not what still names them either.
  const held = { appointments: row.appointments, sights: row.sights }
  if (isReviewer(held)) {
    const known = { personId: row.id, sealed: row.sealed, bodies: { own: row.own, top: row.top } }
    return {
      actor: { ...known, ...held, ...(row.must_change && { mustChangePassword: true as const }) },
      text,
      asOf,
    }
  }
  const actor: Actor = {
    personId: row.id,
    appointments: row.appointments,
    standsInFor: row.standsInFor,
    sealed: row.sealed,
    ...(row.liaisonOf.length > 0 && { liaisonOf: row.liaisonOf, prepares: row.prepares }),
    bodies: { own: row.own, top: row.top },
    coordinated: row.coordinated,
    ...(row.must_change && { mustChangePassword: true }),
  }
  if (!row.awaits) return { actor, text, asOf }
  return { actor: { ...actor, confirmation: await wantedConfirmation(db, row.id) }, text: null, asOf }
}

async function wantedConfirmation(db: Db, personId: PersonId): Promise<WantedConfirmation> {
  const confirmers = await readConfirmers(db, personId)
  return confirmers && { role: confirmers.role, names: confirmers.people.map(({ name }) => name) }
}
