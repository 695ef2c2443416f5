import { expect, test } from 'vitest'
import { describeRefusal, refusalCatalogue } from './refusal.ts'

test('a refusal fills its params in per language', () =>
  expect(
    describeRefusal({ code: 'NOT_IN_STATUS', params: { status: '已销号', statusEn: 'Closed' } }),
  ).toEqual({
    zh: '当前状态为“已销号”，不能执行该操作。',
    en: 'This cannot be done while the status is “Closed”.',
  }))

test('a param that is the same in both languages is given once', () =>
  expect(describeRefusal({ code: 'MEASURES_OPEN', params: { open: 2 } }).en).toContain('2 measures'))

test.each(Object.entries(refusalCatalogue))(
  '%s asks for the same params in both languages',
  (_, { zh, en }) => {
    const params = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted()
    expect(params(zh)).toEqual(params(en))
  },
)
