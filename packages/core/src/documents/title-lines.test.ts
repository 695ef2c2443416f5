import { expect, test } from 'vitest'
import { titleLines } from './title-lines.ts'

test.each([
  ['关于巡察整改督查情况的通报', ['关于巡察整改督查情况的通报']],
  [
    '中共澜州云汀经济开发区工作委员会关于巡察整改情况的通报',
    ['中共澜州云汀经济开发区工作委员会', '关于巡察整改情况的通报'],
  ],
  ['关于城投集团工程招投标专项检查整改情况的通报', ['关于城投集团工程招投标', '专项检查整改情况的通报']],
  [
    '关于城投集团工程招投标专项检查整改进展情况的报告',
    ['关于城投集团工程招投标', '专项检查整改进展情况的报告'],
  ],
  [
    '中共某市委员会关于2026年市委巡察反馈意见整改进展情况的阶段性报告',
    ['中共某市委员会', '关于2026年市委巡察反馈意见', '整改进展情况的阶段性报告'],
  ],
])('%s stands in lines of whole words', (title, lines) => {
  expect(titleLines(title).split('\n')).toEqual(lines)
})

test('whatever a title is, no line is longer than paper has room for, none holds less than four characters, and nothing is lost', () => {
  const body = '整改工作进展情况及长效机制建设推进情况阶段性总结'
  for (let length = 1; length <= body.length; length += 1)
    for (const title of [
      `关于${body.slice(0, length)}的通报`,
      `某区关于${body.slice(0, length)}的通报`,
      `某区住房和城乡建设局关于${body.slice(0, length)}的通报`,
    ]) {
      const lines = titleLines(title).split('\n')
      expect(lines.join('')).toBe(title)
      expect(lines.filter((line) => line.length > 20 || line.length < 4)).toEqual([])
    }
})

test('what has no words to part stays as it is', () => {
  expect(titleLines('A'.repeat(60))).toBe('A'.repeat(60))
  expect(titleLines('Corrective Action Plan')).toBe('Corrective Action Plan')
})
