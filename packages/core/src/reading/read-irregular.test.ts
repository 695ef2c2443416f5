import { describe, expect, test } from 'vitest'
import { readText } from './read-text.ts'

/** Titles, statuses and measures of a text, as short as can be. */
function read(text: string): [string | null, string | null, string[]][] {
  return readText(text).findings.map(({ title, status, measures }) => [
    title,
    status,
    measures.map((measure) => measure.text),
  ])
}

const titles = (text: string): (string | null)[] => readText(text).findings.map(({ title }) => title)
const statuses = (text: string): (string | null)[] => readText(text).findings.map(({ status }) => status)

describe('a sentence about a whole part', () => {
  const report = `关于审计查出问题整改情况的报告
一、整改情况
（一）立行立改类
对经费拨付偏晚问题，已拨付到校；对会议费附件不全问题，已补齐附件73份。以上2个问题均已完成整改。
（二）分阶段整改类
对竣工决算滞后问题，已委托机构审核；对权属证书未办理问题，已启动测绘。上述问题正在整改。
`
  test('gives its status to the findings of that part and to no others', () =>
    expect(statuses(report)).toEqual(['done', 'done', 'ongoing', 'ongoing']))

  test('gives way to the sentence of a smaller part within it', () =>
    expect(
      statuses(`关于审计查出问题整改情况的报告
一、预算管理方面
（一）经费类
对经费拨付偏晚问题，已拨付到校；对会议费附件不全问题，已补齐附件73份。以上2个问题均已完成整改。
（二）工程类
对竣工决算滞后问题，已委托机构审核。上述问题正在整改。
`),
    ).toEqual(['done', 'done', 'ongoing']))

  test('is no measure', () =>
    expect(read(report).flatMap(([, , measures]) => measures)).not.toContainEqual(
      expect.stringContaining('上述'),
    ))

  test('behind a finding’s own words the own words hold', () =>
    expect(
      statuses(`关于巡察整改情况的通报
一、整改情况
1.关于“台账不清”问题。补录台账。正在整改。
2.关于“采购不规范”问题。修订办法。
以上问题均已完成整改。`),
    ).toEqual(['ongoing', 'done']))
})

test('a field names no finding when the complaint stands on the line beneath', () =>
  expect(
    read(`关于教育督导反馈问题的整改报告
一、教育投入方面
教师培训经费未足额安排。
整改情况：
1.追加预算168万元。
2.列入年初预算。
整改状态：已完成
二、队伍建设方面
美术教师缺口较大。
整改情况：
1.公开招聘教师38名。
整改状态：整改中`),
  ).toEqual([
    ['教师培训经费未足额安排', 'done', ['追加预算168万元。', '列入年初预算。']],
    ['美术教师缺口较大', 'ongoing', ['公开招聘教师38名。']],
  ]))

test('numbers in front of the labels of one task count no findings', () =>
  expect(
    read(`关于督察反馈意见第二十三项整改任务完成情况的公示
一、整改任务：贮存场所建设不规范，台账不清。
二、责任单位：园区管委会
三、整改措施：
1、逐家核查企业19家。
2、统一推行电子台账。
四、整改完成情况：已完成整改。`),
  ).toEqual([['贮存场所建设不规范，台账不清。', 'done', ['逐家核查企业19家。', '统一推行电子台账。']]]))

test('问题一： behind a number of its own is one heading', () =>
  expect(
    titles(`督察报告整改措施清单
一、问题一：雨污分流改造滞后
责任单位：区政府
整改措施：
1.检测管网。
二、问题二：扬尘污染突出
责任单位：县政府
整改措施：
1.关停加工点14家。`),
  ).toEqual(['雨污分流改造滞后', '扬尘污染突出']))

