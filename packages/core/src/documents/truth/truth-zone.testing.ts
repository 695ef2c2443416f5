import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/id.ts'
import { numberedId } from '../standing.testing.ts'
import { measureStatuses, timeClasses } from '../../measures/labels.ts'
import { countedOf } from '../counted-of.ts'
import { named, oneOf } from './truth-sample.testing.ts'

// Of a fictional zone on 30 September 2025: each finding with its category and title.
const findings = [
  [1, '学习传达上级重要部署不及时'],
  [1, '“三重一大”议事规则执行不严'],
  [1, '重点改革任务推进迟缓'],
  [2, '招商项目履约率不高'],
  [2, '闲置低效用地处置缓慢'],
  [2, '标准厂房建设进度滞后'],
  [2, '惠企政策兑现不及时'],
  [3, '往来款项长期挂账'],
  [3, '专项债券资金使用不规范'],
  [3, '国有资产出租管理不规范'],
  [3, '政府采购程序不规范'],
  [4, '危化企业监管存在盲区'],
  [4, '消防安全隐患整治不彻底'],
  [4, '污水收集处理能力不足'],
  [5, '党支部组织生活不规范'],
  [5, '编制管理与考核激励不到位'],
] as const

const categories = [
  '贯彻落实上级决策部署',
  '招商引资和项目建设',
  '财政资金和国有资产管理',
  '安全生产和生态环保',
  '党建和干部队伍建设',
]

// Of each measure: finding, owner, how it stands, until when it is due, when it was closed, until when it was due at first.
const rows = `
1 党政办公室 closed.immediate 2025-04-30 2025-04-25 -
1 党政办公室 closed.immediate 2025-04-30 2025-04-28 -
1 党政办公室 closed.timeBound 2025-06-30 2025-06-24 -
1 党政办公室 closed.continuous 2025-07-31 2025-07-29 -
2 党政办公室 closed.immediate 2025-05-31 2025-05-20 -
2 党政办公室 closed.immediate 2025-04-30 2025-04-30 -
2 党政办公室 closed.timeBound 2025-06-30 2025-07-03 -
2 党政办公室 closed.timeBound 2025-07-31 2025-07-16 -
3 经济发展局 closed.immediate 2025-05-31 2025-05-26 -
3 规划建设局 closed.timeBound 2025-08-31 2025-08-28 -
3 经济发展局 underway.timeBound 2025-08-31 - -
3 经济发展局 underway.continuous 2025-12-31 - -
4 经济发展局 closed.immediate 2025-05-31 2025-05-30 -
4 经济发展局 closed.timeBound 2025-07-31 2025-07-25 -
4 经济发展局 closed.timeBound 2025-06-30 2025-08-19 -
4 经济发展局 underway.timeBound 2025-08-31 - -
4 经济发展局 underway.continuous 2025-12-31 - -
5 规划建设局 closed.immediate 2025-05-31 2025-05-29 -
5 规划建设局 submitted.timeBound 2025-09-30 - -
5 规划建设局 closed.timeBound 2025-08-31 2025-09-05 -
5 规划建设局 underway.timeBound 2025-11-30 - 2025-08-31
6 规划建设局 closed.immediate 2025-04-30 2025-04-29 -
6 规划建设局 underway.timeBound 2025-08-31 - -
6 规划建设局 closed.immediate 2025-05-31 2025-05-31 -
7 财政金融局 closed.immediate 2025-06-30 2025-06-27 -
7 经济发展局 closed.timeBound 2025-08-31 2025-08-22 -
7 经济发展局 closed.immediate 2025-05-31 2025-05-28 -
7 经济发展局 closed.timeBound 2025-09-30 2025-09-18 -
8 财政金融局 closed.immediate 2025-05-31 2025-05-23 -
8 财政金融局 closed.immediate 2025-06-30 2025-06-18 -
8 财政金融局 closed.timeBound 2025-09-30 2025-09-26 2025-07-31
8 财政金融局 closed.timeBound 2025-07-31 2025-07-31 -
9 财政金融局 closed.immediate 2025-05-31 2025-05-27 -
9 财政金融局 submitted.timeBound 2025-09-30 - 2025-06-30
9 财政金融局 underway.continuous 2025-12-31 - -
10 财政金融局 closed.immediate 2025-05-31 2025-05-30 -
10 财政金融局 closed.timeBound 2025-08-31 2025-08-27 -
10 财政金融局 underway.timeBound 2025-08-31 - -
10 财政金融局 planned.continuous 2025-12-31 - -
11 财政金融局 closed.immediate 2025-05-31 2025-05-16 -
11 财政金融局 closed.timeBound 2025-07-31 2025-07-18 -
11 财政金融局 closed.immediate 2025-06-30 2025-06-12 -
12 应急管理局 closed.immediate 2025-04-30 2025-04-27 -
12 应急管理局 closed.immediate 2025-06-30 2025-06-26 -
12 应急管理局 underway.timeBound 2025-10-31 - 2025-08-31
12 应急管理局 closed.timeBound 2025-07-15 2025-08-13 -
12 应急管理局 submitted.continuous 2025-09-30 - -
13 应急管理局 closed.immediate 2025-06-30 2025-06-29 -
13 应急管理局 closed.immediate 2025-05-31 2025-05-22 -
13 应急管理局 closed.timeBound 2025-08-31 2025-08-25 -
14 生态环境分局 closed.immediate 2025-05-31 2025-05-31 -
14 规划建设局 underway.timeBound 2025-11-30 - 2025-09-30
14 生态环境分局 underway.timeBound 2025-12-31 - -
14 生态环境分局 submitted.immediate 2025-09-30 - -
14 生态环境分局 closed.continuous 2025-09-30 2025-09-25 -
15 党政办公室 closed.timeBound 2025-08-31 2025-08-21 -
15 党政办公室 closed.immediate 2025-04-30 2025-04-26 -
15 党政办公室 closed.immediate 2025-05-31 2025-05-19 -
15 党政办公室 closed.continuous 2025-09-30 2025-09-11 -
16 党政办公室 submitted.timeBound 2025-09-30 - 2025-08-31
16 党政办公室 closed.timeBound 2025-08-31 2025-08-29 -
16 党政办公室 planned.continuous 2025-12-31 - -
`

