import type { Corrections } from '@bihuan/core/editions/edition.decide.ts'
import type { Giving } from '@bihuan/core/editions/edition.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { EditionId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import { bodiesSeeing } from '../kernel/bodies.queries.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, everyOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { editionColumns, type EditionRow } from './editions.store.ts'

const edition = columnsOf('editions', 'edition')
const corrected = columnsOf('editions', 'corrected')
const later = columnsOf('editions', 'later')
const held = columnsOf('journal', 'held')
const checking = columnsOf('journal', 'checking')
const drafter = columnsOf('persons', 'drafter')
const approver = columnsOf('persons', 'approver')

/** An edition with what people read of it. */
export type ListedEdition = EditionRow & {
  readonly drafter_name: string
  readonly approver_name: string | null
  readonly corrected_number: number | null
  readonly corrected_at: Date | null
  /** The edition that corrected it, or the draft that is to. */
  readonly correction_id: EditionId | null
  readonly correction_number: number | null
  readonly correction_at: Date | null
  readonly correction_options: string | null
  /** From where its rectification is looked at. */
  readonly here: Bodies
  readonly givings: readonly Giving[]
}

/** How many editions are listed: the latest. */
const mostListed = 200

/** The editions of a rectification, the latest first. */
export function editionsOf({
  rectificationId,
  editionId = null,
}: {
  readonly rectificationId: RectificationId
  readonly editionId?: EditionId | null
}): Question<readonly ListedEdition[]> {
  return question(
    sql<ListedEdition>`
    select ${everyOf(edition, editionColumns)}, ${nameThen(drafter, edition.drafted_at)} as drafter_name,
      ${nameThen(approver, edition.published_at)} as approver_name,
      ${corrected.number} as corrected_number, ${corrected.published_at} as corrected_at,
      correction.*, ${bodiesSeeing(sql`${rectificationId}::uuid`)} as here
    from ${edition} join ${drafter} on ${drafter.id} = ${edition.drafted_by}
    left join ${approver} on ${approver.id} = ${edition.approved_by}
    left join ${corrected} on ${corrected.rectification_id} = ${edition.rectification_id}
      and ${corrected.id} = ${edition.corrects_id}
    left join lateral (
      select ${later.id} as correction_id, ${later.number} as correction_number,
        ${later.published_at} as correction_at, ${later.options} as correction_options
      from ${later} where ${later.rectification_id} = ${edition.rectification_id}
        and ${later.corrects_id} = ${edition.id} and ${later.status} <> 'dropped'
      order by ${later.number} desc nulls last limit 1) as correction on true
    where ${edition.rectification_id} = ${rectificationId}
      and (${editionId}::uuid is null or ${edition.id} = ${editionId}::uuid)
    order by ${edition.drafted_at} desc, ${edition.id} desc limit ${mostListed}`,
    (rows) => rows,
  )
}

/** The last entry of the journal that an edition holds: the one before its check, steps of editions aside; 0 where there is none. */
export function entryHeldBy(rectificationId: RectificationId, editionId: EditionId): Question<number> {
  return question(
    sql<{ sequence: number }>`
    select ${held.sequence} from ${held}
    where ${held.chain_id} = ${rectificationId} and ${held.subject_type} <> 'edition' and ${held.sequence} < (
      select max(${checking.sequence}) from ${checking} where ${checking.chain_id} = ${rectificationId}
        and ${checking.subject_id} = ${editionId} and ${checking.event} ->> 'type' = 'edition.checked')
    order by ${held.sequence} desc limit 1`,
    ([row]) => row?.sequence ?? 0,
  )
}

/** How many editions of a document have left. */
export function leftBefore(rectificationId: RectificationId, document: string): Question<number> {
  return question(
    sql<{ number: number }>`
    select coalesce(max(${edition.number}), 0)::integer as number from ${edition}
    where ${edition.rectification_id} = ${rectificationId} and ${edition.document} = ${document}
      and ${edition.number} is not null`,
    ([row]) => row?.number ?? 0,
  )
}

/** The day as of which the last edition of a document that left stands; null where none has. */
export function lastLeftOn(rectificationId: RectificationId, document: string): Question<PlainDay | null> {
  return question(
    sql<{ day: PlainDay | null }>`
    select max(${edition.as_of}) as day from ${edition}
    where ${edition.rectification_id} = ${rectificationId} and ${edition.document} = ${document}
      and ${edition.status} = 'published'`,
    ([row]) => row?.day ?? null,
  )
}

/** What corrects an edition already. */
export function correctionsOf(
  rectificationId: RectificationId,
  correctsId: EditionId | null,
): Question<Corrections> {
  return question(
    sql<Corrections>`
    select count(*) filter (where ${edition.status} <> 'published')::integer as "underWay",
      max(${edition.number})::integer as "by" from ${edition}
    where ${edition.rectification_id} = ${rectificationId} and ${edition.corrects_id} = ${correctsId}::uuid
      and ${edition.status} <> 'dropped'`,
    ([row]) => row ?? { underWay: 0, by: null },
  )
}
