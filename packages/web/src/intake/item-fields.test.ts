import type { DraftFinding, DraftMeasure } from '@bihuan/core/reading/draft.ts'
import { nothingStated } from '@bihuan/core/reading/stated.ts'
import { expect, test } from 'vitest'
import { changesIn, fieldsIn, fieldsOf, itemTexts } from './item-fields.ts'

const finding: DraftFinding = {
  number: '1',
  path: ['一、政治建设', '（一）学习'],
  title: '学习不系统',
  status: 'done',
  statusRaw: '已完成',
  ...nothingStated(),
  passage: { start: 0, end: 5 },
  measures: [],
}
const measure: DraftMeasure = { text: '制定计划', passage: { start: 5, end: 9 }, ...nothingStated() }

test('a form that nobody touched changes nothing', () => {
  expect(changesIn(finding, fieldsOf(finding))).toBeNull()
  expect(changesIn(measure, fieldsOf(measure))).toBeNull()
})

test('only what was changed is changed; what was emptied is not set', () => {
  expect(changesIn(finding, { ...fieldsOf(finding), words: ' 学习不深入 ', number: '' })).toEqual({
    title: '学习不深入',
    number: null,
  })
  expect(changesIn(measure, { ...fieldsOf(measure), words: '制定年度计划', dueOn: '2026-06-30' })).toEqual({
    text: '制定年度计划',
    dueOn: '2026-06-30',
  })
})

test('names are kept one by one, in their order', () => {
  const owned = { ...measure, owners: ['财政局'], handlers: ['邱小满'] }
  expect(changesIn(owned, { ...fieldsOf(owned), owners: ['党政办公室', '财政局'], handlers: [] })).toEqual({
    owners: ['党政办公室', '财政局'],
    handlers: [],
  })
})

test('headings are typed in one line and kept one by one', () => {
  expect(fieldsOf(finding).path).toBe('一、政治建设 › （一）学习')
  expect(changesIn(finding, { ...fieldsOf(finding), path: '二、作风 > ' })).toEqual({ path: ['二、作风'] })
})

test('what a browser kept of a form is the form again, and a word that no choice has is none', () => {
  const typed = {
    ...fieldsOf(finding),
    words: '学习不深入',
    owners: ['党政办公室', '财政局'],
    dueOn: '2026年13月1日',
    timeClass: 'continuous',
    state: 'unclear',
  } as const
  expect(fieldsIn(itemTexts(typed))).toEqual(typed)
  expect(fieldsIn({ ...itemTexts(typed), status: 'x', timeClass: 'x' })).toMatchObject({
    status: null,
    timeClass: null,
  })
})
