import { describe, expect, test } from 'vitest'
import { readText } from '../read-text.ts'

/** The measures of the first finding of a plan, with what is said of each and no more. */
function measuresOf(body: string): object[] {
  const text = `禾岭区整改方案\n一、重点任务\n（一）解决河道管护不到位问题\n${body}\n禾岭区水务局\n2023年3月1日`
  return (readText(text).findings[0]?.measures ?? []).map(({ passage: _place, ...measure }) => {
    const said = Object.entries(measure).filter(([, value]) => [value].flat().some((one) => one !== null))
    return Object.fromEntries(said)
  })
}

describe('what stands behind a measure in brackets is its own', () => {
  test('owner and deadline', () =>
    expect(
      measuresOf(
        '1.制定管护清单。（责任单位：区水务局；完成时限：6月底前）\n2.开展联合巡查。（责任单位：各镇（街道）；完成时限：长期坚持）',
      ),
    ).toEqual([
      {
        text: '制定管护清单。',
        owners: ['区水务局'],
        dueRaw: '6月底前',
        dueOn: '2023-06-30',
        timeClass: 'timeBound',
      },
      {
        text: '开展联合巡查。',
        owners: ['各镇（街道）'],
        dueRaw: '长期坚持',
        timeClass: 'continuous',
      },
    ]))

  test('a bracket that holds no more than a time', () =>
    expect(measuresOf('1.清理垃圾。（立行立改）\n2.补种树木。（2023年底前）')).toEqual([
      { text: '清理垃圾。', dueRaw: '立行立改', timeClass: 'immediate' },
      { text: '补种树木。', dueRaw: '2023年底前', dueOn: '2023-12-31', timeClass: 'timeBound' },
    ]))

  test('but behind the last of several it is said of all and stays with the finding', () =>
    expect(measuresOf('1.清理垃圾。\n2.补种树木。（责任单位：区水务局；完成时限：年底前）')).toEqual([
      { text: '清理垃圾。' },
      { text: '补种树木。' },
    ]))
})

describe('a measure of a plan may name its time itself', () => {
  test('one date', () =>
    expect(measuresOf('1、9月底前完成人工排查。\n2、建立巡查台账。')).toMatchObject([
      { dueRaw: '9月底前', dueOn: '2023-09-30' },
      { text: '建立巡查台账。' },
    ]))

  test('two steps', () =>
    expect(measuresOf('1.2023年底前完成年度任务，2025年底前全部完成清淤。\n2.建立巡查台账。')).toMatchObject([
      {
        dueOn: '2025-12-31',
        milestones: [
          { raw: '2023年底前完成年度任务', on: '2023-12-31' },
          { raw: '2025年底前全部完成清淤', on: '2025-12-31' },
        ],
      },
      {},
    ]))
})

describe('a finding', () => {
  test('takes the class of time of the heading above it', () => {
    const draft = readText(
      '关于审计查出问题整改情况的报告\n（一）立行立改类\n1.转移支付下达偏晚的问题。区财政局已补发。\n（二）持续整改类\n1.设备共享不足的问题。区教育局上线目录。',
    )
    expect(draft.findings.map(({ timeClass }) => timeClass)).toEqual(['immediate', 'continuous'])
  })

  test('without any word of time has none', () => {
    const [finding] = readText('关于整改情况的通报\n一、关于“台账不清”问题\n（1）制定清单。').findings
    expect(finding?.timeClass ?? null).toBeNull()
  })
})

test('what a measure says in its own words is no word on another, nor on the finding', () => {
  const text = [
    '禾岭区水务局巡察整改方案',
    '（一）解决河道管护不到位问题',
    '（1）修订管护办法。责任单位：水务局。责任人：邱小满。完成时限：2026年7月15日。',
    '（2）开展联合巡查。责任单位：各镇。完成时限：长期坚持。',
    '（3）清理河面垃圾。责任单位：环卫站；完成时限：立行立改。',
    '（4）建成监控平台。完成时限：2026年10月31日。',
  ].join('\n')
  const [finding] = readText(text).findings
  expect(finding).toMatchObject({ owners: [], dueOn: null, dueRaw: null, timeClass: null })
  expect(finding?.measures).toMatchObject([
    { text: '修订管护办法。', owners: ['水务局'], handlers: ['邱小满'], dueOn: '2026-07-15' },
    { text: '开展联合巡查。', owners: ['各镇'], dueOn: null, timeClass: 'continuous' },
    { text: '清理河面垃圾。', owners: ['环卫站'], dueOn: null, timeClass: 'immediate' },
    { text: '建成监控平台。', owners: [], dueOn: '2026-10-31' },
  ])
})
