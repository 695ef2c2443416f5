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

describe('a card of one task', () => {
  const done = [['围网清退不彻底,部分反弹。', 'done', ['开展排查。', '签订协议。']]]

  test('in two columns reads like lines with labels', () =>
    expect(
      read(
        '关于整改任务（序号三）完成情况的公示\n| 项目 | 内容 |\n| 整改任务 | 围网清退不彻底,部分反弹。 |\n| 整改措施 | 1.开展排查。2.签订协议。 |\n| 整改进展 | 已完成整改。 |',
      ),
    ).toEqual(done))

  test('with labels in brackets too', () =>
    expect(
      read('【问题】围网清退不彻底,部分反弹。\n【整改】开展排查。签订协议。\n【状态】已完成整改'),
    ).toEqual(done))
})

describe('a cell', () => {
  test('in quotation marks stays in its row over line breaks', () =>
    expect(
      read(
        '序号\t问题\t整改措施\t责任部门\n1\t议价不透明\t"1.成立小组。\n2.公开结果。"\t药学部\n2\t经费沉淀\t清理经费\t科教处',
      ),
    ).toEqual([
      ['议价不透明', null, ['成立小组。', '公开结果。']],
      ['经费沉淀', null, ['清理经费']],
    ]))

  test('of numbers alone is a count and no finding', () =>
    expect(read('Department\tRecommendations\tImplemented\nAirport\t14\t11\nFire\t9\t4')).toEqual([]))

  test('that nobody filled in is none either', () =>
    expect(read('序号\t具体问题\t整改措施\n1\tXXX\t1.XXX；2.XXX\n2\t\t')).toEqual([]))
})

describe('statuses of a table', () => {
  test('can be marks in a column for each', () =>
    expect(
      read(
        'No.\tRecommendation\tResponse of the Administration\tImplemented\tUnder implementation\n1\tReview travel advances.\tA report is sent each month.\tX\t\n2\tConclude the lease.\tOne lease was signed.\t\tX',
      ).map(([, status]) => status),
    ).toEqual(['done', 'ongoing']))

  test('of one measure are none of the finding that has others', () => {
    const rows = (...states: string[]): [string | null, string | null][] =>
      readText(
        [
          '序号\t问题\t整改措施\t完成情况',
          ...states.map((state, at) => `1\t台账不全\t措施${at}办理\t${state}`),
        ].join('\n'),
      ).findings.map(({ status, statusRaw }) => [status, statusRaw])
    expect(rows('已完成', '未完成')).toEqual([['ongoing', null]])
    expect(rows('已完成', '')).toEqual([[null, null]])
    expect(rows('已完成', '已完成')).toEqual([['done', '已完成']])
    expect(rows('已完成', '长期坚持')).toEqual([['long_term', null]])
    expect(rows('整改中', '长期坚持')).toEqual([['ongoing', null]])
  })

  test('can be letters that a key explains', () =>
    expect(
      read(
        'Key: C = Complete; P = In progress\nRef | Finding | Agreed action | Status\n1.1 | Jobs were not logged. | Log every job. | C\n1.2 | Targets were missed. | Recruit two inspectors. | P',
      ).map(([, status]) => status),
    ).toEqual(['done', 'ongoing']))
})

test('a remark between two rows does not end the table', () =>
  expect(
    read('序号\t问题\t整改措施\n1\t台账不清\t补录\n备注：第1项须待批复\n2\t公示不足\t修改细则').map(
      ([title]) => title,
    ),
  ).toEqual(['台账不清', '公示不足']))

test('of documents pasted one after the other those without a table are read too', () =>
  expect(
    read(
      '学校整改情况简报\n针对“服务费截留”的问题，补发给教师。已整改。\n卫生院自查清单\n序号\t问题\t整改措施\t进度\n1\t重复计费\t更正编码\t进行中',
    ),
  ).toEqual([
    ['服务费截留', 'done', ['补发给教师。']],
    ['重复计费', 'ongoing', ['更正编码']],
  ]))

