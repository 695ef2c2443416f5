import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { decodeText } from '@bihuan/core/reading/text/decode.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { describe, expect, test } from 'vitest'
import { type Label, labelSchema } from '../../bench/intake/label.ts'
import { matchFindings, matchMeasures, type Pair, sameWords } from '../../bench/intake/matching.ts'

const counts = ['items', 'problems', 'measures', 'done', 'ongoing'] as const

type Case = { name: string; text: string; label: Label; draft: Draft; pairs: Pair[] }

// Invented texts of the genre lie here; others may lie beside the project.
const collections = [
  { place: 'here', folder: new URL('texts/', import.meta.url) },
  { place: 'beside the project', folder: new URL('../../../shared/intake/cases/', import.meta.url) },
].map(({ place, folder }) => ({ place, cases: casesIn(folder) }))

describe.each(collections)('labelled texts $place', ({ place, cases }) => {
  test(`there are ${cases.length}`, () => {
    expect(cases.length > 0 || place !== 'here').toBe(true)
  })

  test.for(cases)('$name is covered without gap or overlap', ({ text, draft }) => {
    const ends = draft.passages.map(({ end }) => end)
    expect(draft.passages.map(({ start }) => start)).toEqual([0, ...ends.slice(0, -1)])
    expect(ends.at(-1)).toBe(Array.from(text).length)
    expect(draft.passages.every(({ start, end }) => end > start)).toBe(true)
  })

  test.for(cases.filter(({ label }) => label.problems.length === 0))(
    '$name lists no finding, so none is invented',
    ({ draft }) => {
      expect(draft.findings).toEqual([])
    },
  )

  const scored = cases.length === 0 ? [] : [{ totals: totalsOf(cases) }]

  test.for(scored)(
    'of the findings at least 95 % are found, and at least 95 % of those found are there',
    ({ totals }) => {
      expect(totals.matched / totals.labelled).toBeGreaterThanOrEqual(0.95)
      expect(totals.matched / totals.read).toBeGreaterThanOrEqual(0.95)
    },
  )

  test.for(scored)(
    'of their titles at least 90 % are exact, and as many of their statuses right',
    ({ totals }) => {
      expect(totals.exact / totals.matched).toBeGreaterThanOrEqual(0.9)
      expect(totals.stated / totals.matched).toBeGreaterThanOrEqual(0.9)
    },
  )

  test.for(scored)(
    'of the measures at least 90 % are found, and at least 90 % of those found are there',
    ({ totals }) => {
      expect(totals.measuresMatched / totals.measuresLabelled).toBeGreaterThanOrEqual(0.9)
      expect(totals.measuresMatched / totals.measuresRead).toBeGreaterThanOrEqual(0.9)
    },
  )

  test.for(scored)('of the announced counts at least 95 % are right, silence included', ({ totals }) => {
    expect(totals.counted / (cases.length * counts.length)).toBeGreaterThanOrEqual(0.95)
  })
})

function casesIn(folder: URL): Case[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.toSorted().flatMap((name) => readCase(folder, name))
}

function readCase(folder: URL, name: string): Case[] {
  const label = labelSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  const file = new URL(label.text_file, folder)
  if (!existsSync(file)) return []
  const decoded = decodeText(readFileSync(file))
  if (!decoded.ok) throw new Error(`${label.text_file} was refused: ${decoded.refusal.code}`)
  const { text } = decoded.value
  const draft = readText(text)
  return [{ name, text, label, draft, pairs: matchFindings(label, draft) }]
}

function totalsOf(read: readonly Case[]) {
  const pairs = read.flatMap((one) => one.pairs)
  const matched = pairs.flatMap(({ label, found }) => (found === null ? [] : [{ label, found }]))
  const measures = read.map((one) => matchMeasures(one.pairs, one.draft))
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  const measuresMatched = sum(measures.map(({ found }) => found))
  return {
    labelled: pairs.length,
    matched: matched.length,
    read: sum(read.map(({ draft }) => draft.findings.length)),
    exact: matched.filter(({ label, found }) => sameWords(label.title, found.title)).length,
    stated: matched.filter(({ label, found }) => label.status === (found.status ?? 'not_stated')).length,
    measuresMatched,
    measuresLabelled: measuresMatched + sum(measures.map(({ missed }) => missed.length)),
    measuresRead: measuresMatched + sum(measures.map(({ invented }) => invented.length)),
    counted: sum(
      read.map(
        ({ label, draft }) =>
          counts.filter((count) => label.announced[count] === draft.announced[count]).length,
      ),
    ),
  }
}
