import { describe, expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { readText } from './read-text.ts'

const ledger = (...dues: string[]): string =>
  [
    '序号\t问题\t整改措施\t完成时限',
    ...dues.map((due, at) => `${at + 1}\t问题${at}不清\t盘点${at}\t${due}`),
  ].join('\n')

/** The days of a ledger with these deadlines, and its warnings about days. */
function read(...dues: string[]): { days: (string | null)[]; warnings: [string, unknown][] } {
  const { findings, warnings } = readText(ledger(...dues))
  return {
    days: findings.flatMap(({ measures }) => measures.map(({ dueOn }) => dueOn)),
    warnings: warnings
      .filter(({ code }) => code.startsWith('DAY'))
      .map(({ code, params }) => [code, params['words'] ?? params['examples']]),
  }
}

describe('days that are not understood', () => {
  test.each(['2027-02-29', '2026-11-31', '26/12/31', '27-2-28', '12月31日前', '1900-01-05', '1900/1/0'])(
    '%s is no day and an open point',
    (due) => {
      expect(read(due)).toEqual({ days: [null], warnings: [['DAY_UNREAD', due]] })
      expect(readText(ledger(due)).findings[0]?.measures[0]?.dueRaw).toBe(due)
    },
  )

  test('长期坚持 and 立行立改 need none', () =>
    expect(read('长期坚持', '立行立改')).toEqual({ days: [null, null], warnings: [] }))
})

test('a serial number in a column of days is the day that a spreadsheet shows, and is said so', () =>
  expect(read('46387', '46446')).toEqual({
    days: ['2026-12-31', '2027-02-28'],
    warnings: [['DAY_FROM_SERIAL', '46387＝2026-12-31，46446＝2027-02-28']],
  }))

test('a measure whose words name another day than its field is an open point', () => {
  const text = '序号\t问题\t整改措施\t完成时限\n1\t台账不清\t2026年7月15日前盘点完毕\t2026-10-31'
  const draft = readText(text)
  expect(draft.findings[0]?.measures[0]?.dueOn).toBe('2026-10-31')
  expect(draft.warnings).toContainEqual(
    expect.objectContaining({
      code: 'DAY_DIFFERS',
      params: expect.objectContaining({ words: '2026年7月15日前', due: '2026-10-31' }),
    }),
  )
})

test('a day of completion behind the day of reading is doubted, by its row', () => {
  const text =
    '序号\t问题\t整改措施\t完成时限\t状态\t完成时间\n1\t台账不清\t盘点\t2026-12-31\t已完成\t2027-05-01\n2\t账外账\t清理\t2026-12-31\t已完成\t2026-10-01'
  const read = readText(text, { today: day('2026-11-27') })
  const found = read.warnings.filter(({ code }) => code === 'DAY_TO_COME')
  expect(found.map(({ params }) => params['words'])).toEqual(['2027-05-01'])
  const { start, end } = found[0]?.params ?? {}
  expect(text.slice(Number(start), Number(end))).toBe('盘点')
  expect(readText(text).warnings.map(({ code }) => code)).not.toContain('DAY_TO_COME')
})
