import { day } from '../../kernel/day.ts'
import { type MeasureStatus, measureStatuses, type TimeClass, timeClasses } from '../../measures/labels.ts'
import { type CountableFacts, countedOf } from '../counted-of.ts'

// Of each finding of the sample world on 1 June 2026: category, title, owner, leader, handler, status, and its measures.
const findings = [
  [
    1,
    '理论学习联系发展实际不够紧密',
    '党政办公室',
    '沈望舒',
    '罗听雨',
    'closed',
    'closed.immediate closed.immediate closed.timeBound closed.immediate',
  ],
  [
    1,
    '产业规划落地见效偏慢',
    '经济发展局',
    '顾行远',
    '姜牧',
    'open',
    'closed.immediate.before closed.timeBound underway.timeBound underway.continuous',
  ],
  [
    1,
    '招商项目履约跟踪不到位',
    '投资促进局',
    '顾行远',
    '叶青禾',
    'open',
    'closed.immediate.before submitted.timeBound underway.timeBound.late underway.timeBound',
  ],
  [
    1,
    '河道治理长效管护有短板',
    '安全环保局',
    '程若谷',
    '陆平野',
    'open',
    'closed.immediate.before underway.continuous.late submitted.timeBound planned.timeBound',
  ],
  [
    2,
    '安置房质量维修响应不及时',
    '规划建设局',
    '程若谷',
    '丁一帆',
    'closed',
    'closed.timeBound closed.immediate closed.timeBound closed.timeBound',
  ],
  [
    2,
    '学位和托育供给预判不足',
    '社会事业局',
    '许怀瑾',
    '白露',
    'open',
    'closed.timeBound underway.timeBound planned.timeBound planned.timeBound',
  ],
  [
    2,
    '老旧小区停车秩序治理不深入',
    '综合执法局',
    '程若谷',
    '陶然',
    'open',
    'submitted.timeBound.late returned.timeBound underway.timeBound.late submitted.timeBound',
  ],
  [
    2,
    '政策兑现让企业多头跑、重复报',
    '财政局',
    '顾行远',
    '邱小满',
    'open',
    'closed.immediate closed.timeBound closed.timeBound closed.timeBound',
  ],
  [
    3,
    '工程变更审核把关不严',
    '规划建设局',
    '程若谷',
    '丁一帆',
    'open',
    'reopened.timeBound closed.timeBound submitted.timeBound underway.timeBound',
  ],
  [
    3,
    '国有资产出租台账底数不清',
    '财政局',
    '顾行远',
    '邱小满',
    'open',
    'closed.timeBound returned.timeBound submitted.timeBound planned.timeBound.late',
  ],
  [
    3,
    '安全生产隐患整改闭环不严',
    '安全环保局',
    '程若谷',
    '陆平野',
    'open',
    'closed.immediate submitted.timeBound underway.timeBound underway.continuous',
  ],
  [
    4,
    '年轻干部培养储备缺乏计划',
    '组织人事局',
    '许怀瑾',
    '苏禾',
    'submitted',
    'closed.immediate closed.timeBound closed.timeBound closed.timeBound',
  ],
  [
    4,
    '上轮检查反馈问题整改标准不高',
    '党政办公室',
    '沈望舒',
    '罗听雨',
    'open',
    'closed.timeBound submitted.timeBound planned.timeBound planned.timeBound',
  ],
] as const

const categories = [
  '贯彻上级决策部署',
  '解决群众急难愁盼',
  '管理监督和廉政风险防控',
  '基层组织和干部队伍建设',
]

/** Whoever has this name. */
export function named(name: string): { id: string; name: string } {
  return { id: name, name }
}

/** The word of some that stands in a text between its points. */
export function oneOf<Word extends string>(words: readonly Word[], stated: string): Word {
  const found = words.find((word) => stated.split('.').includes(word))
  if (found === undefined) throw new Error(`no word of it in ${stated}`)
  return found
}

/** What is known of the sample world on 1 June 2026. */
export const sampleFacts: CountableFacts = {
  rectification: {
    inspectingBody: '市委第三巡察组',
    announced: { items: 4, problems: 13, measures: 52, done: null, ongoing: null },
  },
  today: day('2026-06-01'),
  categories: categories.map((name, at) => ({
    id: String(at + 1),
    name: `（${'一二三四'[at] ?? ''}）${name}方面`,
  })),
  findings: findings.map(([category, title, owner, , , status]) => ({
    id: title,
    title,
    status,
    categoryId: String(category),
    owner: named(owner),
    verdict: status === 'closed' ? 'completed' : null,
  })),
  measures: findings.flatMap(([, findingId, owner, leader, handler, , stated]) =>
    stated.split(' ').map((one, at) => ({
      id: `${findingId}${String(at)}`,
      findingId,
      owner: named(owner),
      leader: named(leader),
      handler: named(handler),
      status: oneOf<MeasureStatus>(measureStatuses, one),
      timeClass: oneOf<TimeClass>(timeClasses, one),
      dueOn: one.includes('late') ? day('2026-05-20') : day('2026-08-01'),
      before: one.includes('before') ? {} : null,
    })),
  ),
  closureRequests: [],
}

/** What of it a sentence can count. */
export const sampleCounted = countedOf(sampleFacts)