describe('tables', () => {
  test('a cell with numbers holds a measure for each', () =>
    expect(
      read('序号\t问题\t整改措施\t整改状态\n1\t编制滞后\t1.提前编制计划；2.建立项目库。\t已完成'),
    ).toEqual([['编制滞后', 'done', ['提前编制计划', '建立项目库']]]))

  test('columns can be held apart by blanks alone', () =>
    expect(
      read(
        '序号    问题描述        整改措施      整改状态\n1     附件不全       补齐附件32份     整改完毕\n2     未公开竞价      重新招租       正在整改\n填表人：黄小舟    审核人：罗平',
      ),
    ).toEqual([
      ['附件不全', 'done', ['补齐附件32份']],
      ['未公开竞价', 'ongoing', ['重新招租']],
    ]))

  test('a second table with the same numbers shares the work out', () =>
    expect(
      read(
        '编号\t问题描述\t是否纳入\n1\t电梯数量不足\t暂不纳入\n2\t标识不统一\t纳入\n\n三、分工\n编号\t整改任务\t牵头部门\n2\t更换药品标识\t药学部',
      ),
    ).toEqual([
      ['电梯数量不足', 'not_included', []],
      ['标识不统一', null, ['更换药品标识']],
    ]))

  test('complaints can go by a code without words', () =>
    expect(
      readText(
        '序号\t受理编号\t责任单位\t办结情况\n1\tX3NX202109030011\t甲区\t已办结\n2\tD3NX202109030008\t乙区\t阶段性办结',
      ).findings.map(({ number, title, status }) => [number, title, status]),
    ).toEqual([
      ['X3NX202109030011', null, 'done'],
      ['D3NX202109030008', null, 'partial'],
    ]))
})

describe('feedback', () => {
  test('problems can be announced and named without numbers', () =>
    expect(
      titles(
        '市委第二巡察组向区商务局反馈情况\n巡察发现一些问题，主要是：政策落实不到位，转型步伐不快；监管宽松软。巡察组提出三点意见：一是提高站位，二是压实责任。',
      ),
    ).toEqual(['政策落实不到位', '转型步伐不快', '监管宽松软']))

  test('behind 问题。 or 针对…问题， the list says what was done', () =>
    expect(
      titles(`关于审计整改情况的报告
二、整改情况
1.信息系统重复建设、利用率低问题。一是关停系统19个。二是建立运维审核办法，未经评估的经费不予安排。已完成整改。
2.采购公开不及时问题。一是修改文件模板。二是对代理机构扣分。已完成整改。`),
    ).toEqual(['信息系统重复建设、利用率低', '采购公开不及时']))

  test('第一， heads findings that have 一是 of their own', () =>
    expect(
      read(`关于村级巡察整改情况的公示
第一，关于“评议没有张榜”的问题。一是重新评议。二是张贴结果。
第二，关于“补助重复领取”的问题。一是核对台账。二是退赔1.86万元。`),
    ).toEqual([
      ['评议没有张榜', null, ['重新评议。', '张贴结果。']],
      ['补助重复领取', null, ['核对台账。', '退赔1.86万元。']],
    ]))
})

test('items of one kind are parted at 、 when enough of them complain', () =>
  expect(
    titles(
      '审计反映公司存在停车费隔月存行、招待费混入会议费科目、闲置塔吊未入资产账、对外借款无抵押等问题，并提出两条建议。',
    ),
  ).toEqual(['停车费隔月存行', '招待费混入会议费科目', '闲置塔吊未入资产账', '对外借款无抵押']))

test('in a list of complaints a clause without a telling word is one too', () =>
  expect(
    titles(
      '县委巡察组向县法院反馈情况\n巡察发现的问题主要有：一是底数不清；二是会议记录雷同，书记员流动频繁；三是值勤空岗。',
    ),
  ).toEqual(['底数不清', '会议记录雷同', '书记员流动频繁', '值勤空岗']))

test('the last words of a chained finding can be its status', () =>
  expect(
    read(
      '关于审计整改情况的报告\n（一）对子公司层级过多问题，已注销空壳企业14户，已改毕；对会展中心超概算问题，已报请调整概算，仍在改。',
    ).map(([title, status]) => [title, status]),
  ).toEqual([
    ['子公司层级过多', 'done'],
    ['会展中心超概算', 'ongoing'],
  ]))

test('what is said at a meeting lists no findings', () =>
  expect(
    titles('在巡察整改推进会上的讲话\n一、为什么改\n（一）落实不到位，群众不答应。\n（二）台账不健全。'),
  ).toEqual([]))

test('the announced count decides between a careful and a bold reading of a list', () => {
  const list = `安全督导发现问题的通报
共发现问题6个。
一、甲公司
（1）报警器未校验；
（2）作业票有涂改；
（3）器材柜上了锁。
二、乙园区
（1）物料放在一处；
（2）水泵为手动状态；
（3）来车登记有空行。
`
  expect(titles(list)).toHaveLength(6)
  expect(titles(list.replace('6个', '5个'))).not.toHaveLength(6)
})

