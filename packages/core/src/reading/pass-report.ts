import type { Draft } from './draft.ts'
import type { Outline } from './outline/outline.ts'
import type { ReadFinding } from './findings/reading.ts'
import type { Table } from './tables/table.ts'
import type { Strip } from './text/strip.ts'

/** The passes of the reader, in their order. */
export const passes = ['clean', 'lines', 'outline', 'kind', 'findings', 'measures', 'facts', 'draft'] as const

/** What one pass saw in a text: counts and words by name, for whoever asks why a text was read so. */
export type PassReport = {
  readonly pass: (typeof passes)[number]
  readonly saw: Readonly<Record<string, number | string | null>>
}

/** Says of each pass what it saw. */
export function reportsOf(read: {
  readonly source: string
  readonly cleaned: Strip
  readonly outline: Outline
  readonly tables: readonly Table[]
  readonly found: readonly ReadFinding[]
  readonly draft: Draft
}): PassReport[] {
  const { source, cleaned, outline, tables, found, draft } = read
  const { flow, nodes } = outline
  const counted = countBy(
    nodes.map(({ marker, label }) => marker?.kind ?? (label === null ? 'line' : `label ${label}`)),
  )
  const stated = countBy(found.map(({ status }) => status ?? 'no status'))
  const measures = found.flatMap((finding) => finding.measures)
  const unplaced = draft.passages.filter(({ role }) => role === 'unplaced')
  return [
    { pass: 'clean', saw: { characters: source.length, kept: cleaned.text.length } },
    {
      pass: 'lines',
      saw: {
        printed: source.split(/\r\n|[\n\r]/).length,
        joined: flow.lines.length,
        furniture: flow.furniture.length,
      },
    },
    { pass: 'outline', saw: counted },
    { pass: 'kind', saw: { kind: draft.kind, title: draft.facts.documentTitle } },
    { pass: 'findings', saw: { tables: tables.length, findings: found.length, ...stated } },
    { pass: 'measures', saw: { measures: measures.length } },
    {
      pass: 'facts',
      saw: { ...draft.announced, figures: draft.figures.length, regulations: draft.regulations.length },
    },
    {
      pass: 'draft',
      saw: {
        passages: draft.passages.length,
        unplaced: unplaced.reduce((sum, { start, end }) => sum + end - start, 0),
        warnings: draft.warnings.map(({ code }) => code).join(' '),
      },
    },
  ]
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
