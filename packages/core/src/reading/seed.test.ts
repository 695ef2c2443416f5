import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { decodeText } from './text/decode.ts'
import type { Draft } from './draft.ts'
import { readText } from './read-text.ts'

// The real notice is not part of the project, so no word of it stands here: what is expected comes from its labels.
const labelFile = new URL('../../../../../shared/intake/cases/00-seed-labels.json', import.meta.url)
const labelSchema = z.object({
  text_file: z.string(),
  announced: z.record(z.string(), z.int()),
  problems: z.array(
    z.object({
      no: z.string(),
      title: z.string(),
      status: z.string(),
      path: z.array(z.string()),
      measures: z.array(z.object({ start: z.int() })),
      title_start: z.int(),
      title_end: z.int(),
    }),
  ),
})
type Label = z.infer<typeof labelSchema>
type Seed = {
  readonly label: Label
  readonly characters: readonly string[]
  readonly packed: string
  readonly draft: Draft
}

const seeds = seedsBeside()

test(`the real notice and its labels ${seeds.length === 0 ? 'do not lie' : 'lie'} beside the project`, () => {
  expect(seeds.every(({ characters }) => characters.length > 0)).toBe(true)
})

test.for(seeds)('the counts that the real notice announces', ({ label, draft }) => {
  expect(draft.announced).toEqual(label.announced)
  expect(Object.values(draft.announced)).toEqual([4, 13, 80, 11, 2])
})

test.for(seeds)('its findings have their exact titles, places, headings and statuses', ({ label, draft }) => {
  expect(draft.findings).toHaveLength(7)
  expect(draft.findings.map(({ number, title, status }) => ({ number, title, status }))).toEqual(
    label.problems.map(({ no, title, status }) => ({ number: no, title, status })),
  )
  expect(draft.findings.map(({ passage }) => passage)).toEqual(
    label.problems.map(({ title_start: start, title_end: end }) => ({ start, end })),
  )
  expect(draft.findings.map(({ path }) => path)).toEqual(label.problems.map(({ path }) => path))
})

test.for(seeds)('its measures hold all that stands between their marker and the next one', (seed) => {
  const expected = fullMeasures(seed)
  expect(expected).toHaveLength(22)
  expect(
    seed.draft.findings.flatMap(({ number, measures }) =>
      measures.map(({ text, passage }) => ({ number, start: passage.start, text })),
    ),
  ).toEqual(expected)
})

test.for(seeds)('its warnings', ({ draft, packed }) => {
  expect(draft.warnings.map(({ code, params }) => [code, params])).toEqual([
    ['FINDINGS_DIFFER', { announced: 13, found: 7 }],
    ['MEASURES_DIFFER', { announced: 80, found: 22 }],
    ['TEXT_CUT_OFF', { at: cutMark.exec(packed)?.[0] }],
  ])
})

test.for(seeds)('its bodies and days, and its title from the last line', ({ draft, packed, characters }) => {
  const [, by, of] = /，([^，。]+组)对([^，。（]+)（以下简称/.exec(packed) ?? []
  expect([by, of].every((body) => body !== undefined && body.length > 5)).toBe(true)
  expect(draft.facts).toEqual({
    documentTitle: characters.join('').trimEnd().split('\n').at(-1)?.trim(),
    inspectingBody: by,
    inspectedBody: of,
    inspectedFrom: '2021-06-23',
    inspectedTo: '2021-07-30',
    feedbackOn: '2021-09-13',
  })
})

test.for(seeds)('its part on organisation is background to the last character', ({ draft, characters }) => {
  const text = characters.join('')
  const from = Array.from(text.slice(0, text.search(/^一、/m))).length
  const to = Array.from(text.slice(0, text.search(/^二、/m))).length
  expect(to - from).toBeGreaterThan(1000)
  const within = draft.passages.filter((passage) => passage.start < to && passage.end > from)
  expect(within.filter(({ role }) => role !== 'heading' && role !== 'background')).toEqual([])
  const background = within.filter(({ role }) => role === 'background')
  const covered = background.reduce(
    (sum, { start, end }) => sum + Math.min(end, to) - Math.max(start, from),
    0,
  )
  expect(covered / (to - from)).toBeGreaterThan(0.9)
})

test.for(seeds)('each of its characters lies in exactly one passage', ({ draft, characters }) => {
  const ends = draft.passages.map(({ end }) => end)
  expect(draft.passages.map(({ start }) => start)).toEqual([0, ...ends.slice(0, -1)])
  expect(ends.at(-1)).toBe(characters.length)
  expect(draft.passages.every(({ start, end }) => end > start)).toBe(true)
  expect(draft.passages.filter(({ role }) => role === 'unplaced')).toEqual([])
})

const cutMark = /（下转第\d+版）/

/** What each labelled measure says: from its labelled start to the next marker, the breaks of the column removed. */
function fullMeasures({ label, characters }: Seed): { number: string; start: number; text: string }[] {
  const starts = label.problems.flatMap(({ no, measures }) => measures.map(({ start }) => ({ no, start })))
  const stops = [...starts.map(({ start }) => start), ...label.problems.map((problem) => problem.title_start)]
  return starts.map(({ no, start }) => {
    const next = Math.min(characters.length, ...stops.filter((stop) => stop > start))
    const words = characters
      .slice(start, next)
      .join('')
      .replace(/\s*\n\s*/g, '')
    const text = words
      .replace(/(?:[一二三四五六七八九十]是|\d+、关于“)$/, '')
      .replace(/（下转第\d+版）.*$/, '')
    return { number: no, start, text }
  })
}

function seedsBeside(): Seed[] {
  if (!existsSync(labelFile)) return []
  const label = labelSchema.parse(JSON.parse(readFileSync(labelFile, 'utf8')))
  const textFile = new URL(label.text_file, labelFile)
  if (!existsSync(textFile)) return []
  const decoded = decodeText(readFileSync(textFile))
  if (!decoded.ok) throw new Error(`${fileURLToPath(textFile)} was refused: ${decoded.refusal.code}`)
  const { text } = decoded.value
  return [{ label, characters: Array.from(text), packed: text.replace(/\s+/g, ''), draft: readText(text) }]
}
