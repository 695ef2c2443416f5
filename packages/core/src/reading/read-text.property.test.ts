import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordedDraftSchema } from '../intake/draft.schema.ts'
import { readText } from './read-text.ts'
import { chainedReport, englishMemo, ledgerTable, wrappedNotice } from './texts.testing.ts'

const sources = [wrappedNotice, chainedReport, ledgerTable, englishMemo]

/** What is wrong with the draft of a text, or null: gaps, overlaps, spans outside the text, a malformed draft. */
function faultIn(text: string): string | null {
  const draft = readText(text)
  const length = Array.from(text).length
  let at = 0
  for (const passage of draft.passages) {
    if (passage.start !== at || passage.end <= at) return `a gap or overlap at ${at}`
    at = passage.end
  }
  if (at !== length) return `covered to ${at} of ${length}`
  const spans = draft.findings.flatMap((finding) => [
    finding.passage,
    ...finding.measures.map((measure) => measure.passage),
  ])
  spans.push(...[...draft.figures, ...draft.regulations].map((mention) => mention.passage))
  if (spans.some((span) => span.start < 0 || span.end < span.start || span.end > length))
    return 'a span outside the text'
  return recordedDraftSchema.safeParse(draft).success ? null : 'a draft that breaks its schema'
}

function expectWhole(text: string): void {
  expect(faultIn(text)).toBeNull()
}

test('any text at all is covered and never throws', () => {
  expect.hasAssertions()
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => expectWhole(text)),
    { numRuns: 300 },
  )
})

test('lone halves of surrogate pairs are characters too', () => {
  expect.hasAssertions()
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('\ud83d', '\ude00', '一、', '“', '”', '问题', '\r', '\n', '（', '1.', '\t', '|'),
      ),
      (parts) => expectWhole(parts.join('')),
    ),
    { numRuns: 300 },
  )
})

test('a document cut anywhere is covered', () => {
  expect.hasAssertions()
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.nat(), fc.nat(), (source, from, to) =>
      expectWhole(source.slice(from % source.length, (from % source.length) + (to % source.length))),
    ),
    { numRuns: 200 },
  )
})

test('documents shuffled line by line and piece by piece are covered', () => {
  expect.hasAssertions()
  const lines = sources.flatMap((source) => source.split('\n'))
  const pieces = sources.flatMap((source) => source.split(/(?<=[。；：、“”（）])/))
  fc.assert(
    fc.property(fc.shuffledSubarray(lines), fc.shuffledSubarray(pieces), (some, more) =>
      expectWhole(`${some.join('\n')}${more.join('')}`),
    ),
    { numRuns: 60 },
  )
})

test('a measure’s text is the text at its passage, without the line breaks of a column', () => {
  for (const source of sources) {
    const characters = Array.from(source)
    for (const finding of readText(source).findings) {
      for (const { text, passage } of finding.measures) {
        const there = characters.slice(passage.start, passage.end).join('')
        expect(text.replace(/\s+/g, '')).toBe(there.replace(/\s+/g, ''))
      }
    }
  }
})
