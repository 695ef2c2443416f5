import { describe, expect, test } from 'vitest'
import { readText } from '../read-text.ts'

const days = { inspectedFrom: '2022-05-09', inspectedTo: '2022-06-10', feedbackOn: '2022-07-08' }

describe('the days of the inspection', () => {
  test.each([
    '2022年5月9日至6月10\n日，区委巡察组对区水务局进行了巡察，并于7月8\n日反馈意见。',
    '2022年\n5月9日至\n6月10日，区委巡察组对区水务局进行了巡察，并于7月\n8日反馈意见。',
    '20\n22年5月9日至6月1\n0日，区委巡察组对区水务局进行了巡察，并于7\n月8日反馈意见。',
  ])('are read over a line break inside them: %j', (text) => expect(readText(text).facts).toMatchObject(days))

  // A column as wide as that of a newspaper, begun anywhere: every break falls somewhere in the dates once.
  test.each(Array.from({ length: 17 }, (_, shift) => shift))('wherever a column breaks them: %i', (shift) => {
    const opening = `　　${'近'.repeat(shift)}根据统一安排，2022年5月9日至6月10日，区委第六巡察组对中共禾岭区水务局党组（以下简称局党组）进行了巡察，并于7月8日反馈意见。局党组高度重视，召开会议研究部署，按照要求逐条逐项抓好落实，现将有关整改情况公布如下。`
    const column = opening.replace(/(.{17})/gu, '$1\n')
    expect(readText(column).facts).toMatchObject({ ...days, inspectedBody: '中共禾岭区水务局党组' })
  })

  test.each([
    '2022年5月9日至6月10日',
    '2022.5.9—6月10日',
    '二〇二二年五月九日至六月十日',
    '202259日至6月10日',
    '2022年59日至610日',
  ])('are read in other spellings and without lost characters: %s', (period) =>
    expect(
      readText(`根据统一安排，${period}，区委第六巡察组对区水务局进行了巡察，并于7月8日反馈意见。`).facts,
    ).toMatchObject(days),
  )

  test('are not made up of a number and a day that follow one another', () =>
    expect(readText('共发现问题12个。\n5月份，巡察组反馈。').facts.feedbackOn).toBeNull())
})

describe('the title', () => {
  test('of a workbook stands below the name of its sheet', () =>
    expect(
      readText(
        '整改台账\n2026年安全生产专项检查反馈问题整改台账\n序号\t问题\t整改措施\n1\t台账不全\t补齐台账\n\n说明\n本表由办公室填写',
      ).facts.documentTitle,
    ).toBe('2026年安全生产专项检查反馈问题整改台账'))

  test('is read when it is printed over several lines, and again on one', () =>
    expect(
      readText(
        '关于2021年度区本级预算\n执行审计查出问题\n整改情况的报告\n\n关于2021年度区本级预算执行审计查出问题整改情况的报告\n\n一、整改情况\n（一）预算编制不细的问题。区民政局已重新编制。',
      ).facts.documentTitle,
    ).toBe('关于2021年度区本级预算执行审计查出问题整改情况的报告'))

  test('that ends in 反馈意见 is no opinion', () => {
    const draft = readText('关于对禾岭区水务局巡察的反馈意见\n一、主要问题\n1.台账不健全。\n2.值班脱岗。')
    expect(draft.facts.documentTitle).toBe('关于对禾岭区水务局巡察的反馈意见')
    expect(draft.findings.map(({ title }) => title)).toEqual(['台账不健全', '值班脱岗'])
  })
})
