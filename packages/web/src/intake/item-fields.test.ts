import type { DraftFinding, DraftMeasure } from '@bihuan/core/intake/draft.ts'
import { expect, test } from 'vitest'
import { changesIn, fieldsOf } from './item-fields.ts'

const finding: DraftFinding = {
  number: '1',
  path: ['一、政治建设', '（一）学习'],
  title: '学习不系统',
  status: 'done',
  statusRaw: '已完成',
  owner: null,
  leader: null,
  dueOn: null,
  dueRaw: null,
  passage: { start: 0, end: 5 },
  measures: [],
}
const measure: DraftMeasure = { text: '制定计划', passage: { start: 5, end: 9 } }

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

test('headings are typed in one line and kept one by one', () => {
  expect(fieldsOf(finding).path).toBe('一、政治建设 › （一）学习')
  expect(changesIn(finding, { ...fieldsOf(finding), path: '二、作风 > ' })).toEqual({ path: ['二、作风'] })
})
