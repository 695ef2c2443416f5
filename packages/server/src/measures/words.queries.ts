import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { SealedFile } from '@bihuan/core/people/role.ts'
import { sealedName } from '@bihuan/core/told/evidence.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { finding, measure } from './measures.queries.ts'

const note = columnsOf('source_notes', 'note')
const report = columnsOf('imported_reports', 'report')
const own = columnsOf('measures', 'own')

/** Words that somebody looks for, and the sealed files that they may not see: what only these say is not found. */
export type Sought = { readonly words: string; readonly hidden?: readonly SealedFile[] }

type Key = { readonly rectification_id: RectificationId; readonly id: MeasureId }

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
  sought: Sought,
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
  // Of a measure or of a finding: their ids are never the same, so that all are found at once.
  const noted = below(note, note.subject_id, holds(noteText, sought))
  return sql`(${holds(textOf(row), sought)}
    or (${row.rectification_id}, ${row.finding_id}) in (${below(finding, finding.id, holds(titleText, sought))})
    or array[${row.id}, ${row.finding_id}] && array(select told.subject from (${noted}) as told (place, subject))
    or (${row.rectification_id}, ${row.id}) in (${below(report, report.measure_id, holds(reportText, sought))}))`
}

/**
 * Keys of the measures that hold the words in their text, in their finding’s title or in what a source says of either; by
 * the search indexes, in a part for each. A measure may come in more than one.
 */
export function measuresHolding(
  sought: Sought,
  only: { readonly where: RawBuilder<SqlBool>; readonly limit: RawBuilder<unknown> },
): readonly RawBuilder<Key>[] {
  const part = (from: RawBuilder<unknown>, condition: RawBuilder<SqlBool>): RawBuilder<Key> => sql`(
    select ${measure.rectification_id}, ${measure.id} from ${from} where ${condition} and ${only.where} ${only.limit})`
  const belowNote = sql`${note} join ${measure} on ${measure.rectification_id} = ${note.rectification_id}`
  const noted = holds(noteText, sought)
  return [
    part(sql`${measure}`, holds(textOf(measure), sought)),
    part(
      sql`${finding} join ${measure} on ${measure.rectification_id} = ${finding.rectification_id}
        and ${measure.finding_id} = ${finding.id}`,
      holds(titleText, sought),
    ),
    part(sql`${belowNote} and ${measure.id} = ${note.measure_id}`, noted),
    part(sql`${belowNote} and ${measure.finding_id} = ${note.finding_id}`, noted),
    part(
      sql`${report} join ${measure} on ${measure.rectification_id} = ${report.rectification_id}
        and ${measure.id} = ${report.measure_id}`,
      holds(reportText, sought),
    ),
  ]
}

/**
 * The same of measures that stand in `own (rectification_id, id, finding_id)` of the statement: what holds the words is found
 * by the indexes of words and laid beside them, so that the measures of all others are not read. Their own texts are looked
 * for by `where`, each a condition with an index: both indexes are read before any row is.
 */
export function ownHolding(
  sought: Sought,
  only: { readonly where: readonly RawBuilder<SqlBool>[]; readonly limit: RawBuilder<unknown> },
): readonly RawBuilder<Key>[] {
  const told = (
    table: Columns<'findings'> | Columns<'source_notes'> | Columns<'imported_reports'>,
    isTold: RawBuilder<SqlBool>,
    isHolding: RawBuilder<SqlBool>,
  ): RawBuilder<Key> => sql`(
    select ${own.rectification_id}, ${own.id} from own join ${table}
      on ${table.rectification_id} = ${own.rectification_id} and ${isTold}
    where ${isHolding} ${only.limit})`
  const noted = holds(noteText, sought)
  return [
    ...only.where.map(
      (isMeant) => sql<Key>`(select ${measure.rectification_id}, ${measure.id} from ${measure}
        where ${holds(textOf(measure), sought)} and ${isMeant} ${only.limit})`,
    ),
    told(finding, sql`${finding.id} = ${own.finding_id}`, holds(titleText, sought)),
    told(note, sql`${note.measure_id} = ${own.id}`, noted),
    told(note, sql`${note.finding_id} = ${own.finding_id}`, noted),
    told(report, sql`${report.measure_id} = ${own.id}`, holds(reportText, sought)),
  ]
}

/** A text that words are looked for in, with the index of its words and, where it is taken from one, its document. */
type Text = {
  readonly rectification_id: RawBuilder<unknown>
  readonly search: RawBuilder<unknown>
  readonly text: RawBuilder<unknown>
  readonly document: RawBuilder<unknown> | null
}

const titleText: Text = {
  rectification_id: finding.rectification_id,
  search: finding.search,
  text: sql`coalesce(${finding.title}, '')`,
  document: null,
}
const noteText: Text = {
  rectification_id: note.rectification_id,
  search: note.search,
  text: sql`words_in(${note.notes} || ${note.said})`,
  document: note.source_name,
}
const reportText: Text = {
  rectification_id: report.rectification_id,
  search: report.search,
  text: report.text,
  document: report.source_name,
}

function textOf(row: Columns<'measures'>): Text {
  const { rectification_id, search, text } = row
  return { rectification_id, search, text, document: null }
}

function holds(text: Text, sought: Sought): RawBuilder<SqlBool> {
  const held = holdsWords(text.search, text.text, sought.words)
  const { hidden = [] } = sought
  if (hidden.length === 0) return held
  // What is found is looked at again as its reader sees it: without names of sealed files, and nothing of a sealed document.
  const names = sql`(${JSON.stringify(namesByRectification(hidden))}::jsonb -> ${text.rectification_id}::text)`
  const seen = sql`veiled_words(${text.text}, ${names}, ${sealedName})`
  const isOfSealed = text.document === null ? sql`false` : sql`${names} ? ${text.document}`
  return sql`(${held} and (${names} is null
    or not (${isOfSealed}) and ${holdsWords(sql`search_tokens(${seen})`, seen, sought.words)}))`
}

function namesByRectification(hidden: readonly SealedFile[]): Readonly<Record<string, readonly string[]>> {
  const grouped = Map.groupBy(hidden, (file) => file.rectificationId)
  return Object.fromEntries([...grouped].map(([id, files]) => [id, files.flatMap(({ names }) => names)]))
}

// The index knows pairs of characters, so it has the last word on words of two; only longer ones are looked for again.
function holdsWords(
  tokens: RawBuilder<unknown>,
  text: RawBuilder<unknown>,
  words: string,
): RawBuilder<SqlBool> {
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
