import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { covers } from './cover.ts'
import type { Draft, DraftFinding, Passage } from '../../reading/draft.ts'
import { applyProposals, passagesToAsk, type Proposal, proposalRoles } from './proposals.ts'
import { readText } from '../../reading/read-text.ts'
import { wrappedNotice } from '../../reading/texts.testing.ts'

const text = '前言。账目不清。𠮷某修订制度。开展培训。开展培训。结尾。'
const length = Array.from(text).length

function aDraft(passages: Passage[], findings: DraftFinding[] = []): Draft {
  return { ...readText(text), findings, passages, warnings: [] }
}

const unplaced: Passage[] = [
  { start: 0, end: 3, role: 'background' },
  { start: 3, end: 15, role: 'unplaced' },
  { start: 15, end: length, role: 'unplaced' },
]

function aProposal(wanted: Partial<Proposal>): Proposal {
  return { role: 'finding', start: null, end: null, quote: '账目不清', under: null, ...wanted }
}

function propose(...proposals: Proposal[]): ReturnType<typeof applyProposals> {
  const draft = aDraft(unplaced)
  return applyProposals(text, draft, { asked: passagesToAsk(draft, 1_000), proposals })
}

test('what found no place is asked about, else the background, and no more than fits', () => {
  expect(passagesToAsk(aDraft(unplaced), 1_000)).toEqual(unplaced.slice(1))
  expect(passagesToAsk(aDraft(unplaced), 14)).toEqual([
    { start: 3, end: 15, role: 'unplaced' },
    { start: 15, end: 17, role: 'unplaced' },
  ])
  const placed = aDraft([{ start: 0, end: length, role: 'background' }])
  expect(passagesToAsk(placed, 1_000)).toEqual(placed.passages)
})

test('a finding and its measure join the tree, marked, and their words become passages', () => {
  const { draft, proposed, dropped } = propose(
    aProposal({ role: 'measure', start: 8, end: 14, quote: '𠮷某修订制度' }),
    aProposal({ start: 3, end: 7 }),
  )
  expect({ proposed, dropped }).toEqual({ proposed: 2, dropped: 0 })
  expect(draft.findings).toMatchObject([
    {
      title: '账目不清',
      proposedBy: 'model',
      passage: { start: 3, end: 7 },
      measures: [{ text: '𠮷某修订制度', proposedBy: 'model', passage: { start: 8, end: 14 } }],
    },
  ])
  expect(draft.passages.map(({ role }) => role)).toEqual([
    'background',
    'finding',
    'unplaced',
    'measure',
    'unplaced',
    'unplaced',
  ])
  expect(covers(draft.passages, length)).toBe(true)
})

describe('a proposal is dropped', () => {
  test.each([
    ['whose quote is invented', { quote: '账目混乱', start: 3, end: 7 }],
    ['whose quote stands elsewhere than it says, more than once', { quote: '开展培训', start: 3, end: 7 }],
    ['whose quote stands in what nobody asked about', { quote: '前言', start: 0, end: 2 }],
    ['that quotes nothing', { quote: ' ', start: 3, end: 4 }],
    ['that names a finding that is not there', { role: 'measure', under: 7 }],
    ['for a measure before any finding', { role: 'measure' }],
  ] as const)('%s', (_, wanted) => {
    const { draft, proposed, dropped } = propose(aProposal(wanted))
    expect({ proposed, dropped }).toEqual({ proposed: 0, dropped: 1 })
    expect(draft.passages).toEqual(unplaced)
  })
})

test('wrong offsets are put right where the quote stands exactly once', () => {
  const { draft, proposed } = propose(aProposal({ start: 90, end: 94 }))
  expect(proposed).toBe(1)
  expect(draft.findings[0]?.passage).toEqual({ start: 3, end: 7 })
})

test('of two proposals for the same words the first counts', () => {
  const { proposed, dropped } = propose(aProposal({}), aProposal({ role: 'background', quote: '不清。' }))
  expect({ proposed, dropped }).toEqual({ proposed: 1, dropped: 1 })
})

test('a measure goes under the finding that it names', () => {
  const [first, second] = propose(aProposal({ start: 3, end: 7 }), aProposal({ quote: '结尾' })).draft
    .findings
  if (first === undefined || second === undefined) throw new Error('two were proposed')
  const draft = aDraft(unplaced, [first, second])
  const { draft: grown } = applyProposals(text, draft, {
    asked: unplaced,
    proposals: [aProposal({ role: 'measure', quote: '𠮷某修订制度', under: 2 })],
  })
  expect(grown.findings.map(({ measures }) => measures.length)).toEqual([0, 1])
})

test('what becomes background or a result only waits as a warning to be looked at', () => {
  const { draft } = propose(aProposal({ role: 'result' }), aProposal({ role: 'background', quote: '结尾' }))
  expect(draft.findings).toEqual([])
  expect(draft.warnings).toMatchObject([{ code: 'MODEL_PLACED', params: { passages: 2 } }])
})

test('whatever is proposed, no character of the source is lost and none is told twice', () => {
  const draft = readText(wrappedNotice)
  const all = Array.from(wrappedNotice)
  const offset = fc.integer({ min: -5, max: all.length + 5 })
  const proposal = fc
    .record({
      role: fc.constantFrom(...proposalRoles),
      start: offset,
      size: fc.integer({ min: 0, max: 200 }),
      shift: fc.constantFrom(0, 0, 0, 3),
      under: fc.option(fc.integer({ min: 0, max: 4 })),
    })
    .map(({ role, start, size, shift, under }) => {
      const from = Math.max(0, start + shift)
      return { role, start, end: start + size, quote: all.slice(from, from + size).join(''), under }
    })
  fc.assert(
    fc.property(fc.array(proposal, { maxLength: 12 }), (proposals) => {
      const asked = draft.passages.map(({ start, end }) => ({ start, end }))
      const applied = applyProposals(wrappedNotice, draft, { asked, proposals })
      expect(applied.proposed + applied.dropped).toBe(proposals.length)
      expect(covers(applied.draft.passages, all.length)).toBe(true)
    }),
  )
})