test('where a hazard was found is not the hazard', () =>
  expect(
    read('编号\t隐患部位\t隐患描述\t整改措施\nXF-01\t小区3号楼\t楼道停放电动车\t清理车辆').map(
      ([title]) => title,
    ),
  ).toEqual(['楼道停放电动车']))

test('what an inspection is going to look at is no finding', () =>
  expect(
    read(
      '巡察组巡察县卫生健康局公告\n一、巡察内容\n1.违规收费、过度检查等问题；\n2.对审计发现问题整改不力的问题。\n二、检查重点\n1.是否存在超比例缴存问题；',
    ),
  ).toEqual([]))

test('complaints in fields of one sentence are parted from the fields', () =>
  expect(
    read(
      '省委第九巡视组向栎城市委反馈巡视情况\n巡视也发现一些问题：在落实部署方面，改造步子不大；在群众利益方面，内涝久拖不决。',
    ).map(([title]) => title),
  ).toEqual(['改造步子不大', '内涝久拖不决']))

test('an authority in front of what it did is the owner and not part of the measure', () => {
  const [finding] = readText(
    '关于审计查出问题整改情况的报告\n1.预算编制不细化问题。省财政厅依据评价结果压减预算4.6亿元。已完成整改。',
  ).findings
  expect(finding?.owners).toEqual(['省财政厅'])
  expect(finding?.measures.map(({ text }) => text)).toEqual(['依据评价结果压减预算4.6亿元。'])
})

test('a promise at the end of a numbered measure is cut off', () =>
  expect(
    read(
      '关于巡察整改情况的通报\n1.关于“首诊率低”问题。\n整改进展：一是组建医共体3个。二是开通转诊通道。下一步，将继续推进。',
    ).flatMap(([, , measures]) => measures),
  ).toEqual(['组建医共体3个。', '开通转诊通道。']))

test('a promise for later is no measure', () =>
  expect(
    read('关于巡察整改情况的通报\n1.关于“台账不清”问题。补录台账37条。下一步，将持续巩固整改成果。').flatMap(
      ([, , measures]) => measures,
    ),
  ).toEqual(['补录台账37条。']))

describe('an English reply without a status', () => {
  const reply = (words: string): (string | null)[] =>
    readText(
      `Recommendation 1a: The Department should assign an inspector.\n1. ${words}\nTarget implementation date: Spring 2022`,
    ).findings.map(({ status }) => status)

  test.each([
    ['The Department agrees and will assign an inspector to each dam.', 'planned'],
    ['The Department disagrees. The maps hold security information.', 'disagreed'],
    ['An inspector was assigned in May.', null],
  ])('%s', (words, status) => expect(reply(words)).toEqual([status]))
})

test('the status can stand alone beneath the recommendation, and the agency above it', () =>
  expect(
    readText(
      'Agency Affected\nRecommendation\nStatus\nForest Service\nThe Chief should record costs for each break.\nClosed – Implemented\nIn April 2023, the Service added two cost fields.\nRange Bureau\nThe Director should share its maps.\nOpen\nThe Bureau had not taken any action.',
    ).findings.map(({ title, status, owners, measures }) => [title, status, owners[0], measures.length]),
  ).toEqual([
    ['The Chief should record costs for each break.', 'closed_implemented', 'Forest Service', 1],
    ['The Director should share its maps.', 'open', 'Range Bureau', 0],
  ]))

test('a total row that counts more done than there are findings is held against measures, not against findings', () => {
  const rows = [
    ['序号', '问题', '整改措施', '完成情况'],
    ['1', '制度执行不严', '修订接待制度', '已完成'],
    ['', '', '清退违规费用', '已完成'],
    ['', '', '开展专项自查', '正在推进'],
    ['合计', '1个问题', '3条措施', '已完成3条'],
  ]
  const { warnings } = readText(rows.map((row) => row.join('\t')).join('\n'))
  expect(warnings.filter(({ code }) => code === 'DONE_DIFFER')).toMatchObject([
    { message: '公布已完成3条，逐条识别为已完成的措施有2条。', params: { announced: 3, found: 2 } },
  ])
})
