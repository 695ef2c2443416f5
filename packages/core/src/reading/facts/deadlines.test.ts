import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, isDay } from '../../kernel/day.ts'
import { cleanText } from '../text/clean.ts'
import { daysNamed } from './dates.ts'
import { deadlineOf, dueDay, promisedIn, timeClassOf } from './deadlines.ts'
import { documentDay } from './document-day.ts'
import { flowLines } from '../text/lines.ts'
import { readText } from '../read-text.ts'
import { tablesIn } from '../tables/tables.ts'

const june = { year: 2023, on: day('2023-06-12') }

describe('a date is read in every spelling', () => {
  test.each([
    ['2023年6月30日', '2023-06-30'],
    ['２０２３年６月３０日前', '2023-06-30'],
    ['2023 年 6 月 30 日', '2023-06-30'],
    ['2023.6.30', '2023-06-30'],
    ['2023．06．30', '2023-06-30'],
    ['2023-06-30', '2023-06-30'],
    ['2023/6/30', '2023-06-30'],
    ['20230630', '2023-06-30'],
    ['202306', '2023-06-30'],
    ['2023.06', '2023-06-30'],
    ['23年6月底', '2023-06-30'],
    ['二〇二三年六月三十日', '2023-06-30'],
    ['二○二三年十二月底前', '2023-12-31'],
    ['2023年十月', '2023-10-31'],
    ['2023年6月上旬', '2023-06-10'],
    ['2023年6月初', '2023-06-10'],
    ['2023年6月中旬', '2023-06-20'],
    ['2023年下半年', '2023-12-31'],
    ['2023年第3季度', '2023-09-30'],
    ['2023年年底', '2023-12-31'],
    ['2023年度', '2023-12-31'],
    ['2023年内', '2023-12-31'],
    ['2023年1-6月', '2023-06-30'],
    ['2023年9月至12月底', '2023-12-31'],
    ['2023年9月至次年3月', '2024-03-31'],
    ['2023-2025年', '2025-12-31'],
    ['2023年6月15—20日', '2023-06-20'],
  ])('%s', (words, on) => expect(dueDay(words)).toBe(on))
})

describe('a day of a ledger is read in every form', () => {
  const ledger = { year: 2026, on: null, isDayFirst: true }
  test.each([
    ['7/15', '2026-07-15'],
    ['7-15', '2026-07-15'],
    ['7.15前', '2026-07-15'],
    ['26.7.15', '2026-07-15'],
    ['26年底前', '2026-12-31'],
    ['26年三季度', '2026-09-30'],
    ['二〇二六年七月', '2026-07-31'],
    ['七月十五日', '2026-07-15'],
    ['2026 . 5 . 20', '2026-05-20'],
    ['Q3', '2026-09-30'],
    ['2026年Q3', '2026-09-30'],
    ['2026年第三、四季度', '2026-12-31'],
    ['Q3 2026', '2026-09-30'],
    ['H1 2026', '2026-06-30'],
    ['15-Jul-26', '2026-07-15'],
    ['July 15, 2026', '2026-07-15'],
    ['31 July', '2026-07-31'],
    ['15.07.2026', '2026-07-15'],
    ['04/05/2026', '2026-05-04'],
    ['5月—7月', '2026-07-31'],
    ['2026年6月底前补发2024年度，11月底前补发2025年度', '2026-11-30'],
    ['46203', '2026-06-30'],
    // Which of the three is the year is not said, or there is no such day.
    ['26/12/31', null],
    ['26-07-15', null],
    ['31.12.20', null],
    ['7.32', null],
    ['2026-02-30', null],
    ['月底前', null],
  ])('%s', (words, on) => expect(dueDay(words, ledger)).toBe(on))

  test('month and day alone, and days of English ledgers, in all of a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (at) => {
        const on = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10)
        const [, month = '', date = ''] = on.split('-')
        const short = `${Number(month)}.${Number(date)}`
        const forms = [
          short,
          short.replace('.', '/'),
          `26.${short}`,
          `${date}/${month}/2026`,
          `${date}.${month}.2026`,
        ]
        expect(forms.map((form) => dueDay(form, ledger))).toEqual(forms.map(() => on))
      }),
    )
  })

  test('but no number alone where no year is known', () =>
    expect(['7/15', '7.15', '26.7.15', '31 July'].map((words) => dueDay(words))).toEqual([
      null,
      null,
      null,
      null,
    ]))
})

