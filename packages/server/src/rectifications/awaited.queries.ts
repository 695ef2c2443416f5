import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { EditionId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { type Actor, type Bodies, bodiesHeld } from '@bihuan/core/people/role.ts'
import { bodiesSeeing, isReached } from '../kernel/bodies.queries.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, everyOf, type RowOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { isShown } from '../people/put-away.queries.ts'
import { isUndecided } from '../people/still-open.queries.ts'
import { sealColumns, type SealRow } from './seals.store.ts'

const rectification = columnsOf('rectifications', 'rectification')
const seal = columnsOf('seals', 'seal')
const asker = columnsOf('persons', 'asker')
const edition = columnsOf('editions', 'edition')
const corrected = columnsOf('editions', 'corrected')
const before = columnsOf('editions', 'before')
const entry = columnsOf('journal', 'entry')
const check = columnsOf('journal', 'checked')
const askedFor = columnsOf('persons', 'asked_for')

type Where = { readonly rectification: { readonly id: RectificationId; readonly name: string }; here: Bodies }

/** A rectification that somebody asks to be voided. */
export type WaitingVoiding = Where & {
  readonly voiding: NonNullable<RowOf<'rectifications'>['voiding']>
  readonly asker: string
  readonly askedFor: string | null
}

/** A seal that somebody has to decide on. */
export type WaitingSeal = Where & SealRow & { readonly asker: string }

/** An edition that waits to be approved. */
export type WaitingEdition = Where & {
  readonly id: EditionId
  readonly draftedAt: Date
  readonly writers: readonly PersonId[]
  readonly asker: string
  readonly document: string
  /** How many editions of the document have left before. */
  readonly numberBefore: number
  readonly corrects: number | null
  readonly asOf: PlainDay | null
  readonly shownFrom: PlainDay | null
  readonly entriesSince: number
}

/** So many of each are looked at; deciding on one brings in the next. */
const mostListed = 50

const where = sql`jsonb_build_object('id', ${rectification.id}, 'name', ${rectification.name}) as rectification,
  ${bodiesSeeing(rectification.id)} as here`

/** The voidings that somebody asks for in the bodies whose principal a person is, the oldest first. */
export async function readWaitingVoidings(db: Db, actor: Actor): Promise<readonly WaitingVoiding[]> {
  const bodies = bodiesHeld(actor, ['principal'])
  if (bodies.length === 0) return []
  const askedAt = sql`(${rectification.voiding} ->> 'askedAt')::timestamptz`
  const idIn = (key: string) => sql<PersonId>`(${rectification.voiding} ->> ${sql.lit(key)})::uuid`
  const { rows } = await sql<WaitingVoiding>`
    select ${where}, ${rectification.voiding}, ${nameThen(asker, askedAt)} as asker, ${nameThen(askedFor, askedAt)} as "askedFor"
    from ${rectification} join ${asker} on ${asker.id} = ${idIn('askedBy')}
    left join ${askedFor} on ${askedFor.id} = ${idIn('askedFor')}
    where ${rectification.voiding} ->> 'status' = 'asked' and ${asker.id} <> ${actor.personId}::uuid
      and ${isReached(rectification.id, bodies, { isOwn: true })} and ${rectification.put_away} is null
    order by ${rectification.id} limit ${sql.lit(mostListed)}`.execute(db)
  return rows
}

/** The seals that wait in the bodies whose coordinator or inspector a person is, the oldest first. */
export async function readWaitingSeals(db: Db, actor: Actor): Promise<readonly WaitingSeal[]> {
  const bodies = bodiesHeld(actor, ['coordinator', 'inspector'])
  if (bodies.length === 0) return []
  const { rows } = await sql<WaitingSeal>`
    select ${where}, ${everyOf(seal, sealColumns)},
      ${nameThen(asker, sql`case ${seal.status} when 'asked' then ${seal.asked_at} else ${seal.lift_asked_at} end`)} as asker
    from ${seal} join ${rectification} on ${rectification.id} = ${seal.rectification_id}
    join ${asker} on ${asker.id} = case ${seal.status} when 'asked' then ${seal.asked_by} else ${seal.lift_asked_by} end
    where ${isUndecided(seal)} and ${asker.id} <> ${actor.personId}::uuid
      and ${isReached(seal.rectification_id, bodies, { isOwn: true })} and ${isShown(seal.rectification_id)}
    order by ${seal.asked_at}, ${seal.id} limit ${sql.lit(mostListed)}`.execute(db)
  return rows
}

// Counted no further than is told. Steps of editions change nothing that a document tells.
const entriesSinceCheck = sql<number>`(select count(*)::integer from (
  select from ${entry} where ${entry.chain_id} = ${edition.rectification_id} and ${entry.subject_type} <> 'edition'
    and ${entry.sequence} > (
      select max(${check.sequence}) from ${check} where ${check.chain_id} = ${edition.rectification_id}
        and ${check.subject_id} = ${edition.id} and ${check.event} ->> 'type' = 'edition.checked')
  limit ${sql.lit(mostCounted + 1)}) as counted)`

/** The checked editions in the bodies whose principal or inspector a person is, the oldest first. */
export async function readWaitingEditions(db: Db, actor: Actor): Promise<readonly WaitingEdition[]> {
  const bodies = bodiesHeld(actor, ['principal', 'inspector'])
  if (bodies.length === 0) return []
  const { rows } = await sql<WaitingEdition>`
    select ${where}, ${edition.id}, ${edition.drafted_at} as "draftedAt", ${edition.writers}, ${nameThen(asker, edition.drafted_at)} as asker,
      ${edition.document}, ${edition.as_of} as "asOf", ${edition.options}::jsonb ->> 'shownFrom' as "shownFrom",
      ${corrected.number} as corrects, ${entriesSinceCheck} as "entriesSince", (
        select coalesce(max(${before.number}), 0)::integer from ${before}
        where ${before.rectification_id} = ${edition.rectification_id} and ${before.document} = ${edition.document}
      ) as "numberBefore"
    from ${edition} join ${rectification} on ${rectification.id} = ${edition.rectification_id}
    join ${asker} on ${asker.id} = ${edition.drafted_by}
    left join ${corrected} on ${corrected.rectification_id} = ${edition.rectification_id}
      and ${corrected.id} = ${edition.corrects_id}
    where ${edition.status} = 'checked' and ${actor.personId}::uuid <> all(${edition.writers})
      and ${isReached(edition.rectification_id, bodies, { isOwn: true })} and ${isShown(edition.rectification_id)}
    order by ${edition.drafted_at}, ${edition.id} limit ${sql.lit(mostListed)}`.execute(db)
  return rows
}
