import { expect, test } from 'vitest'
import { comparedFigures } from './compared-figures.ts'
import { type Block, counted, type DocumentModel, quote, type Run, sentence } from './document.ts'

const some = (count: number): Run & { kind: 'figure' } =>
  counted(
    'measure',
    Array.from({ length: count }, (_, at) => ({ id: `m${at}` })),
  )
const said = (runs: readonly Run[]): Block => ({ kind: 'paragraph', runs })
const heading = (text: string): Block => ({ kind: 'heading', level: 1, runs: sentence`${text}` })
const model = (...blocks: readonly Block[]): DocumentModel => ({ title: '口径', language: 'zh', blocks })

test('a figure is found again by the words around it, though its sentence says more by now', () => {
  const was = model(said(sentence`共${some(5)}条整改措施，已销号${some(2)}条。`))
  const now = model(
    said(sentence`截至今日，共${some(6)}条整改措施，其中超过时限${some(1)}条、已销号${some(4)}条。`),
  )
  expect(comparedFigures(was, now)).toEqual([
    { under: '', words: '共 … 条整改措施', was: '5', now: '6', difference: 1 },
    { under: '', words: '已销号 … 条', was: '2', now: '4', difference: 2 },
    { under: '', words: '其中超过时限 … 条', was: null, now: '1', difference: null },
  ])
})

test('a figure behind brackets is called by what stands before them', () =>
  expect(
    comparedFigures(
      model(said(sentence`其中已超过时限（含定期汇报）${some(4)}条。`)),
      model(said(sentence`其中已超过时限${some(5)}条。`)),
    ),
  ).toEqual([{ under: '', words: '其中已超过时限 … 条', was: '4', now: '5', difference: 1 }]))

test('what is said no more has no figure of today, and none is invented', () =>
  expect(
    comparedFigures(model(said(sentence`正在审核${some(3)}条。`)), model(said(sentence`没有待审核的。`))),
  ).toEqual([{ under: '', words: '正在审核 … 条', was: '3', now: null, difference: null }]))

test('a figure with nothing right before it is called by what stands before the pause', () =>
  expect(
    comparedFigures(
      model(said(sentence`超过时限的整改措施：${some(4)}条。`)),
      model(said(sentence`超过时限的整改措施：${some(5)}条。`)),
    ),
  ).toEqual([{ under: '', words: '超过时限的整改措施 … 条', was: '4', now: '5', difference: 1 }]))

test('the same words under another heading, and about another measure, are another figure', () => {
  const late = (id: string, text: string, days: number) =>
    said(sentence`${quote(text, 'measure', id)}，已超过${some(days)}天。`)
  const was = model(
    heading('一、措施'),
    said(sentence`销号${some(1)}条。`),
    heading('二、逾期'),
    late('a', '抽查', 9),
  )
  const now = model(
    heading('一、逾期'),
    late('b', '培训', 2),
    late('a', '抽查', 11),
    heading('二、措施'),
    said(sentence`销号${some(1)}条。`),
  )
  expect(comparedFigures(was, now)).toEqual([
    { under: '措施', words: '销号 … 条', was: '1', now: '1', difference: 0 },
    { under: '抽查', words: '已超过 … 天', was: '9', now: '11', difference: 2 },
    { under: '培训', words: '已超过 … 天', was: null, now: '2', difference: null },
  ])
})

test('a figure of a table is called by its line and its column', () => {
  const table = (count: number): Block => ({
    kind: 'table',
    columns: [
      { heading: '指标', width: 1 },
      { heading: '数', width: 1 },
    ],
    rows: [[{ runs: sentence`已销号` }, { runs: sentence`${some(count)}条` }]],
  })
  expect(comparedFigures(model(table(7)), model(table(5)))).toEqual([
    { under: '已销号', words: '数 … 条', was: '7', now: '5', difference: -2 },
  ])
})

test('a figure that several paragraphs say of the same records is told once where it moved, and others beside it stay', () => {
  const late = (count: number) => [
    heading('一、总体'),
    said(sentence`其中逾期${some(count)}条。`),
    heading('二、逾期'),
    said(sentence`逾期的${some(count)}条措施如下。`),
    said(sentence`平均逾期${{ kind: 'figure', text: '2', value: 2, basis: 'computed', records: [] }}天。`),
  ]
  expect(
    comparedFigures(model(...late(2)), model(...late(3))).map(({ words, was, now }) => [words, was, now]),
  ).toEqual([
    ['其中逾期 … 条', '2', '3'],
    ['平均逾期 … 天', '2', '2'],
  ])
})
