import { expect, test } from 'vitest'
import type { Draft, DraftWarning } from '../../reading/draft.ts'
import { day } from '../../kernel/day.ts'
import { aDraft, emptyDraft } from './drafts.testing.ts'
import { dropItem } from './item-edits.ts'
import { keyOf, type ReadSource, watchOver } from './open-points.ts'
import { readText } from '../../reading/read-text.ts'
import { sourceText } from '../../reading/text/source-text.ts'

const { text, draft } = aDraft()
const plain: ReadSource = { text, doubts: [], twins: [], today: day('2026-03-02') }
const warningsNow = (read: ReadSource, of: Draft): DraftWarning[] =>
  watchOver(sourceText(read.text), read).warnings(of)
const codes = (read: ReadSource, of: Draft): string[] => warningsNow(read, of).map(({ code }) => code)
const points = (of: Draft, seen: readonly string[] = []): string[] =>
  watchOver(sourceText(text), plain)
    .points({ ...of, warnings: warningsNow(plain, of) }, new Set(seen))
    .map(({ kind }) => kind)

test('a count difference that an edit resolves is gone', () => {
  const announced = { ...draft.announced, measures: 2 }
  const counted = { ...draft, announced }
  expect(codes(plain, counted)).toContain('MEASURES_DIFFER')
  const edited = dropItem(counted, { finding: 0, measure: 1 }, 'background')
  expect(codes(plain, edited?.draft ?? counted)).not.toContain('MEASURES_DIFFER')
})

test('a warning of the reading that no count replaces stays', () => {
  const warning = { code: 'COLUMNS_UNKNOWN', message: '有1列未识别。', messageEn: '1 column.', params: {} }
  expect(codes(plain, { ...draft, warnings: [warning] })).toContain('COLUMNS_UNKNOWN')
})

test('each unplaced stretch is a point of its own until all of them are acknowledged at once', () => {
  expect(points(draft)).toEqual(['unplaced'])
  const warning = warningsNow(plain, draft).find(({ code }) => code === 'TEXT_UNPLACED')
  expect(points(draft, warning === undefined ? [] : [keyOf(warning)])).toEqual([])
})

test('a proposal of a model is open until somebody accepts or rejects it', () => {
  const [first, ...others] = draft.findings
  if (first === undefined) throw new Error('the draft has no finding')
  const proposed = { ...draft, findings: [{ ...first, proposedBy: 'model' as const }, ...others] }
  expect(points(proposed)).toEqual(['proposal', 'unplaced'])
})

test('doubtful words are pointed out line by line, only where they go into the record, and no punctuation', () => {
  const start = Array.from(text).indexOf('建')
  const doubts = [
    { start: 0, end: 1 },
    { start, end: start + 1 },
    { start: start + 2, end: start + 4 },
    { start: start + 4, end: start + 5 },
  ]
  const found = warningsNow({ ...plain, doubts }, draft).filter(({ code }) => code === 'WORDS_DOUBTFUL')
  expect(found.map(({ message }) => message)).toEqual(['“建、台账”识别没有把握，请对照原件。'])
  expect(found[0]?.params).toEqual({ start, end: start + 4 })
})

test('a twin is named with whoever read it in', () => {
  const twins = [
    { kind: 'rectification' as const, id: 'r', name: '2025年整改', by: '何平', at: '2026-03-01T02:00:00Z' },
  ]
  expect(warningsNow({ ...plain, twins }, emptyDraft()).map(({ message }) => message)).toEqual([
    '同样的内容已于 2026-03-01 由 何平 导入为“2025年整改”。',
  ])
})

test('a day of completion that is still to come stays a point that shows where it stands, until somebody changes it', () => {
  const [first, ...others] = draft.findings
  if (first === undefined) throw new Error('the draft has no finding')
  const done = (on: string): Draft => ({ ...draft, findings: [{ ...first, doneOn: day(on) }, ...others] })
  expect(codes(plain, done('2026-03-02'))).not.toContain('DAY_TO_COME')
  const warnings = warningsNow(plain, done('2027-05-01'))
  expect(warnings.filter(({ code }) => code === 'DAY_TO_COME')).toEqual([
    expect.objectContaining({ message: '完成日期“2027-05-01”还没有到，不能算作已完成的日期，请核对。' }),
  ])
  const seen = watchOver(sourceText(text), plain).points({ ...done('2027-05-01'), warnings }, new Set())
  const { start, end } = first.passage
  expect(seen).toContainEqual(
    expect.objectContaining({
      span: { start, end },
      warning: expect.objectContaining({ code: 'DAY_TO_COME' }),
    }),
  )
})

test('a row of totals that is left out, and a word that is unclear, are gone to where they stand', () => {
  const rows = ['序号\t问题\t整改措施\t整改状态', '1\t台账不清\t盘点\t基本完成', '合计\t1个\t1条\t']
  const read = readText(rows.join('\n'))
  const source = sourceText(rows.join('\n'))
  const found = watchOver(source, { ...plain, text: rows.join('\n') }).points(read, new Set())
  const words = found.map((point) =>
    point.kind === 'warning' && point.span ? source.slice(point.span.start, point.span.end).trim() : '',
  )
  expect(words).toEqual(['盘点', '合计\t1个\t1条'])
})

test('a cell of who answers that is blank is gone to where its measure stands', () => {
  const rows = [
    '序号\t问题\t整改措施\t责任人\t责任单位',
    '1\t台账不清\t盘点\t罗听雨\t安全局',
    '〃\t〃\t建账\t\t安全局',
  ]
  const read = readText(rows.join('\n'))
  const source = sourceText(rows.join('\n'))
  const found = watchOver(source, { ...plain, text: rows.join('\n') }).points(read, new Set())
  const words = found.flatMap((point) =>
    point.kind === 'warning' && point.warning.code === 'ANSWER_BLANK' && point.span
      ? [source.slice(point.span.start, point.span.end).trim()]
      : [],
  )
  expect(words).toEqual(['建账'])
})
