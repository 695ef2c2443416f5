import { expect, test } from 'vitest'
import { genres, otherGenreIn } from './document-genres.ts'

test('each document that leaves is of one sort', () =>
  expect(Object.values(genres).map(({ zh }) => zh)).toEqual([
    '通报',
    '口径',
    '报告',
    '简报',
    '通报',
    '方案',
    '报告',
    '方案',
  ]))

test.each([
  ['notice', '某区关于巡察整改情况的报告', '报告'],
  ['notice', '某区关于巡察整改情况的通报', null],
  ['notice', '某区关于巡察整改情况的通报（公布稿）', null],
  ['notice', '某区关于巡察整改情况的函 ', '函'],
  ['progress', '关于进一步做好整改工作的通知', '通知'],
  ['plan', '某区巡察整改方案', null],
  // Names none.
  ['notice', '某区巡察整改情况', null],
  ['notice', '', null],
] as const)('%s titled %s names another sort: %s', (document, title, named) =>
  expect(otherGenreIn(document, title)).toBe(named),
)
