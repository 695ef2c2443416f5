import { expect, test } from 'vitest'
import { readText } from './read-text.ts'

const titlesOf = (text: string): (string | null)[] => readText(text).findings.map(({ title }) => title)

const visit = '内部检查通知书\n青溪建设公司：\n2031年5月6日，检查站对青溪堤防工程进行了检查。\n'

test('what was seen on the site and what is to be done about it stand under labels of their own', () => {
  const { findings } = readText(
    `${visit}一、下发整改通知单的工点\n1.东段堤脚（检查时间：2031年5月6日）\n检查情况：护脚块石散落，无人值守。\n处理措施：向施工单位下发通知单责令改正，2031年5月18日前完成整改。`,
  )
  expect(findings.map(({ title, measures }) => [title, measures.length])).toEqual([
    ['护脚块石散落，无人值守。', 1],
  ])
})

test('the day of a visit in a heading is no deadline', () => {
  const { findings } = readText(
    `${visit}一、主要问题\n1.东段堤脚（检查时间：2031年5月6日）\n⑴护脚块石缺失。\n⑵排水沟堵塞未清理。`,
  )
  expect(findings.map(({ dueRaw }) => dueRaw)).toEqual([null, null])
})

test('an item that is one sentence is one complaint, and captions and times of day cut nothing', () => {
  const { findings } = readText(
    `${visit}一、主要质量安全问题\n1.东段堤脚\n⑴堤脚渗水，未设反滤；块石堆在路口（图1）。\n\n图1   图2\n\n⑵夜间值守记录为20：00～23：30，未按方案换班。`,
  )
  expect(findings.map(({ title, measures }) => [title, measures])).toEqual([
    ['堤脚渗水，未设反滤；块石堆在路口（图1）', []],
    ['夜间值守记录为20：00～23：30，未按方案换班', []],
  ])
})

test('numbered beneath a heading of problems alone, plain words are findings too', () =>
  expect(
    titlesOf(
      `${visit}一、主要质量安全问题\n1.东段堤脚\n⑴启闭杆卡住。\n⑵踏板松动。\n二、有关要求\n1.压实责任。`,
    ),
  ).toEqual(['启闭杆卡住', '踏板松动']))

test('what is done beneath such a heading is none', () =>
  expect(titlesOf('情况报告\n一、主要问题\n1.加强学习。\n2.完善制度。')).toEqual([]))

test('problems in a sentence of their own, with quotations among them, are read one by one', () => {
  const head = '5月8日，云岭县委第三巡察组向青坪镇党委反馈巡察情况。'
  expect(
    titlesOf(
      `${head}巡察发现，仍存在一些问题。主要是：产业门路窄、例会流于形式、台账更新不及时、“两会一审”程序不规范等问题。`,
    ),
  ).toEqual(['产业门路窄', '例会流于形式', '台账更新不及时', '“两会一审”程序不规范'])
  expect(titlesOf(`${head}还不同程度地存在着学用结合不紧，“一岗双责”落实不到位。`)).toEqual([
    '学用结合不紧',
    '“一岗双责”落实不到位',
  ])
  expect(titlesOf(`${head}反馈指出了存在的问题：有的组织生活不经常、不严谨；有的销号不彻底。`)).toEqual([
    '有的组织生活不经常、不严谨',
    '有的销号不彻底',
  ])
})

test('hazards of several places are read in whatever words', () =>
  expect(
    titlesOf(
      '检查发现，青坪商场存在主机停用、出口上锁、油垢堆积等火灾隐患；青坪敬老院存在水泵不转、灯具脱落等火灾隐患。',
    ),
  ).toEqual(['主机停用', '出口上锁', '油垢堆积', '水泵不转', '灯具脱落']))

test('what a congress is told of its proposals is counted and no finding', () => {
  const { announced, findings } = readText(
    '关于区三届人大一次会议代表建议批评和意见的办理情况\n区政府共办理代表意见建议52件。已经解决或基本解决的31件，正在解决的17件，暂不能解决的4件。',
  )
  expect(findings).toEqual([])
  expect(announced).toMatchObject({ problems: 52, done: 31, ongoing: 17 })
})

test('complaints handed over are counted by round, and what some bodies found is not', () => {
  expect(
    readText('督察组转办的第3批41件环境举报问题中，属实30件；已办结25件，正在办理16件。').announced,
  ).toMatchObject({ problems: 41, done: 25, ongoing: 16 })
  expect(
    readText('有些单位对审计提出的9个问题持续整改。检查企业30家，新发现隐患问题2个。').announced.problems,
  ).toBeNull()
})

test('audit findings under numbers in brackets are read by their labels', () => {
  const { findings } = readText(
    'Corrective Action Plan\n\n(2031-021)\nDepartment: Harbors\nTitle: Controls over mooring grants need improvement\nStatus: Corrective action in progress\nCorrective Action: The Department will check each grant against the register.\nCompletion Date: August 31, 2032\n',
  )
  expect(findings).toMatchObject([
    { number: '2031-021', title: 'Controls over mooring grants need improvement', status: 'ongoing' },
  ])
})

test('recommendations without numbers are read where there are several', () =>
  expect(
    titlesOf(
      'Report Recommendations\nOIG recommends that the Secretary direct each bureau to report within 45 days.\nOIG recommends that the Secretary keep a list of disputed items.',
    ),
  ).toHaveLength(2))

test('counts of what was implemented and partially implemented are told apart', () =>
  expect(
    readText(
      'Audit Follow Up\nWe followed up on 30 recommendations.\nWe found:\n- Staff implemented 17 and partially implemented 8 of the 30 recommendations\n- Staff had not implemented the remaining 5 recommendations',
    ).announced,
  ).toMatchObject({ problems: 30, done: 17, ongoing: 8 }))
