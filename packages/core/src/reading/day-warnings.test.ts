import { describe, expect, test } from 'vitest'
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
  test.each(['2027-02-29', '2026-11-31', '26/12/31', '27-2-28', '12月31日前'])(
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
