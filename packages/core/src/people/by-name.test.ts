import { expect, test } from 'vitest'
import { byName } from './by-name.ts'

test('departments and people stand by pinyin and not by code point', () => {
  const names = ['财政局', '组织部', '安全环保局', '党政办公室', '民政局', '张伟', '白露', '2组', '10组']
  const sorted = names.map((name) => ({ id: name, name })).sort(byName)
  expect(sorted.map(({ name }) => name)).toEqual([
    '2组',
    '10组',
    '安全环保局',
    '白露',
    '财政局',
    '党政办公室',
    '民政局',
    '张伟',
    '组织部',
  ])
})
