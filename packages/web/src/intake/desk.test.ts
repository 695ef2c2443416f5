import { readText } from '@bihuan/core/reading/read-text.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { watchOver } from '@bihuan/core/intake/review/open-points.ts'
import { sourceText } from '@bihuan/core/reading/text/source-text.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DeskCommand, deskAfter, openDesk } from './desk.ts'
import type { Desk, DeskSource } from './desk-state.ts'

const text = `云溪新区整改情况通报

此次反馈2个问题，细化为4条整改措施。

1.关于“公务接待审批不严”的问题。
（1）修订接待管理办法。
（2）逐笔核对单据，退回不合规支出。

2.关于“固定资产登记不全”的问题。
（1）开展资产清查，建立一物一卡台账。
`
const draft = readText(text)
const source = sourceText(text)
const from: DeskSource = {
  source,
  watch: watchOver(source, { text, doubts: [], twins: [], today: day('2026-03-02') }),
}
const opened = openDesk(from, { draft, acknowledged: [] })
const after = (...commands: DeskCommand[]): Desk =>
  commands.reduce((desk, command) => deskAfter(from, desk, command), opened)
const next: DeskCommand = { type: 'step', to: 'next' }
const texts = (desk: Desk): string[][] =>
  desk.draft.findings.map(({ title, measures }) => [title ?? '', ...measures.map((one) => one.text)])

describe('the cursor', () => {
  test('goes through findings and measures and stops at the ends', () => {
    expect(after(next, next, next).cursor).toEqual({ finding: 1, measure: null })
    expect(after({ type: 'step', to: 'last' }, next).cursor).toEqual({ finding: 1, measure: 0 })
    expect(after({ type: 'step', to: 'previous' }).cursor).toEqual({ finding: 0, measure: null })
  })

  test('marks in the source what it stands on', () => {
    const { choice } = after(next)
    expect(from.source.slice(choice?.span.start ?? 0, choice?.span.end ?? 0)).toBe('修订接待管理办法。')
  })

  test('stays on something when its item is gone', () => {
    expect(after({ type: 'step', to: 'last' }, { type: 'drop' }).cursor).toEqual({
      finding: 1,
      measure: null,
    })
  })

  test('stands where it stood when an edit is undone', () => {
    const undone = after(next, next, { type: 'merge' }, { type: 'undo' })
    expect(undone.cursor).toEqual({ finding: 0, measure: 1 })
    expect(undone.draft).toBe(opened.draft)
  })
})

describe('what is open', () => {
  const codes = (desk: Desk): string[] =>
    desk.points.map((point) => (point.kind === 'warning' ? point.warning.code : point.kind))

  test('a count difference leaves by itself when an edit resolves it', () => {
    expect(codes(opened)).toEqual(['MEASURES_DIFFER'])
    const split = after(next, next, { type: 'split' }, { type: 'split' })
    expect(texts(split)[0]).toEqual([
      '公务接待审批不严',
      '修订接待管理办法。',
      '逐笔核对单据，',
      '退回不合规支出。',
    ])
    expect(codes(split)).toEqual([])
  })

  test('an acknowledged warning is saved by its place and can be listed again', () => {
    const [point] = opened.points
    const seen = after({ type: 'point', step: 1 }, { type: 'accept' })
    expect(seen.points).toEqual([])
    expect(seen.acknowledged).toEqual([0])
    expect(deskAfter(from, seen, { type: 'reopen', key: point?.key ?? '' }).points).toEqual([point])
  })

  test('an acknowledged warning is open again when its numbers change', () => {
    const seen = after({ type: 'point', step: 1 }, { type: 'accept' }, next, { type: 'drop' })
    expect(codes(seen)).toEqual(['MEASURES_DIFFER'])
  })

  test('dealing with one unplaced stretch leads to the next', () => {
    const loose = { ...draft, passages: draft.passages.map((one) => ({ ...one, role: 'unplaced' as const })) }
    const desk = openDesk(from, { draft: { ...loose, findings: [] }, acknowledged: [] })
    const unplaced = (one: Desk): number => one.points.filter(({ kind }) => kind === 'unplaced').length
    const first = desk.points.find(({ kind }) => kind === 'unplaced')?.key ?? ''
    const gone = deskAfter(from, deskAfter(from, desk, { type: 'goToPoint', key: first }), { type: 'accept' })
    expect(unplaced(gone)).toBe(unplaced(desk) - 1)
    expect(gone.point).toMatch(/^unplaced/)
  })
})

describe('text in the source', () => {
  test('a click in an item moves the cursor there, and splitting goes by the caret', () => {
    const caret = Array.from(text).join('').indexOf('退回')
    const desk = after({ type: 'choose', choice: { span: { start: caret, end: caret + 1 }, caret } })
    expect(desk.cursor).toEqual({ finding: 0, measure: 1 })
    expect(texts(deskAfter(from, desk, { type: 'split' }))[0]?.[3]).toBe('退回不合规支出。')
  })

  test('selected words become what is said of them', () => {
    const start = text.indexOf('建立一物')
    const span = { start, end: start + '建立一物一卡台账。'.length }
    const desk = after({ type: 'choose', choice: { span, caret: null } }, { type: 'retype', role: 'measure' })
    expect(texts(desk)[1]).toEqual(['固定资产登记不全', '开展资产清查，', '建立一物一卡台账。'])
  })
})

test('a command that is not possible says so and changes nothing', () => {
  const desk = after({ type: 'merge' })
  expect(desk.said?.what).toBe('cannotMerge')
  expect(desk.draft).toBe(opened.draft)
})

const command: fc.Arbitrary<DeskCommand> = fc.oneof(
  fc.constantFrom<DeskCommand>(
    { type: 'edit' },
    { type: 'close' },
    { type: 'merge' },
    { type: 'raise' },
    { type: 'lower' },
    { type: 'drop' },
    { type: 'accept' },
    { type: 'split' },
    { type: 'boundary', step: 1 },
    { type: 'move', step: -1 },
    { type: 'move', step: 1 },
    { type: 'point', step: 1 },
  ),
  fc.constantFrom('next', 'previous', 'first', 'last').map((to): DeskCommand => ({ type: 'step', to })),
  fc
    .constantFrom('finding', 'measure', 'result', 'background', 'unplaced')
    .map((role): DeskCommand => ({ type: 'retype', role })),
  fc.nat(text.length).chain((start) =>
    fc.nat(30).map((length): DeskCommand => {
      const span = { start, end: Math.min(text.length, start + length + 1) }
      return { type: 'choose', choice: { span, caret: length < 10 ? start : null } }
    }),
  ),
)

test('undoing every step restores exactly what was opened, and the cursor always stands on something', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      let desk = opened
      for (const one of commands) {
        desk = deskAfter(from, desk, one)
        const at = desk.cursor
        const isThere = at !== null && desk.draft.findings[at.finding] !== undefined
        expect(isThere || desk.draft.findings.length === 0).toBe(true)
      }
      while (desk.past.length > 0) desk = deskAfter(from, desk, { type: 'undo' })
      expect(desk.draft).toBe(opened.draft)
    }),
    { numRuns: 500 },
  )
})
