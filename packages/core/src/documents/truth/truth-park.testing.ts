import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/id.ts'
import { numberedId } from '../standing.testing.ts'
import { type MeasureStatus, measureStatuses, type TimeClass, timeClasses } from '../../measures/labels.ts'
import { countedOf } from '../counted-of.ts'
import { named, oneOf } from './truth-sample.testing.ts'

// Of each finding of the park: category, title, status, and its measures by who owns them.
const findings = [
  [
    1,
    '学习贯彻上级部署不够深入，2025年度专题研究不足',
    'closed',
    [
      ['党政办公室', 'closed.immediate closed.immediate'],
      ['经济发展局', 'closed.immediate closed.timeBound'],
    ],
  ],
  [
    1,
    '议事决策程序不够规范',
    'closed',
    [
      ['党政办公室', 'closed.immediate closed.immediate'],
      ['经济发展局', 'closed.immediate'],
    ],
  ],
  [
    1,
    '督办事项落实不到底',
    'open',
    [
      ['党政办公室', 'underway.immediate.late'],
      ['财政金融局', 'closed.immediate closed.immediate'],
      ['规划建设局', 'closed.timeBound'],
    ],
  ],
  [
    1,
    '“十四五”重点任务推进不平衡',
    'open',
    [
      ['党政办公室', 'submitted.immediate'],
      ['规划建设局', 'underway.timeBound'],
      ['安全环保局', 'closed.immediate closed.timeBound'],
    ],
  ],
  [
    2,
    '支部组织生活制度执行不严',
    'closed',
    [['组织人事局', 'closed.immediate closed.immediate closed.immediate closed.continuous']],
  ],
  [
    2,
    '干部选用纪实资料不全',
    'open',
    [
      ['组织人事局', 'closed.immediate submitted.timeBound underway.timeBound'],
      ['党政办公室', 'closed.immediate'],
    ],
  ],
  [
    2,
    '年轻干部培养使用不够',
    'open',
    [
      ['组织人事局', 'closed.continuous planned.continuous'],
      ['党政办公室', 'underway.continuous'],
    ],
  ],
  [
    3,
    '专项资金拨付不及时，涉及资金186.5万元',
    'closed',
    [['财政金融局', 'closed.immediate closed.timeBound closed.immediate closed.timeBound']],
  ],
  [
    3,
    '财务报销审核把关不严',
    'open',
    [['财政金融局', 'closed.immediate closed.immediate submitted.immediate']],
  ],
  [
    3,
    '国有资产出租底数不清',
    'open',
    [
      ['财政金融局', 'closed.timeBound underway.timeBound.late underway.timeBound.late'],
      ['规划建设局', 'submitted.timeBound'],
    ],
  ],
  [
    3,
    '2023年以来部分工程项目招标程序不规范',
    'open',
    [
      ['规划建设局', 'closed.timeBound underway.timeBound.late underway.timeBound'],
      ['财政金融局', 'underway.timeBound'],
    ],
  ],
  [
    3,
    '项目档案管理薄弱',
    'open',
    [
      ['财政金融局', 'submitted.continuous'],
      ['规划建设局', 'closed.continuous'],
      ['党政办公室', 'closed.continuous'],
    ],
  ],
  [
    4,
    '安全生产隐患排查不彻底',
    'closed',
    [
      ['安全环保局', 'closed.immediate closed.immediate closed.timeBound'],
      ['规划建设局', 'closed.timeBound'],
    ],
  ],
  [
    4,
    '在建工地扬尘管控不力',
    'open',
    [
      ['规划建设局', 'closed.timeBound underway.timeBound.late'],
      ['安全环保局', 'underway.continuous'],
    ],
  ],
  [
    4,
    '环保基础设施运行监管不到位',
    'open',
    [
      ['规划建设局', 'planned.continuous'],
      ['安全环保局', 'underway.continuous planned.continuous'],
    ],
  ],
  [
    5,
    '惠企政策兑现不及时',
    'closed',
    [
      ['经济发展局', 'closed.immediate closed.immediate closed.timeBound'],
      ['党政办公室', 'closed.immediate'],
    ],
  ],
  [
    5,
    '涉企服务效率不高',
    'closed',
    [
      ['经济发展局', 'closed.immediate closed.continuous'],
      ['党政办公室', 'closed.immediate closed.continuous'],
    ],
  ],
] as const

const categories = [
  '贯彻落实上级决策部署',
  '基层党建和队伍建设',
  '财政资金和项目管理',
  '规划建设与安全环保',
  '营商环境和惠企服务',
]

const measures = findings.flatMap(([, findingId, , owners]) =>
  owners
    .flatMap(([owner, stated]) => stated.split(' ').map((one) => ({ owner, one })))
    .map(({ owner, one }, at) => ({
      id: `${findingId}${String(at)}`,
      findingId,
      owner: named(owner),
      leader: null,
      handler: null,
      status: oneOf<MeasureStatus>(measureStatuses, one),
      timeClass: oneOf<TimeClass>(timeClasses, one),
      dueOn: one.includes('late') ? day('2026-11-20') : day('2026-12-31'),
      before: null,
    })),
)

type Claim = Parameters<typeof countedOf>[0]['closureRequests'][number]

const claimed: readonly (readonly [status: Claim['status'], from: number, count: number])[] = [
  ['approved', 1, 42],
  ['returned', 43, 4],
  ['pending', 47, 5],
]

/** What of a fictional park, as it stands on 25 November 2026, a sentence can count. */
export const parkCounted = countedOf({
  rectification: {
    inspectingBody: '县委第三巡察组',
    announced: { items: 5, problems: 17, measures: null, done: null, ongoing: null },
  },
  today: day('2026-11-25'),
  categories: categories.map((name, at) => ({ id: String(at + 1), name: `${name}方面` })),
  findings: findings.map(([category, title, status]) => ({
    id: title,
    title,
    status,
    categoryId: String(category),
    owner: null,
    verdict: status === 'closed' ? 'completed' : null,
  })),
  measures,
  closureRequests: claimed.flatMap(([status, from, count]) =>
    Array.from(
      { length: count },
      (_, at): Claim => ({
        id: id<'closureRequest'>(numberedId(4, from + at)),
        status,
        about: { type: 'measure', id: id<'measure'>(numberedId(3, 1)) },
        claimedOn: day('2026-11-20'),
        signedOn: [],
      }),
    ),
  ),
})
