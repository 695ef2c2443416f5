import { expect, test } from 'vitest'
import { arrived, goalOf, sentOn, type TypedSearch, wordsOf } from './typed-search.ts'

const empty: TypedSearch = { typed: '', seen: null, sent: [] }

function typing(field: TypedSearch, typed: string): TypedSearch {
  return { ...field, typed }
}

test('what is typed while the address is on its way stays', () => {
  const paused = sentOn(typing(empty, '接待'), '接待')
  const wentOn = typing(paused, '接待审批')
  expect(arrived(wentOn, '接待')).toEqual({ typed: '接待审批', seen: '接待', sent: [] })
})

test('of two words on their way the first may be left out, and neither takes a letter away', () => {
  const both = sentOn(typing(sentOn(typing(empty, '接'), '接'), '接待'), '接待')
  const wentOn = typing(both, '接待审')
  expect(arrived(wentOn, '接待')).toEqual({ typed: '接待审', seen: '接待', sent: [] })
  expect(arrived(arrived(wentOn, '接'), '接待').typed).toBe('接待审')
})

test('Back, Forward and filters taken away stand in the field', () => {
  const there = arrived(sentOn(typing(empty, '接待'), '接待'), '接待')
  const back = arrived(there, null)
  expect(back).toEqual(empty)
  expect(arrived(back, '接待')).toEqual({ typed: '接待', seen: '接待', sent: [] })
})

test('a blank at the end stays while it means the same', () => {
  const sent = sentOn(typing(empty, '接待 '), wordsOf('接待 '))
  expect(arrived(sent, '接待').typed).toBe('接待 ')
  expect(arrived({ ...empty, typed: '接待 ' }, '接待').typed).toBe('接待 ')
})

test('what was emptied again before it arrived is sent on as nothing', () => {
  const emptied = typing(sentOn(typing(empty, '接待'), '接待'), '')
  expect([wordsOf(emptied.typed), goalOf(emptied)]).toEqual([null, '接待'])
  const sent = sentOn(emptied, null)
  expect(goalOf(sent)).toBe(null)
  expect(arrived(arrived(sent, '接待'), null)).toEqual(empty)
})
