import type { MeasureEvent } from '@bihuan/core/measures/measure.events.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Happened } from '../kernel/subject-store.ts'

const kept = columnsOf('said_done')
const measure = columnsOf('measures', 'measure')
const said = columnsOf('imported_reports', 'said')
const other = columnsOf('imported_reports', 'other')
const entry = columnsOf('journal', 'entry')

/** What begins a measure that was planned, ends it, or says that it is none. */
const beginnings: readonly MeasureEvent['type'][] = [
  'measure.started',
  'measure.progressReported',
  'measure.reported',
  'measure.closedBefore',
  'measure.voided',
  'measure.mergedInto',
]

/** Writes down which measures their sources call done, after something happened to them. */
export function saidDone(happened: readonly Happened<MeasureEvent>[]): RawBuilder<unknown>[] {
  const told = happened.filter(
    ({ event }) => event.type === 'measure.reportImported' || event.type === 'measure.restored',
  )
  const begun = happened.filter(({ event }) => beginnings.includes(event.type))
  const [first] = [...told, ...begun]
  if (first === undefined) return []
  const { chainId, at } = first
  const gone = sql`delete from ${kept} where ${kept.rectification_id} = ${chainId}
    and ${kept.measure_id} = any(${idsOf([...told, ...begun])}::uuid[])`
  if (told.length === 0) return [gone]
  const isTold = sql<SqlBool>`${measure.rectification_id} = ${chainId} and ${measure.id} = any(${idsOf(told)}::uuid[])`
  return [gone, whatIsSaidDone(isTold, at)]
}

/**
 * Writes down those measures that nobody has begun and whose last source calls them done, for which a condition on
 * `measure` holds. One whose entry is not there yet is entered now.
 */
export function whatIsSaidDone(isMeant: RawBuilder<SqlBool>, now: string): RawBuilder<unknown> {
  return sql`
    insert into ${kept} (${kept.rectification_id}, ${kept.measure_id}, ${kept.done_on}, ${kept.entered_at})
    select ${measure.rectification_id}, ${measure.id}, ${said.done_on}, coalesce((
      select ${entry.at} from ${entry} where ${entry.chain_id} = ${measure.rectification_id}
        and ${entry.subject_id} = ${measure.id} and ${entry.version} = 1), ${now}::timestamptz)
    from ${measure} join lateral ${lastReport(measure)} as said on true
    where ${measure.status} = 'planned' and ${said.state} = 'done' and ${isSaidBySource} and ${isMeant}`
}

/** The last words of a source about a measure under this alias. */
export function lastReport(measure: Columns<'measures'>): RawBuilder<unknown> {
  return sql`(
    select said.* from ${said}
    where ${said.rectification_id} = ${measure.rectification_id} and ${said.measure_id} = ${measure.id}
    order by ${said.place} desc limit 1)`
}

/**
 * Whether words under the alias `said` are those of a source: words that were written here stand for one only where no
 * document says anything else.
 */
export const isSaidBySource: RawBuilder<SqlBool> = sql`(${said.state_raw} is not null or not exists (
  select from ${other}
  where ${other.rectification_id} = ${said.rectification_id} and ${other.measure_id} = ${said.measure_id}
    and ${other.place} < ${said.place} and ${other.state} is distinct from 'done'))`

function idsOf(happened: readonly Happened<unknown>[]): string[] {
  return [...new Set(happened.map(({ subjectId }) => subjectId))]
}
