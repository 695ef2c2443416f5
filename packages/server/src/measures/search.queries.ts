import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/permissions.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { plannedEachTime } from '../kernel/statement-names.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { measureInScope } from '../people/read-scope.queries.ts'
import { finding, type ListedMeasure, listedColumns, listedJoins, measure } from './measures.queries.ts'

const note = columnsOf('source_notes', 'note')
const report = columnsOf('imported_reports', 'report')
const newest = columnsOf('measures', 'newest')

type Search = {
  readonly words: string
  readonly limit: number
  readonly scope: ReadScope
  /** So many of the newest measures are looked at for common words before all that hold them are gathered. */
  readonly lookedThrough?: number
}
type Key = { readonly rectification_id: RectificationId; readonly id: MeasureId }

/** The newest measures in scope that hold the words, see `measuresHolding`; with the number of all up to `mostCounted`. */
export async function searchMeasures(
  database: Database,
  search: Search,
): Promise<{ readonly measures: readonly ListedMeasure[]; readonly total: number }> {
  const found = await findSome(database, search)
  const keys = found.total > mostCounted ? await newestHolding(database, search) : found.keys
  if (keys.length === 0) return { measures: [], total: found.total }
  const measures = await prepared(
    database,
    sql<ListedMeasure>`
      select ${listedColumns} from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as hit (rectification_id uuid, id uuid)
      join ${measure} on ${measure.rectification_id} = hit.rectification_id and ${measure.id} = hit.id
      ${listedJoins} order by ${measure.id} desc`,
  )
  return { measures, total: found.total }
}

/** How many hold the words, and the newest of them: these are the newest of all only where no more are than are counted. */
async function findSome(
  database: Database,
  search: Search,
): Promise<{ readonly total: number; readonly keys: readonly Key[] }> {
  const most = sql.lit(Math.max(mostCounted + 1, search.limit))
  const [row] = await prepared(
    database,
    sql<{ total: number; keys: Key[] | null }>`
      with hits as materialized (
        select distinct hit.rectification_id, hit.id from (
          ${measuresHolding(search.words, { where: measureInScope(search.scope, measure), limit: sql`limit ${most}` })}
        ) as hit limit ${most}
      )
      select (select count(*) from hits) as total,
        (select jsonb_agg(hit) from (select * from hits order by hits.id desc limit ${search.limit}) as hit) as keys`,
  )
  return { total: Math.min(row?.total ?? 0, mostCounted + 1), keys: row?.keys ?? [] }
}

/** The newest that hold words which many hold: most often found among the newest of all, else among all that hold them. */
async function newestHolding(database: Database, search: Search): Promise<readonly Key[]> {
  const inScope = measureInScope(search.scope, measure)
  const among = await prepared(
    database,
    sql<Key>`
      select ${measure.rectification_id}, ${measure.id}
      from (select * from ${newest} order by ${newest.id} desc limit ${sql.lit(search.lookedThrough ?? 20_000)}) as measure
      join ${finding}
        on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
      where ${inScope} and (${holds(measure.search, measure.text, search.words)}
        or ${holds(finding.search, titleOf, search.words)}
        or exists (select from ${note} where ${note.rectification_id} = ${measure.rectification_id}
          and ${note.subject_id} in (${measure.id}, ${measure.finding_id})
          and ${holds(note.search, wordsOfNote, search.words)})
        or exists (select from ${report} where ${report.rectification_id} = ${measure.rectification_id}
          and ${report.measure_id} = ${measure.id} and ${holds(report.search, report.text, search.words)}))
      order by ${measure.id} desc limit ${search.limit}`,
  )
  if (among.length === search.limit) return among
  return prepared(
    database,
    sql<Key>`select distinct hit.rectification_id, hit.id from (
      ${measuresHolding(search.words, { where: inScope, limit: sql`` })}) as hit order by hit.id desc limit ${search.limit}`,
  )
}

/**
 * Keys of the measures that hold the words in their text, in their finding's title or in what a source says of either; by
 * the search indexes. A measure may come more than once.
 */
export function measuresHolding(
  words: string,
  only: { readonly where: RawBuilder<SqlBool>; readonly limit: RawBuilder<unknown> },
): RawBuilder<Key> {
  const part = (from: RawBuilder<unknown>, condition: RawBuilder<SqlBool>): RawBuilder<unknown> => sql`(
    select ${measure.rectification_id}, ${measure.id} from ${from} where ${condition} and ${only.where} ${only.limit})`
  const belowNote = sql`${note} join ${measure} on ${measure.rectification_id} = ${note.rectification_id}`
  const noted = holds(note.search, wordsOfNote, words)
  return sql`
    ${part(sql`${measure}`, holds(measure.search, measure.text, words))}
    union all ${part(
      sql`${finding} join ${measure} on ${measure.rectification_id} = ${finding.rectification_id}
        and ${measure.finding_id} = ${finding.id}`,
      holds(finding.search, titleOf, words),
    )}
    union all ${part(sql`${belowNote} and ${measure.id} = ${note.measure_id}`, noted)}
    union all ${part(sql`${belowNote} and ${measure.finding_id} = ${note.finding_id}`, noted)}
    union all ${part(
      sql`${report} join ${measure} on ${measure.rectification_id} = ${report.rectification_id}
        and ${measure.id} = ${report.measure_id}`,
      holds(report.search, report.text, words),
    )}`
}

const titleOf = sql`coalesce(${finding.title}, '')`
const wordsOfNote = sql`words_in(${note.notes} || ${note.said})`

// Which index serves depends on how common the words are. It knows pairs of characters, so it has the last word on words of
// two; only longer ones are looked for again.
function holds(tokens: RawBuilder<unknown>, text: RawBuilder<unknown>, words: string): RawBuilder<SqlBool> {
  const long = words
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => Array.from(word).length > 2)
  const again = long.map((word) => sql`and strpos(search_fold(${text}), search_fold(${word}::text)) > 0`)
  return plannedEachTime(
    sql`(${tokens} @@ search_query(${words}) ${again.length === 0 ? sql`` : sql.join(again, sql` `)})`,
  )
}
