import type { Draft, DraftFinding, Passage, PassageRole, Span } from '@bihuan/core/intake/draft.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dropFinding,
  dropMeasure,
  editFinding,
  mergeWithPrevious,
  retype,
  splitMeasure,
} from './draft-edits.ts'
import { covers, isWithin, overlaps } from './passages.ts'
import { sourceText } from './source-text.ts'

type Piece = readonly [PassageRole, string]

const pieces: readonly Piece[] = [
  ['background', '某区整改情况通报。\n'],
  ['finding', '1.关于台账不全的问题\n'],
  ['measure', '（1）建立台账。'],
  ['measure', '（2）按月对账，'],
  ['furniture', '第2版\n'],
  ['result', '已建台账3本。\n'],
  ['finding', '2.关于𠮷巷路灯不亮的问题\n'],
  ['measure', '（1）更换路灯。\n'],
  ['unplaced', '联系电话略。'],
]

function aFinding(passage: Span, title: string): DraftFinding {
  const rest = { status: null, statusRaw: null, owner: null, leader: null, dueOn: null, dueRaw: null }
  return { number: null, path: [], title, ...rest, passage, measures: [] }
}

/** A draft in which each piece with the role of an item is that item, under the finding above it. */
function aDraft(from: readonly Piece[]): { text: string; draft: Draft } {
  const passages: Passage[] = []
  const findings: DraftFinding[] = []
  let at = 0
  for (const [role, words] of from) {
    const passage = { start: at, end: at + Array.from(words).length }
    at = passage.end
    const isHomeless = role === 'measure' && findings.length === 0
    passages.push({ ...passage, role: isHomeless ? 'unplaced' : role })
    if (role === 'finding') findings.push(aFinding(passage, words))
    if (role === 'measure') findings.at(-1)?.measures.push({ text: words, passage })
  }
  const announced = { items: null, problems: null, measures: null, done: null, ongoing: null }
  const facts = {
    documentTitle: null,
    inspectingBody: null,
    inspectedBody: null,
    inspectedFrom: null,
    inspectedTo: null,
    feedbackOn: null,
  }
  const text = from.map(([, words]) => words).join('')
  return {
    text,
    draft: {
      kind: 'notice',
      announced,
      findings,
      warnings: [],
      passages,
      facts,
      figures: [],
      regulations: [],
      columns: [],
    },
  }
}

const { text, draft } = aDraft(pieces)
const source = sourceText(text)
const spanOf = (index: number): Span => {
  const passage = draft.passages[index]
  if (passage === undefined) throw new Error(`no passage ${index}`)
  return { start: passage.start, end: passage.end }
}
const tree = (of: Draft | null) =>
  of?.findings.map((finding) => [finding.title, finding.measures.map((m) => m.text)])

describe('reading a passage as something else', () => {
  test('a measure read as a finding takes over the measures below it', () => {
    expect(tree(retype(source, draft, { span: spanOf(2), role: 'finding' }))?.slice(0, 2)).toEqual([
      ['1.关于台账不全的问题\n', []],
      ['建立台账。', ['（2）按月对账，']],
    ])
  })

  test('a finding read as background hands its measures to the finding above', () => {
    expect(tree(retype(source, draft, { span: spanOf(6), role: 'background' }))).toEqual([
      ['1.关于台账不全的问题\n', ['（1）建立台账。', '（2）按月对账，', '（1）更换路灯。\n']],
    ])
  })

  test('the first finding read as background leaves its measures to be placed', () => {
    const edited = retype(source, draft, { span: spanOf(1), role: 'background' })
    expect(edited?.passages.slice(1, 4).map((passage) => passage.role)).toEqual([
      'background',
      'unplaced',
      'unplaced',
    ])
  })

  test('unplaced text read as a measure joins the finding above, beyond characters of two units', () => {
    expect(tree(retype(source, draft, { span: spanOf(8), role: 'measure' }))?.[1]?.[1]).toEqual([
      '（1）更换路灯。\n',
      '联系电话略。',
    ])
  })

  test('no measure stands above the first finding', () => {
    expect(retype(source, draft, { span: spanOf(0), role: 'measure' })).toBeNull()
  })

  test('a selection inside a measure becomes a result, and the measure loses those words', () => {
    const { start } = spanOf(2)
    const edited = retype(source, draft, { span: { start: start + 5, end: start + 8 }, role: 'result' })
    expect(tree(edited)?.[0]?.[1]).toEqual(['建立', '（2）按月对账，'])
  })

  test('a blank stretch becomes neither finding nor measure', () => {
    const { end } = spanOf(5)
    expect(retype(source, draft, { span: { start: end - 1, end }, role: 'finding' })).toBeNull()
    expect(retype(source, draft, { span: { start: end - 1, end }, role: 'measure' })).toBeNull()
  })
})