test('a number keeps its place when the stop behind it is lost', () =>
  expect(
    read(
      '关于巡视整改情况的通报\n1针对“衔接不紧”问题\n整改措施：（1）组织评估。\n完成情况：已完成。\n2.针对“推进缓慢”问题\n整改措施：（1）编制清单。\n完成情况：正在推进。',
    ),
  ).toEqual([
    ['衔接不紧', 'done', ['组织评估。']],
    ['推进缓慢', 'ongoing', ['编制清单。']],
  ]))

test('a form that nobody has filled in names no finding', () =>
  expect(titles('关于巡察整改情况的报告\n（一）关于××××××问题\n整改情况：一是……；二是……。')).toEqual([]))

test('a traditional copy is read like its simplified twin and keeps its characters', () =>
  expect(
    read(
      '關於巡視整改情況的通報\n1.關於“招生資訊公開不全面”問題\n整改情況：一是公開章程。二是監督面試。\n整改狀態：已整改',
    ),
  ).toEqual([['招生資訊公開不全面', 'done', ['公開章程。', '監督面試。']]]))

test('a reworded copy is read too', () =>
  expect(
    read('1、关于“采买没有货比三家”缺陷的改正\n改正做法：（1）公开计划。（2）邀请报价。\n改正结果：已改好。'),
  ).toEqual([['采买没有货比三家', 'done', ['公开计划。', '邀请报价。']]]))

describe('English follow-ups', () => {
  test('an answer that only accepts is no measure, and neither is what was not done', () =>
    expect(
      read(`Recommendation 1
The Department should publish its criteria.
Response: Accepted
Progress: The criteria were published in March 2020.
Status: Complete
Recommendation 2
The Department should certify every claim.
Response: Not accepted
Progress: The Department considers that existing certification is sufficient.
Status: Not accepted`),
    ).toEqual([
      ['The Department should publish its criteria.', 'done', ['The criteria were published in March 2020.']],
      ['The Department should certify every claim.', 'disagreed', []],
    ]))

  test('a number and the finding can stand before the first label', () =>
    expect(
      read(
        '(1) Invoices were paid without proof. Status: Implemented. Action: Inspectors sign a tally sheet.',
      ),
    ).toEqual([['Invoices were paid without proof.', 'done', ['Inspectors sign a tally sheet.']]]))

  test('paragraphs with numbers of their own are the reply', () =>
    expect(
      read(`1a. Recommendation: The Ministry should survey all gates and report
the results.
Status: Work in progress
1.1 A survey of 310 gates has begun.`),
    ).toEqual([
      [
        'The Ministry should survey all gates and report the results.',
        'ongoing',
        ['A survey of 310 gates has begun.'],
      ],
    ]))

  test('a count that dwarfs what stands on the page is of the database behind it', () =>
    expect(
      readText(
        'As of November 2019, there are 4871 open recommendations.\nRecommendation: The Director should post a schedule.\nStatus: Open',
      ).announced.problems,
    ).toBeNull())

  test('a count of all agencies is not a count of this text', () =>
    expect(
      readText(
        'As of July 2022, there were 3,907 open recommendations across government.\nRecommendation: The Director should post a schedule.\nStatus: Open',
      ).announced.problems,
    ).toBeNull())
})

test('how many were looked at and put right is no list of problems', () =>
  expect(
    titles(`安全生产督查情况通报
督查组分两片检查。甲片检查企业92家，需整改问题410个，已整改388个，未整改到位22个，新发现隐患问题1个；乙片检查企业31家，需整改48个，已整改完成45个，未整改到位3个，新发现安全隐患问题2个。
`),
  ).toEqual([]))

test('the field before a complaint is none', () =>
  expect(
    titles(`区委第二巡察组向区供销社反馈巡察情况
会上指出了存在的问题，一是在党的建设方面，存在组织生活不规范等问题；二是关于作风建设方面，存在执行“四项”制度不坚决等问题。
`),
  ).toEqual(['存在组织生活不规范', '存在执行“四项”制度不坚决']))

test('a status that follows the words of its finding at once is its status', () =>
  expect(
    read(`督察反馈问题整改进展情况
一、关于“沿河垃圾清理不及时。”整改进展情况：已经完成，长期坚持。
1.增加保洁人员。
2.建立巡河制度。
二、关于“雨污分流推进慢。”整改进展情况：正在整改。
1.排定改造计划。
`),
  ).toEqual([
    ['沿河垃圾清理不及时', 'done', ['增加保洁人员。', '建立巡河制度。']],
    ['雨污分流推进慢', 'ongoing', ['排定改造计划。']],
  ]))
