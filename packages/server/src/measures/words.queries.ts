import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { finding, measure } from './measures.queries.ts'

const note = columnsOf('source_notes', 'note')
const report = columnsOf('imported_reports', 'report')

type Key = { readonly rectification_id: unknown; readonly id: unknown }

/**
 * The words that are sought, made ready once: a statement with `sought as materialized (…)` at its beginning may ask whether
 * something holds them.
 */
export function soughtWords(words: string): RawBuilder<unknown> {
  const folded = longOf(words).map((word, place) => sql`, search_fold(${word}::text) as ${wordAt(place)}`)
  return sql`select search_query(${words}) as query ${folded.length === 0 ? sql`` : sql.join(folded, sql` `)}`
}

/**
 * Whether a measure holds the words, in its text, in its finding’s title or in what a source says of either; for rows of
 * few rectifications, of which all titles and sources are looked at.
 */
export function holdsAmong(
  row: Columns<'measures'>,
  words: string,
  rectificationIds: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  // One rectification after the other, as no index of words knows where it lies: `offset` and `is true` leave no other way.
  const below = (
    table: Columns<'findings'> | Columns<'source_notes'> | Columns<'imported_reports'>,
    subjectId: RawBuilder<unknown>,
    isHolding: RawBuilder<SqlBool>,
  ): RawBuilder<unknown> => sql`select place.id, found.id from (${rectificationIds}) as place (id)
    cross join lateral (select ${subjectId} as id from ${table}
      where ${table.rectification_id} = place.id and ${isHolding} is true offset 0) as found`
  const noted = below(note, note.subject_id, holds(note.search, wordsOfNote, words))
  return sql`(${holds(row.search, row.text, words)}
    or (${row.rectification_id}, ${row.finding_id}) in (${below(finding, finding.id, holds(finding.search, titleOf, words))})
    or (${row.rectification_id}, ${row.id}) in (${noted}) or (${row.rectification_id}, ${row.finding_id}) in (${noted})
    or (${row.rectification_id}, ${row.id}) in (${below(report, report.measure_id, holds(report.search, report.text, words))}))`
}

/**
 * Keys of the measures that hold the words in their text, in their finding’s title or in what a source says of either; by
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

// The index knows pairs of characters, so it has the last word on words of two; only longer ones are looked for again.
function holds(tokens: RawBuilder<unknown>, text: RawBuilder<unknown>, words: string): RawBuilder<SqlBool> {
  const again = longOf(words).map(
    (_, place) => sql`and strpos(search_fold(${text}), (select ${wordAt(place)} from sought)) > 0`,
  )
  return sql`(${tokens} @@ (select query from sought) ${again.length === 0 ? sql`` : sql.join(again, sql` `)})`
}

function longOf(words: string): readonly string[] {
  return words
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => Array.from(word).length > 2)
}

function wordAt(place: number): RawBuilder<unknown> {
  return sql.raw(`word_${place}`)
}