describe('a day that was put off', () => {
  const ledger = { year: 2026, on: null }
  test.each([
    ['原定6月30日，延期至9月30日'],
    ['6月30日（延至9月30日）'],
    ['6月30日（顺延至2026年9月30日）'],
    ['由6月30日调整为9月30日'],
    ['6.30→9.30'],
    ['2026-06-30变更为2026-09-30'],
    ['2026年6月底（展期至2026年9月底）'],
    ['6月30日，经批准推迟到9月30日'],
    ['2026年9月30日（原定2026年6月30日）'],
    ['原6月30日，现9月30日'],
    ['2026-06-30 2026-09-30（延期）'],
    ['30/06/2026 (extended to 30/09/2026)'],
    ['30 June 2026 (revised to 30 September 2026)'],
    ['30 September 2026 (originally 30 June 2026)'],
  ])('%s', (words) =>
    expect(deadlineOf(words, ledger)).toMatchObject({
      dueOn: '2026-09-30',
      firstDueOn: '2026-06-30',
      timeClass: 'timeBound',
    }),
  )

  test('two stages, and an extension without a second day, put nothing off', () => {
    expect(deadlineOf('6月底前完成方案，9月底前完成整改', ledger)).toMatchObject({
      dueOn: '2026-09-30',
      firstDueOn: null,
    })
    expect(deadlineOf('2026-06-30（延期）', ledger)).toMatchObject({ dueOn: '2026-06-30', firstDueOn: null })
  })
})

describe('a lost 年 or 月 is put back where only one date fits', () => {
  test.each([
    ['20221129日', '2022-11-29'],
    ['2022818日', '2022-08-18'],
    ['2022年1129日前', '2022-11-29'],
    ['202211月29日', '2022-11-29'],
    ['2022118日', null],
  ])('%s', (words, on) => expect(dueDay(words)).toBe(on))
})

describe('what states no day stays open', () => {
  test.each([
    '收到反馈后2个月内',
    '一月内',
    '2025年秋季学期前',
    '2025年国庆节前',
    '2025年汛期前',
    '2025年初',
    '每年6月底前',
    '每年底',
    '立行立改',
    '2023年13月',
    '2023年2月30日',
  ])('%s', (words) => expect(dueDay(words, june)).toBeNull())
})

describe('a date without a year', () => {
  test.each(['年底前', '6月底前', '上半年', '三季度末', '今年12月', '明年6月底'])(
    '%s names no day where the document states none',
    (words) => expect(dueDay(words)).toBeNull(),
  )

  test.each([
    ['年底前', '2023-12-31'],
    ['今年年底前', '2023-12-31'],
    ['本年度', '2023-12-31'],
    ['6月底前', '2023-06-30'],
    ['上半年', '2023-06-30'],
    ['三季度末', '2023-09-30'],
    ['12月20日', '2023-12-20'],
    ['明年6月底', '2024-06-30'],
  ])('%s takes the year of the document', (words, on) => expect(dueDay(words, june)).toBe(on))

  test.each(['3月底前', '一季度', '5月20日'])('%s lies before the document, so the year is open', (words) =>
    expect(dueDay(words, june)).toBeNull(),
  )

  test('takes the year of the date before it', () => {
    expect(dueDay('2022年9月启动，12月底前完成', june)).toBe('2022-12-31')
    expect(dueDay('2022年9月启动，今年12月底前完成', june)).toBe('2023-12-31')
  })
})

describe('a document states when it was written', () => {
  const written = (text: string): string | null => {
    const flow = flowLines(cleanText(text))
    const found = documentDay(flow, {
      kind: 'plan',
      title: text.split('\n', 1)[0] ?? null,
      tables: tablesIn(flow),
    })
    return found === null ? null : `${found.year} ${found.on}`
  }

  test.each([
    ['整改方案\n一、任务\n禾岭区水务局\n2023年6月12日', '2023 2023-06-12'],
    ['整改方案\n（2023年6月12日）\n一、任务', '2023 2023-06-12'],
    ['整改方案\n二〇二三年六月十二日', '2023 2023-06-12'],
    ['整改台账（截至2023年7月31日）\n一、任务', '2023 2023-07-31'],
    ['关于整改的报告\n--20221129日在市届人大常委会会议上', '2022 2022-11-29'],
    ['整改方案\n序号\n问题\n时限\n1\n台账不清\n2024年6月30日\n2\n值班脱岗\n2024年6月30日', null],
    ['2023年整改工作方案\n一、任务', '2023 null'],
    ['2022年度审计整改方案\n一、任务', null],
    ['2022年度整改方案\n一、任务', null],
    ['整改方案\n2022年6月12日\n一、任务\n2023年6月12日', null],
    ['整改方案\n发布日期：2023-06-12\n一、任务', null],
    ['整改方案\n一、2023年6月12日开会部署。', null],
  ])('%j: %s', (text, expected) => expect(written(text)).toBe(expected))

  test('looks at each of many tables once, however many lines there are', () => {
    const one = '序号\t问题\t时限\n1\t台账不清\t2024年6月30日\n\n其他说明。\n\n'
    const flow = flowLines(cleanText(`整改方案\n\n${one.repeat(300)}禾岭区水务局\n2023年6月12日`))
    let looks = 0
    const tables = tablesIn(flow).map(({ rows, ...table }) => ({
      ...table,
      get rows() {
        looks += 1
        return rows
      },
    }))
    const found = documentDay(flow, { kind: 'plan', title: '整改方案', tables })
    expect(found).toEqual({ year: 2023, on: '2023-06-12' })
    expect(tables.length).toBeGreaterThanOrEqual(300)
    expect(looks).toBe(tables.length)
  })
})

