import { describe, expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { Draft } from './draft.ts'
import type { draftSchema } from '../intake/draft.schema.ts'
import { readText } from './read-text.ts'
import { chainedReport, wrappedNotice } from './texts.testing.ts'

function titles(text: string): (string | null)[] {
  return readText(text).findings.map((finding) => finding.title)
}

function measures(text: string): string[] {
  return readText(text).findings.flatMap((finding) => finding.measures.map((measure) => measure.text))
}

function statuses(text: string): (string | null)[] {
  return readText(text).findings.map((finding) => finding.status)
}

test('the draft type and its schema are the same', () => {
  expectTypeOf<z.output<typeof draftSchema>>().toExtend<Draft>()
  expectTypeOf<Draft>().toExtend<z.output<typeof draftSchema>>()
})

describe('a notice in a newspaper column', () => {
  const draft = readText(wrappedNotice)

  test('has its announced counts read from the part on organisation', () =>
    expect(draft.announced).toEqual({ items: 2, problems: 4, measures: 9, done: 3, ongoing: 1 }))

  test('has titles joined across the wrap', () =>
    expect(draft.findings.map(({ number, title, status }) => [number, title, status])).toEqual([
      ['1', '巡河记录不真实，履职不到位', 'done'],
      ['2', '在建工程管理宽松软，个别工程超期未验收', 'done'],
    ]))

  test('has measures with their full text, over blank lines and behind the marker', () =>
    expect(measures(wrappedNotice)).toEqual([
      '专项检查全面开展。逐条核对巡河记录，补齐记录210条，约谈镇级河长3人，建成“电子巡河”系统。',
      '考核办法修订完善。修订《禾岭区河长考核办法》，按月通报。',
      '在建工程逐一排查。对全区12个在建工程逐一排查，超期工程全部组织验收。',
    ]))

  test('has the part on organisation as background', () => {
    const characters = Array.from(wrappedNotice)
    const background = draft.passages
      .filter((passage) => passage.role === 'background')
      .map((passage) => characters.slice(passage.start, passage.end).join(''))
      .join('')
    expect(background).toContain('召开会\n议4次')
  })

  test('names the bodies, the days and the title at the end', () =>
    expect(draft.facts).toEqual({
      documentTitle: '中共禾岭区水务局党组关于巡察整改情况的通报',
      inspectingBody: '区委第六巡察组',
      inspectedBody: '中共禾岭区水务局党组',
      inspectedFrom: '2022-05-09',
      inspectedTo: '2022-06-10',
      feedbackOn: '2022-07-08',
    }))

  test('warns of what was announced and is not there, and of the cut, in both languages', () =>
    expect(draft.warnings.map(({ code, params, messageEn }) => [code, params, messageEn])).toEqual([
      ['FINDINGS_DIFFER', { announced: 4, found: 2 }, '4 findings announced, 2 found.'],
      ['MEASURES_DIFFER', { announced: 9, found: 3 }, '9 measures announced, 3 found.'],
      ['TEXT_CUT_OFF', { at: '（下转第3版）' }, 'The text ends at （下转第3版）; what follows is not in it.'],
    ]))
})

describe('where the problems are', () => {
  test('of three levels the lowest that names problems holds the findings', () =>
    expect(
      titles(
        '（一）在“履职不够”方面\n1.关于“学习不深”问题的整改\n（1）关于“读书少。全年只去两次”问题的整改\n一是制定计划。（已完成）\n（2）关于“调研浅”问题的整改\n一是开展调研。（正在整改）',
      ),
    ).toEqual(['读书少。全年只去两次', '调研浅']))

  test('a problem can stand inside a sentence, and two can share what follows', () => {
    const draft = readText(
      '二、逐项推动问题解决\n（一）夯实基础。针对“值守不严”的问题，建立双人双岗，开展夜间抽查。\n（二）从严管理。针对“轮岗少”“津贴发放不一”等问题，制定轮岗办法，统一津贴标准。',
    )
    expect(
      draft.findings.map((finding) => [finding.title, finding.measures.map((measure) => measure.text)]),
    ).toEqual([
      ['值守不严', ['建立双人双岗', '开展夜间抽查。']],
      ['轮岗少', ['制定轮岗办法']],
      ['津贴发放不一', ['统一津贴标准。']],
    ])
    expect(statuses('二、问题整改\n（一）针对“轮岗少”的问题，制定办法。')).toEqual([null])
  })

  test('several can be chained in one paragraph, with one sentence on the status of all', () => {
    expect(titles(chainedReport)).toEqual(['转移支付下达偏晚', '结余资金未收回', '部分项目绩效评价流于形式'])
    expect(statuses(chainedReport)).toEqual(['done', 'done', 'done'])
    expect(readText(chainedReport).findings[0]?.owners).toEqual(['区财政局'])
  })

  test('a heading can name only the field, and the paragraph the problem', () =>
    expect(
      titles(
        '县委巡察组向县教育局党组反馈巡察情况\n（一）党建方面\n组织生活不严肃。\n（二）队伍方面\n音乐教师缺口大。\n巡察组提出建议：一是提高认识。二是列出清单。',
      ),
    ).toEqual(['组织生活不严肃', '音乐教师缺口大']))

  test('in feedback 一是 marks problems, each clause one, and the suggestions behind them none', () => {
    const text =
      '区委巡察组反馈时指出，主要问题有：一是计划性不强，档案利用少；二是排查不细。\n提出三点建议：一是提高认识；二是压实责任；三是长效治理。'
    expect(titles(text)).toEqual(['计划性不强', '档案利用少', '排查不细'])
    expect(statuses(text)).toEqual(['feedback_open', 'feedback_open', 'feedback_open'])
    expect(measures(text)).toEqual([])
  })

  test('a sentence can enumerate them', () =>
    expect(titles('督导中又发现食堂记录不全、维修超时、学习少等问题。')).toEqual([
      '食堂记录不全',
      '维修超时',
      '学习少',
    ]))

  test('one document can be one task with labels', () => {
    const draft = readText(
      '关于禾安市环保督察反馈意见整改任务（序号十二）完成情况的公示\n整改任务：城区黑臭水体治理不彻底\n责任单位：禾安市住建局\n整改时限：2020年12月底\n整改目标：消除黑臭。\n整改措施：（一）实施清淤3.1公里。（二）新建截污管网2公里。\n完成情况：已完成。\n公示时间：2020年12月1日至12月10日',
    )
    expect(draft.kind).toBe('singleTask')
    expect(draft.findings).toMatchObject([
      {
        number: '序号十二',
        title: '城区黑臭水体治理不彻底',
        status: 'done',
        owners: ['禾安市住建局'],
        dueRaw: '2020年12月底',
        dueOn: '2020-12-31',
        measures: [{ text: '实施清淤3.1公里。' }, { text: '新建截污管网2公里。' }],
      },
    ])
  })

  test('问题一 with label lines, several owners and a deadline in two stages', () => {
    const [first] = readText(
      '整改措施清单\n问题一：湖区水质下降\n责任单位：青岚市政府；省水利厅\n督导单位：省生态环境厅\n整改时限：2023年底前完成年度任务，2025年底前全部完成\n整改措施：\n1．完成截污管网12公里。\n2．清退围网800亩。\n问题二：垃圾随意倾倒\n整改措施：清运存量垃圾。',
    ).findings
    expect(first).toMatchObject({
      title: '湖区水质下降',
      status: 'planned',
      owners: ['青岚市政府', '省水利厅'],
      dueOn: '2025-12-31',
      measures: [{ text: '完成截污管网12公里。' }, { text: '清退围网800亩。' }],
    })
  })

  test('an item can have a code and no title', () =>
    expect(
      readText(
        '信访件办理情况\nD3LC202507180007\n办理情况：新建覆膜池1座。\n是否办结：阶段性办结\nD3LC202507180012\n办理情况：打捞垃圾6吨。\n是否办结：已办结',
      ).findings,
    ).toMatchObject([
      { number: 'D3LC202507180007', title: null, status: 'partial' },
      { number: 'D3LC202507180012', title: null, status: 'done' },
    ]))

  test('an opinion is an item although it names no fault', () =>
    expect(
      titles(
        '关于审议意见研究处理情况的报告\n一、关于“加快危桥改造”的意见\n（一）已改造29座。\n办理结果：正在办理。',
      ),
    ).toEqual(['加快危桥改造']))

  test('a reworded copy is read by its build: each item ends with what became of it', () =>
    expect(
      readText(
        '二、察觉缺陷的修正状况\n（一）款项环节\n1.若干专款分拨拖得久。余款已拨清。已修正完毕。\n2.考评目标写得含混。重新核验表格208份。已修正完毕。',
      ).findings.map(({ title, status }) => [title, status]),
    ).toEqual([
      ['若干专款分拨拖得久', 'done'],
      ['考评目标写得含混', 'done'],
    ]))
})

describe('more builds of the genre', () => {
  test('针对反馈的“…”的问题, numbered on across groups, each closing with its status', () => {
    const draft = readText(
      '一、提高政治站位，扛起整改责任\n（一）细化分工。将反馈的3大类、11个方面、27个具体问题分解成整改任务53项。\n二、逐条逐项抓好整改落实\n（一）关于“两个责任”落实不够有力方面\n1.针对反馈的“责任压得不实、班子成员履行不到位”的问题。一是修订清单；二是开展谈话46人次。该问题已完成整改，并长期坚持。\n2.针对反馈的“监督偏软”的问题。开展调查，预计2023年9月底完成。该问题正在整改。',
    )
    expect(draft.announced).toMatchObject({ items: 3, problems: 27, measures: 53 })
    expect(draft.findings).toMatchObject([
      {
        title: '责任压得不实、班子成员履行不到位',
        status: 'done',
        measures: [{ text: '修订清单；' }, { text: '开展谈话46人次。' }],
      },
      { title: '监督偏软', status: 'ongoing', dueOn: '2023-09-30' },
    ])
  })

  test('audit findings that name a sum and then what was done', () =>
    expect(
      titles('审计整改结果公告\n1.超限用药23.1万元。已退回基金。\n2.分级收费11.8万元。已处违约金。'),
    ).toEqual(['超限用药', '分级收费']))

  test('totals over aspects, and a part on what is open at the end that is no total', () =>
    expect(
      readText(
        '问题共涉及6个方面32项，截至10月底，已完成整改28项；正在整改4项。\n二、具体情况\n1.关于预算不够细化问题。已细化。\n三、尚未完成的问题\n4项问题尚未完成整改。',
      ).announced,
    ).toEqual({ items: 6, problems: 32, measures: null, done: 28, ongoing: 4 }))

  test('items with zones of their own are findings, whatever their words', () =>
    expect(
      readText(
        '整改方案\n三、整改任务\n（一）秸秆焚烧。\n整改目标：火点下降。\n整改措施：\n1.划定网格。\n2.购置打捆机。\n责任单位：各乡镇\n整改时限：长期坚持\n（二）工业废气。\n整改措施：建成监测18套。\n四、组织保障\n（一）加强领导。',
      ).findings,
    ).toMatchObject([
      {
        title: '秸秆焚烧',
        status: 'planned',
        owners: ['各乡镇'],
        dueRaw: '长期坚持',
        measures: [{ text: '划定网格。' }, { text: '购置打捆机。' }],
      },
      { title: '工业废气' },
    ]))

  test('a heading that names a problem gives way to those beneath it with measures of their own', () =>
    expect(
      titles(
        '一、关于组织建设薄弱问题\n（1）支部换届不及时。\n整改落实情况：指导换届。\n（2）教育管理松散。\n整改落实情况：开展轮训。\n二、关于财务管理不规范问题\n（1）报销审核不严。\n整改落实情况：清退费用。',
      ),
    ).toEqual(['支部换届不及时', '教育管理松散', '报销审核不严']))

  test('feedback by fields', () =>
    expect(
      titles(
        '校党委巡察组向学院反馈巡察情况\n党的领导方面：学习不够深入，“三会一课”不规范。\n党的建设方面：作用发挥不明显；程序不严。',
      ),
    ).toEqual(['学习不够深入', '“三会一课”不规范', '作用发挥不明显', '程序不严']))

  test('headings without numbers', () =>
    expect(
      readText(
        '二、整改落实情况\n关于“教学质量不高”问题的整改情况\n一是修订教案12份。二是开展听课。\n关于“成果少”问题的整改情况\n1.设立课题6项。\n目前已完成整改。\n特此通报。',
      ).findings,
    ).toMatchObject([
      {
        number: null,
        title: '教学质量不高',
        status: null,
        measures: [{ text: '修订教案12份。' }, { text: '开展听课。' }],
      },
      { number: null, title: '成果少', status: 'done', measures: [{ text: '设立课题6项。' }] },
    ]))

  test('a table of one cell on a line, without bars', () =>
    expect(
      readText(
        '问题整改清单\n序号\n反馈问题\n整改措施\n责任部门\n整改情况\n1\n监管不到位\n制定办法\n物业科\n已完成\n2\n招标有漏洞\n修订办法\n建管科\n持续推进',
      ).findings,
    ).toMatchObject([
      { number: '1', title: '监管不到位', owners: ['物业科'], status: 'done' },
      { number: '2', title: '招标有漏洞', status: 'long_term' },
    ]))
})

describe('where there are none', () => {
  test.each([
    ['counts only', '第二轮巡视反馈的212个问题，完成整改203个，基本完成6个，未完成3个，制定制度48项。'],
    [
      'a speech',
      '在审计整改工作推进会上的讲话\n一要深化认识。二要摸清底数。各单位要查找是否存在底数不清、责任不明等问题。',
    ],
    ['principles', '一、总体要求\n（一）基本原则\n——坚持问题牵引、逐项整改。\n——坚持标本同治。'],
    [
      'an empty form',
      'XX局关于巡察整改情况的报告\n一、组织情况\n二、问题整改情况\n（一）……\n1.……\n三、下一步打算',
    ],
    [
      'definitions',
      'Each has one of these states:\n• Implemented Staff showed evidence;\n• In Progress Some parts are done.',
    ],
  ])('%s', (_, text) => expect(titles(text)).toEqual([]))

  test('the counts are still read', () =>
    expect(readText('巡视反馈的212个问题，完成整改203个，基本完成6个。').announced).toMatchObject({
      problems: 212,
      done: 203,
    }))
})

describe('what is a measure', () => {
  test('results are none, and the list goes on behind them', () =>
    expect(
      measures(
        '1.针对“审核不严”问题\n整改措施：（1）退款。（2）改办法。\n整改成效：一是周期缩短31天。二是无新增投诉。\n完成情况：已完成。',
      ),
    ).toEqual(['退款。', '改办法。']))

  test('status, owner and deadline in brackets at its end are not of its text', () => {
    const draft = readText(
      '整改方案\n（一）学习不深入\n1.完善制度。（责任单位：办公室；责任领导：王某；完成时限：2023年9月）\n2.开展研讨。（责任单位：党建科；完成时限：长期坚持）',
    )
    expect(draft.findings).toMatchObject([
      {
        status: 'planned',
        owners: [],
        leader: null,
        dueRaw: null,
        measures: [
          { text: '完善制度。', owners: ['办公室'], leader: '王某', dueOn: '2023-09-30' },
          { text: '开展研讨。', owners: ['党建科'], leader: null, dueOn: null, timeClass: 'continuous' },
        ],
      },
    ])
  })

  test('circled numbers inside a quoted title are of the title', () =>
    expect(titles('1.针对“①抽取不规范，②考核流于形式”问题\n整改措施：（1）上线系统。')).toEqual([
      '①抽取不规范，②考核流于形式',
    ]))
})

describe('status', () => {
  test('comes from the item, else from the heading above', () =>
    expect(
      statuses(
        '一、已完成整改的问题\n1.关于“学习不深”问题的整改。\n制定计划。\n2.关于“调研少”问题的整改。\n开展调研。（正在整改）\n二、需长期坚持的问题\n1.关于“作风不实”问题的整改。\n开展检查。',
      ),
    ).toEqual(['done', 'ongoing', 'long_term']))

  test('a due class gives the deadline of what is beneath it', () =>
    expect(
      readText(
        '二、整改情况\n(一)分阶段整改类(应于2022年底前完成)\n1.水库加固滞后的问题。已完工9座。取得阶段性进展。',
      ).findings,
    ).toMatchObject([
      { title: '水库加固滞后', status: 'partial', dueRaw: '2022年底前', dueOn: '2022-12-31' },
    ]))
})

test('cells of a workbook without a result are told of, in both languages', () => {
  const warningsOf = (lostCells: { count: number; first: string[] }) =>
    readText('整改台账', { lostCells }).warnings.filter(({ code }) => code === 'CELLS_WITHOUT_RESULT')
  expect(warningsOf({ count: 1, first: ['台账 B2'] })).toMatchObject([
    {
      messageEn: expect.stringContaining(
        '1 cell holds a formula without a stored result, or with an error, and was',
      ),
    },
  ])
  expect(warningsOf({ count: 30, first: ['台账 B2', '台账 B3'] })[0]?.message).toContain(
    '有30个单元格是公式，文件中没有保存结果或结果是错误，未读出文字：台账 B2、台账 B3等。',
  )
})
