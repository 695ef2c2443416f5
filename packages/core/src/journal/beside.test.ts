import { expect, test } from 'vitest'
import { defaultZone } from '../kernel/zone.ts'
import { besideTold } from './beside.ts'
import { eventWords, inBothLanguages, valuesOfToday } from './telling.ts'

const told = (beside: Parameters<typeof besideTold>[0]): unknown =>
  besideTold(beside, { wordsOf: eventWords, zone: defaultZone })

test('another entry is named by what it did, with its day and time here', () =>
  expect(told({ corrected: { type: 'measure.reported', at: '2026-05-01T16:05:00.000Z' } })).toEqual({
    corrected: { zh: '2026-05-02 00:05 填报进展', en: 'Progress reported, 2026-05-02 00:05' },
  }))

test('objects are named by their names beside their numbers, and how many there are stays', () => {
  const named = [
    { number: '3', name: '高新路28号' },
    { number: '5', name: '' },
  ]
  expect(told({ objects: { named, told: { zh: '3、5（2 家）', en: '3, 5 (2)' } } })).toEqual({
    told: { zh: '3 高新路28号、5（2 家）', en: '3 高新路28号, 5 (2)' },
  })
  expect(told({ objects: { named, told: { zh: '3、5 等 40 家', en: '3, 5 … (40)' } } })).toEqual({
    told: { zh: '3 高新路28号、5 等 40 家', en: '3 高新路28号, 5 … (40)' },
  })
})

test('objects that were renumbered since are called as they were written down', () => {
  const words = { zh: '7（1 家）', en: '7 (1)' }
  expect(told({ objects: { named: [{ number: '8', name: '高新路28号' }], told: words } })).toEqual({
    told: words,
  })
})

test('a paragraph by hand that stands in the place of none is told as added', () =>
  expect(told({ isAdded: true })).toEqual({ addedParagraph: { zh: '新增的一段', en: 'added' } }))

test('several texts are parted as each language does, and a stop is not doubled', () =>
  expect(valuesOfToday('meeting.corrected', { resolutions: ['分管领导包案。', '一周内报方案。'] })).toEqual({
    resolutions: inBothLanguages({ zh: '分管领导包案；一周内报方案。', en: '分管领导包案; 一周内报方案。' }),
  }))
