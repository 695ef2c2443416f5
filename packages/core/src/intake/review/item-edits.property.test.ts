import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, isWithin, overlaps } from './cover.ts'
import type { Draft } from '../../reading/draft.ts'
import { type Edited, retype, setAside } from './draft-edits.ts'
import { itemOf, itemsOf, piecesIn, wordsOf } from './draft-items.ts'
import { aDraft } from './drafts.testing.ts'
import { acceptItem, moveItem, moveToFinding } from './item-changes.ts'
import { dropItem, lower, mergeUp, raise, splitItem } from './item-edits.ts'
import { sentenceEnds } from './sentence-ends.ts'
import { unplacedIn } from './open-points.ts'
import { type SourceText, sourceText } from '../../reading/text/source-text.ts'

const roles = ['finding', 'measure', 'result', 'heading', 'background', 'unplaced'] as const
const number = fc.nat(60)
const edit = fc.oneof(
  fc.record({ type: fc.constant('retype' as const), a: number, b: number, role: fc.constantFrom(...roles) }),
  fc.record({ type: fc.constant('passage' as const), a: number, role: fc.constantFrom(...roles) }),
  fc.record({ type: fc.constantFrom('merge', 'raise', 'lower', 'drop', 'accept'), a: number }),
  fc.record({ type: fc.constantFrom('split', 'sentence', 'up', 'down', 'over'), a: number, b: number }),
)
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

const content = fc.array(
  fc.tuple(
    fc.constantFrom('finding', 'measure', 'result', 'furniture', 'background', 'unplaced'),
    fc.string({
      unit: fc.constantFrom('一', '是', '查', '。', '𠮷', '.', '1', '\n', ' ', 'a'),
      minLength: 1,
      maxLength: 8,
    }),
  ),
  { minLength: 1, maxLength: 12 },
)

function carryOut(source: SourceText, draft: Draft, change: Edit): Edited | null {
  if (change.type === 'retype') {
    const start = Math.min(change.a, source.length - 1)
    const span = { start, end: Math.min(source.length, start + 1 + change.b) }
    return retype(source, draft, { span, role: change.role })
  }
  if (change.type === 'passage') {
    const span = draft.passages[change.a % draft.passages.length]
    return span === undefined ? null : retype(source, draft, { span, role: change.role })
  }
  const items = itemsOf(draft)
  const at = items[change.a % Math.max(1, items.length)]
  if (at === undefined) return null
  const b = 'b' in change ? change.b : 0
  switch (change.type) {
    case 'merge':
      return mergeUp(source, draft, at)
    case 'raise':
      return raise(source, draft, at)
    case 'lower':
      return lower(source, draft, at.finding)
    case 'drop':
      return dropItem(draft, at, 'background')
    case 'accept':
      return acceptItem(draft, at)
    case 'split':
      return splitItem(source, draft, { at, offset: b })
    case 'sentence': {
      const span = draft.findings[at.finding]?.passage ?? { start: 0, end: 0 }
      const ends = sentenceEnds(source, span)
      return splitItem(source, draft, { at: { ...at, measure: null }, offset: ends[b % ends.length] ?? 0 })
    }
    case 'up':
      return moveItem(draft, at, -1)
    case 'down':
      return moveItem(draft, at, 1)
    default:
      return at.measure === null ? null : moveToFinding(draft, at, b % draft.findings.length)
  }
}

/** Text that is read as a finding or a measure and that no item holds. */
function homeless(source: SourceText, draft: Draft): unknown[] {
  const items = draft.findings.flatMap((finding) => [finding, ...finding.measures])
  return draft.passages.filter(
    (passage) =>
      (passage.role === 'finding' || passage.role === 'measure') &&
      source.slice(passage.start, passage.end).trim() !== '' &&
      !items.some((item) => isWithin(passage, item.passage)),
  )
}

test('no sequence of edits loses a character, or a text that was read as a finding or a measure', () => {
  fc.assert(
    fc.property(content, fc.array(edit, { maxLength: 20 }), (pieces, edits) => {
      const { text, draft } = aDraft(pieces)
      const source = sourceText(text)
      let current = draft
      for (const change of edits) {
        const edited = carryOut(source, current, change)
        if (edited === null) continue
        current = edited.draft
        expect(covers(current.passages, source.length)).toBe(true)
        expect(homeless(source, current)).toEqual([])
        expect(edited.at === null || itemOf(current, edited.at) !== null).toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})

test('a measure says what its passage says and no other measure does, after any edits', () => {
  fc.assert(
    fc.property(content, fc.array(edit, { maxLength: 20 }), (pieces, edits) => {
      const { text, draft } = aDraft(pieces)
      const source = sourceText(text)
      let current = draft
      for (const change of edits) current = carryOut(source, current, change)?.draft ?? current
      const measures = current.findings.flatMap((finding) => finding.measures)
      for (const measure of measures) {
        expect(measure.text).toBe(wordsOf(source, piecesIn(current.passages, measure.passage, 'measure')))
        const others = measures.filter((other) => other !== measure)
        expect(others.filter(({ passage }) => overlaps(passage, measure.passage))).toEqual([])
      }
    }),
    {
      numRuns: 1000,
      // Once told apart wrongly: a cut that makes a number, one that takes along what lay between, one around a measure.
      examples: [
        [
          [
            ['finding', '一一'],
            ['finding', '一'],
            ['finding', '一一.一'],
          ],
          [
            { type: 'retype', a: 1, b: 5, role: 'measure' },
            { type: 'split', a: 45, b: 2 },
          ],
        ],
        [
          [
            ['finding', '一'],
            ['finding', '一一 一'],
            ['finding', '是一'],
          ],
          [
            { type: 'retype', a: 5, b: 0, role: 'finding' },
            { type: 'retype', a: 2, b: 4, role: 'finding' },
            { type: 'passage', a: 33, role: 'measure' },
            { type: 'sentence', a: 6, b: 0 },
          ],
        ],
        [
          [
            ['measure', '一一'],
            ['finding', '一'],
            ['finding', '一'],
            ['finding', '一'],
          ],
          [
            { type: 'retype', a: 1, b: 3, role: 'finding' },
            { type: 'passage', a: 33, role: 'measure' },
            { type: 'split', a: 0, b: 2 },
            { type: 'merge', a: 4 },
          ],
        ],
      ],
    },
  )
})

test('no edit changes the draft that it begins with, so that undoing restores it exactly', () => {
  fc.assert(
    fc.property(content, fc.array(edit, { maxLength: 10 }), (pieces, edits) => {
      const { text, draft } = aDraft(pieces)
      const source = sourceText(text)
      const steps = [draft]
      const kept = [structuredClone(draft)]
      for (const change of edits) {
        const next = carryOut(source, steps.at(-1) ?? draft, change)?.draft
        if (next === undefined) continue
        steps.push(next)
        kept.push(structuredClone(next))
      }
      expect(steps).toEqual(kept)
    }),
  )
})

test('stretches set aside together come out as if each had been set aside by itself', () => {
  fc.assert(
    fc.property(content, fc.array(edit, { maxLength: 6 }), (pieces, edits) => {
      const { text, draft } = aDraft(pieces)
      const source = sourceText(text)
      let current = draft
      for (const change of edits) current = carryOut(source, current, change)?.draft ?? current
      const spans = unplacedIn(source, current.passages)
      let oneByOne = current
      for (const span of spans)
        oneByOne = retype(source, oneByOne, { span, role: 'background' })?.draft ?? oneByOne
      expect(setAside(source, current, spans.toReversed())).toEqual(oneByOne)
    }),
    { numRuns: 500 },
  )
})
