import { expect, test } from 'vitest'
import { wordsOf } from './journal-entry.ts'

test('an entry shows the words that somebody wrote', () => {
  expect(wordsOf({ type: 'measure.progressReported', reportId: 'r', text: '已完成清理。' })).toBe(
    '已完成清理。',
  )
  expect(wordsOf({ type: 'closure.returned', rung: 'head', reason: '缺照片' })).toBe('缺照片')
})

test('an entry without words shows none', () => {
  expect(wordsOf({ type: 'measure.started' })).toBe('')
  expect(wordsOf({ type: 'finding.added', title: null })).toBe('')
})
