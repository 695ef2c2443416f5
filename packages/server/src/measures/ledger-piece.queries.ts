import type { FindingId } from '@bihuan/core/kernel/id.ts'
import { sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { supportersOf } from '../claims/claims.queries.ts'
import { dueSoonDaysOf } from '../templates/due-soon.queries.ts'
import { furtherStatusesOf } from './further-statuses.queries.ts'
import { conditionsOf, type LedgerWish } from './ledger.queries.ts'
import { crossedOff, measure } from './measures.queries.ts'
import type { MeasureRow } from './measures.store.ts'
import type { MeasureInLedger } from './measures.view.ts'
import { soughtWords } from './words.queries.ts'

/** What of a measure a ledger shows and its finding has to know. */
const needed = [
  'id',
  'finding_id',
  'ordinal',
  'text',
  'figures',
  'kind',
  'time_class',
  'check_in_from',
  'against_plan',
  'target',
  'leader_id',
  'owner_id',
  'supporter_ids',
  'part_unit_ids',
  'part_handler_ids',
  'handler_id',
  'due_on',
  'status',
  'evidence_count',
  'extensions',
  'first_due_on',
  'doers',
  'last_progress',
  'last_progress_at',
  'source_state',
  'closed_at',
  'take_over_id',
  'voided',
] as const satisfies readonly (keyof MeasureRow)[]

/** A measure below a finding of a ledger, and whether it has a row there: whoever asks may have filtered it out, or not read it. */
export type MeasureBelow = Pick<MeasureRow, (typeof needed)[number]> &
  MeasureInLedger & { readonly is_told: boolean }

/** Every measure below some findings, those of each in their order: the rows of a ledger and the parts of its findings at once. */
export function measuresBelow(
  wish: LedgerWish,
  findingIds: readonly FindingId[],
): Question<readonly MeasureBelow[]> {
  const sought = wish.q ? sql`with sought as materialized (${soughtWords(wish.q)})` : sql``
  return question(
    sql<MeasureBelow>`
    ${sought} select ${sql.join(needed.map((name) => measure[name]))}, ${furtherStatusesOf(measure)} as further_statuses,
      ${supportersOf(measure)} as supporters, ${crossedOff} as crossed_off,
      ${dueSoonDaysOf(sql`${wish.rectificationId}::uuid`)} as due_soon_days, (${conditionsOf(wish)}) as is_told
    from ${measure}
    where ${measure.rectification_id} = ${wish.rectificationId} and ${measure.finding_id} = any(${[...findingIds]}::uuid[])
    order by ${measure.finding_id}, ${measure.ordinal}`,
    (rows) => rows,
  )
}