// Of each claim: which measure it is about, when it was made, how it ended and when.
const claimRows = `
1 2025-04-20 approved 2025-04-25
57 2025-04-21 approved 2025-04-26
43 2025-04-22 approved 2025-04-27
2 2025-04-23 approved 2025-04-28
22 2025-04-24 approved 2025-04-29
6 2025-04-25 approved 2025-04-30
40 2025-05-11 approved 2025-05-16
58 2025-05-14 approved 2025-05-19
5 2025-05-15 approved 2025-05-20
49 2025-05-17 approved 2025-05-22
29 2025-05-18 approved 2025-05-23
9 2025-05-21 approved 2025-05-26
33 2025-05-22 approved 2025-05-27
27 2025-05-23 approved 2025-05-28
18 2025-05-24 approved 2025-05-29
36 2025-05-25 approved 2025-05-30
13 2025-05-25 approved 2025-05-30
51 2025-05-26 approved 2025-05-31
24 2025-05-26 approved 2025-05-31
42 2025-06-07 approved 2025-06-12
34 2025-06-12 returned 2025-06-20
30 2025-06-13 approved 2025-06-18
7 2025-06-16 returned 2025-06-23
3 2025-06-19 approved 2025-06-24
44 2025-06-21 approved 2025-06-26
25 2025-06-22 approved 2025-06-27
48 2025-06-24 approved 2025-06-29
7 2025-06-28 approved 2025-07-03
31 2025-07-10 returned 2025-07-17
8 2025-07-11 approved 2025-07-16
41 2025-07-13 approved 2025-07-18
14 2025-07-20 approved 2025-07-25
4 2025-07-24 approved 2025-07-29
32 2025-07-26 approved 2025-07-31
26 2025-07-28 approved 2025-08-22
50 2025-07-29 approved 2025-08-25
20 2025-07-30 returned 2025-08-20
46 2025-08-08 approved 2025-08-13
15 2025-08-14 approved 2025-08-19
56 2025-08-16 approved 2025-08-21
54 2025-08-18 returned 2025-08-26
37 2025-08-22 approved 2025-08-27
10 2025-08-23 approved 2025-08-28
61 2025-08-24 approved 2025-08-29
16 2025-08-25 returned 2025-09-02
38 2025-08-27 returned 2025-09-03
23 2025-08-29 returned 2025-09-05
20 2025-08-31 approved 2025-09-05
59 2025-09-06 approved 2025-09-11
28 2025-09-13 approved 2025-09-18
55 2025-09-20 approved 2025-09-25
31 2025-09-21 approved 2025-09-26
19 2025-09-22 pending -
47 2025-09-23 pending -
34 2025-09-24 pending -
60 2025-09-25 pending -
54 2025-09-26 pending -
`

function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
}

function dayOr(text = '-') {
  return text === '-' ? null : day(text)
}

const measures = rowsOf(rows).map(
  ([findingId = '', owner = '', stated = '', dueOn, closedOn, firstDueOn], at) => ({
    id: numberedId(3, at + 1),
    findingId,
    owner: named(owner),
    leader: null,
    handler: null,
    status: oneOf(measureStatuses, stated),
    timeClass: oneOf(timeClasses, stated),
    dueOn: dayOr(dueOn),
    closedOn: dayOr(closedOn),
    before: null,
    extensions: dayOr(firstDueOn) === null ? 0 : 1,
    firstDueOn: dayOr(firstDueOn),
    askedUntil: null,
  }),
)

/** What of a fictional zone, as it stands on 30 September 2025, a sentence can count; it was reported on 31 July before. */
export const zoneCounted = countedOf({
  rectification: {
    inspectingBody: null,
    announced: { items: null, problems: 16, measures: null, done: null, ongoing: null },
  },
  today: day('2025-09-30'),
  lastReportOn: day('2025-07-31'),
  categories: categories.map((name, at) => ({ id: String(at + 1), name: `${name}方面` })),
  findings: findings.map(([category, title], at) => {
    const isClosed = measures.every(
      ({ findingId, status }) => findingId !== String(at + 1) || status === 'closed',
    )
    return {
      id: String(at + 1),
      title,
      status: isClosed ? ('closed' as const) : ('open' as const),
      categoryId: String(category),
      owner: null,
      verdict: isClosed ? ('completed' as const) : null,
    }
  }),
  measures,
  closureRequests: rowsOf(claimRows).map(([measure, claimedOn = '', status = '', decidedOn], at) => {
    const on = dayOr(decidedOn)
    return {
      id: id<'closureRequest'>(numberedId(4, at + 1)),
      status: oneOf(['approved', 'returned', 'pending'] as const, status),
      about: { type: 'measure', id: id<'measure'>(numberedId(3, Number(measure))) },
      claimedOn: day(claimedOn),
      signedOn: status === 'approved' && on !== null ? [on] : [],
      returnedOn: status === 'returned' ? on : null,
    }
  }),
})