test('a promise keeps its year', () => {
  const text = '追回重复发放款15.8万元,剩余1.3万元在2023年3月前追回。'
  const found = promisedIn(text)
  expect(text.slice(found?.start, found?.end)).toBe('2023年3月前')
})

describe('the class of time', () => {
  test.each([
    ['立行立改', 'immediate'],
    ['即知即改', 'immediate'],
    ['立即整改', 'immediate'],
    ['马上整改', 'immediate'],
    ['长期坚持', 'continuous'],
    ['长期', 'continuous'],
    ['持续推进', 'continuous'],
    ['常态化推进', 'continuous'],
    ['每季度', 'continuous'],
    ['Annually', 'continuous'],
    ['each quarter', 'continuous'],
    ['即日起', 'immediate'],
    ['即日起长期坚持', 'continuous'],
    ['with immediate effect', 'immediate'],
    ['立行立改并长期坚持', 'continuous'],
    ['长期坚持，下次汇报2026-12-31', 'continuous'],
    ['长期坚持，2026-11-20应汇报', 'continuous'],
    ['Continuous, next report 2026-12-31', 'continuous'],
    ['立行立改，2023年6月底前', 'timeBound'],
    ['2023年底前完成，长期坚持', 'timeBound'],
    ['年底前', 'timeBound'],
    ['收到反馈后2个月内', 'timeBound'],
    ['2025年秋季学期前', 'timeBound'],
    ['December 2023', 'timeBound'],
    ['另行通知', null],
  ])('%s: %s', (words, expected) => expect(timeClassOf(words)).toBe(expected))
})

describe('the steps of a deadline', () => {
  test('are kept where it names more than one date', () =>
    expect(deadlineOf('2023年底前完成年度任务，2025年底前全部完成', null)).toEqual({
      dueOn: '2025-12-31',
      timeClass: 'timeBound',
      milestones: [
        { raw: '2023年底前完成年度任务', on: '2023-12-31' },
        { raw: '2025年底前全部完成', on: '2025-12-31' },
      ],
      firstDueOn: null,
      firstDueRaw: null,
    }))

  test('share the year that the first one names', () =>
    expect(deadlineOf('2023年6月底前完成排查；9月底前完成整改', null).milestones.map(({ on }) => on)).toEqual(
      ['2023-06-30', '2023-09-30'],
    ))

  test('are none where it names one date', () =>
    expect(deadlineOf('立行立改；2019年12月底前', null).milestones).toEqual([]))
})

test('any words give days of the calendar, and from the document none before its year', () => {
  const pieces =
    '2023 23 年 6 12 月 30 日 底 前 上半年 三季度 今年 明年 次年 每 . - 至 ， 二 〇 三 十 秋季 内'.split(' ')
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (words) => {
      const named = daysNamed(words.join(''), june).flatMap(({ on, isRelative }) =>
        on === null ? [] : [{ on, isRelative }],
      )
      expect(named.filter(({ on }) => !isDay(on))).toEqual([])
      expect(named.filter(({ on, isRelative }) => isRelative && on < june.on)).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

describe('English dates with slashes', () => {
  test.each([
    ['9/30/2024', '2024-09-30'],
    ['30/09/2024', '2024-09-30'],
    // The first of March or the third of January: a person decides.
    ['3/1/2023', null],
    ['31/31/2023', null],
  ])('%s', (words, on) => expect(dueDay(words)).toBe(on))
})

test('TBD and n/a are no deadline', () =>
  expect(
    readText('Recommendation 1: The Chief should count.\nStatus: Open   Target Date: TBD').findings[0]
      ?.dueRaw,
  ).toBeNull())