describe('measures', () => {
  test('merged measures hold both texts', () => {
    expect(tree(mergeWithPrevious(source, draft, { finding: 0, measure: 1 }))?.[0]?.[1]).toEqual([
      '建立台账。（2）按月对账，',
    ])
  })

  test('the first measure of a finding has nothing to merge with', () => {
    expect(mergeWithPrevious(source, draft, { finding: 1, measure: 0 })).toBeNull()
  })

  test('a measure splits at a place in the source', () => {
    const edited = splitMeasure(source, draft, {
      at: { finding: 0, measure: 0 },
      offset: spanOf(2).start + 5,
    })
    expect(tree(edited)?.[0]?.[1]).toEqual(['建立', '台账。', '（2）按月对账，'])
  })

  test('a measure does not split into something and nothing', () => {
    expect(
      splitMeasure(source, draft, { at: { finding: 0, measure: 0 }, offset: spanOf(2).start }),
    ).toBeNull()
  })

  test('a dropped measure stays in the source', () => {
    const edited = dropMeasure(draft, { finding: 0, measure: 0 }, 'background')
    expect(edited.passages[2]?.role).toBe('background')
    expect(edited.findings[0]?.measures).toHaveLength(1)
  })
})

test('a dropped finding takes its measures with it', () => {
  const edited = dropFinding(draft, 0, 'unplaced')
  expect(edited.passages.slice(1, 4).map((passage) => passage.role)).toEqual([
    'unplaced',
    'unplaced',
    'unplaced',
  ])
  expect(edited.findings).toHaveLength(1)
})

test('a corrected title leaves the source as it is', () => {
  const edited = editFinding(draft, 0, { title: '台账不全' })
  expect(edited.findings[0]?.title).toBe('台账不全')
  expect(edited.passages).toBe(draft.passages)
})

const roles = ['finding', 'measure', 'result', 'heading', 'background', 'unplaced'] as const
const number = fc.nat(60)
const edit = fc.oneof(
  fc.record({ type: fc.constant('retype' as const), a: number, b: number, role: fc.constantFrom(...roles) }),
  fc.record({ type: fc.constant('passage' as const), a: number, role: fc.constantFrom(...roles) }),
  fc.record({ type: fc.constant('merge' as const), a: number, b: number }),
  fc.record({ type: fc.constant('split' as const), a: number, b: number, c: number }),
  fc.record({ type: fc.constant('dropMeasure' as const), a: number, b: number }),
  fc.record({ type: fc.constant('dropFinding' as const), a: number }),
)
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never
const document = fc.array(
  fc.tuple(
    fc.constantFrom('finding', 'measure', 'result', 'furniture', 'background', 'unplaced'),
    fc.string({
      unit: fc.constantFrom('一', '是', '查', '𠮷', '.', '1', '\n', ' '),
      minLength: 1,
      maxLength: 8,
    }),
  ),
  { minLength: 1, maxLength: 12 },
)

function carryOut(from: ReturnType<typeof sourceText>, before: Draft, change: Edit): Draft {
  const finding = 'a' in change ? change.a % Math.max(1, before.findings.length) : 0
  const measures = before.findings[finding]?.measures ?? []
  const at = { finding, measure: 'b' in change ? change.b % Math.max(1, measures.length) : 0 }
  switch (change.type) {
    case 'retype': {
      const start = Math.min(change.a, from.length - 1)
      const end = Math.min(from.length, start + 1 + change.b)
      return retype(from, before, { span: { start, end }, role: change.role }) ?? before
    }
    case 'passage': {
      const passage = before.passages[change.a % before.passages.length]
      return passage === undefined
        ? before
        : (retype(from, before, { span: passage, role: change.role }) ?? before)
    }
    case 'merge':
      return mergeWithPrevious(from, before, at) ?? before
    case 'split':
      return (
        splitMeasure(from, before, { at, offset: (measures[at.measure]?.passage.start ?? 0) + change.c }) ??
        before
      )
    case 'dropMeasure':
      return dropMeasure(before, at, 'unplaced')
    case 'dropFinding':
      return dropFinding(before, finding, 'background')
    default:
      return change satisfies never
  }
}

test('no sequence of edits loses a character, or a text that was read as a finding or a measure', () => {
  fc.assert(
    fc.property(document, fc.array(edit, { maxLength: 15 }), (content, edits) => {
      const start = aDraft(content)
      const from = sourceText(start.text)
      const held = (of: Draft) => {
        const items = of.findings.flatMap((finding) => [finding, ...finding.measures])
        return of.passages.filter((passage) => {
          if (passage.role !== 'finding' && passage.role !== 'measure') return false
          if (/^[\s\d.]*$/.test(from.slice(passage.start, passage.end))) return false
          return !items.some((item) => isWithin(passage, item.passage))
        })
      }
      let current = start.draft
      for (const change of edits) {
        current = carryOut(from, current, change)
        expect(covers(current.passages, from.length)).toBe(true)
        expect(held(current)).toEqual([])
        for (const finding of current.findings) {
          for (const item of [finding, ...finding.measures]) {
            expect(current.passages.some((passage) => overlaps(passage, item.passage))).toBe(true)
          }
        }
      }
    }),
    { numRuns: 500 },
  )
})
