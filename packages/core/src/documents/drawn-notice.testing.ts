import fc from 'fast-check'
import { addDays, day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { measureStatuses, timeClasses } from '../measures/labels.ts'
import type { NoticeFacts, NoticeFinding, NoticeFurther, NoticeMeasure } from './notice-facts.ts'
import { aFinding, aMeasure, numberedId, someStanding } from './standing.testing.ts'

const today = day('2026-06-01')

const titles = [
  '贯彻新发展理念不够到位，产业链招商仍以单个项目为主',
  '“一把手”带头学习研讨不够深入',
  '落实“三重一大”事项集体决策制度不严格',
  '3个社区消防通道长期被占用',
  '资金使用效益不高；12个项目未按期开工',
  '对下属单位监管缺位、财务审批流于形式',
  '执行中央八项规定精神不严（差旅费超标准报销）',
  '执行《预算法》不严，2024年度结转资金318.5万元未及时清理',
  '整改工作存在“过关”思想，已整改问题有反弹',
  '窗口服务效能不高，群众反映的办证难问题未完成整改',
  '责任部门履职不到位。个别事项长期未办结',
  '2.基层减负不实，一些部门仍要求“层层报表”',
  '关于上一轮巡察反馈的2个问题整改不彻底',
  '（一）党建责任制落实有差距',
  '二、下一步工作安排不具体',
  '整改措施：未逐条对应问题',
  '已完成整改的问题缺少佐证材料',
  '=SUM(A1:A9)等公式留在公示表中',
  'Records of 12 projects are missing; no owner named',
  '部分单位〔2025〕17号文件执行走样，“打折扣”“搞变通”',
  '教育、卫生、民政等部门协同不够（责任部门不清）',
] as const

const texts = [
  '修订工程项目管理办法，明确审批权限',
  '2026年6月底前完成全部老旧小区消防通道标线施划。',
  '开展专项排查；对发现的问题建立台账、逐项销号',
  '（3）建立周调度、月通报机制',
  '2.组织集中学习研讨不少于4次',
  '制定《国有企业监督管理办法》（试行）',
  '追缴违规发放津补贴12.6万元，问责责任人3人次。',
  '一是加强领导，二是压实责任，三是严肃问责',
  '持续推进“放管服”改革，做到长期坚持、久久为功',
  '召开党工委会议专题研究，由办公室牵头落实（责任到人）',
  '严格落实“四个不摘”。加强动态监测；及时纳入、及时帮扶',
  '1.5万户老旧小区住户加装电梯，分3年实施',
  '推动（一）类设施全部达标，（二）类设施达标率90%以上',
  'Complete the register（完善台账）by 30 June',
  '报市委巡察办备案；涉及4个街道、23个社区',
  '完成时限：按照市委要求倒排工期',
  '已完成的部分开展“回头看”，未完成的限期整改',
  '与财政局、审计局（牵头）、人社局建立会商机制',
  '（责任部门：由领导小组另行明确）压实各方责任',
  '下一步工作：分三年完成管网改造',
  '已销号事项每季度抽查一次',
  '<b>公示</b>整改清单 & 受理“举报”',
  '三、建立健全制度',
  '对12345热线工单逐件回访，办结率100%',
] as const

const reports = [
  '办法已印发。',
  '已召开专题会议3次，梳理问题27个，逐项整改并登记',
  '初稿已完成，正在征求意见（第二轮）。',
  '已完成整改。',
  '一是印发方案；二是完成排查126户；三是追回资金8万元。',
  '已于2026年5月4日完成验收，下一步将持续推进。',
  '已完成排查（2026年5月4日销号的除外）。',
  '尚未完成，计划于2026年7月31日前完成整改',
  '第一阶段完成。\n第二阶段正在推进。',
  '1.完成摸底。\n2.完成施划。\n（3）正在验收。',
  '责任部门：综合执法局。完成时限：2026年9月30日。',
  '2.关于“其他事项”问题的整改。已完成。',
  '整改措施：修订制度3项。整改结果：均已印发。（计划2026年12月31日前完成）',
  '（一）已开展自查；（二）已开展互查',
  '尚无进展记录。',
  '截至2026年5月底，拨付资金1,200万元，占年度计划的80%',
] as const

const said = [
  { text: '已印发方案\n整改中', stateRaw: '整改中', doneOn: null, doneRaw: null },
  {
    text: '已完成\n3月5日完成验收',
    stateRaw: null,
    doneOn: day('2026-03-05'),
    doneRaw: '3月5日',
  },
  { text: '完成率80%。', stateRaw: null, doneOn: null, doneRaw: null },
] as const

const people = ['陈志远', '欧阳明', '李玥', '阿依古丽·买买提', '司马相如兰'].map((name, at) => ({
  id: id<'person'>(numberedId(6, at)),
  name,
}))
const organizations = [
  '综合执法局',
  '党工委办公室',
  '规划建设局（交通局）',
  '党群工作部（组织人事部、机关党委）',
  '云汀高新技术产业开发区生态环境保护与自然资源和规划建设综合管理服务中心指挥部',
].map((name, at) => ({
  id: id<'organization'>(numberedId(5, at)),
  name,
}))

const owner = fc.constantFrom(...organizations, null)
const leader = fc.constantFrom(...people, null)
const someDay = fc.integer({ min: -90, max: 200 }).map((days) => addDays(today, days))
const passed = fc.integer({ min: 0, max: 90 }).map((days) => addDays(today, -days))

const told = fc.record({
  report: fc.option(fc.constantFrom(...reports)),
  said: fc.option(fc.constantFrom(...said)),
})

const oneMeasure = fc.record({
  text: fc.constantFrom(...texts),
  status: fc.constantFrom(...measureStatuses),
  isMerged: fc.boolean(),
  timeClass: fc.constantFrom(...timeClasses),
  dueOn: fc.option(someDay),
  isCheckIn: fc.boolean(),
  closedOn: passed,
  isBefore: fc.boolean(),
  owner,
  leader,
  told,
  counts: fc.boolean(),
})

const oneFinding = fc.record({
  title: fc.constantFrom(...titles),
  verdict: fc.constantFrom(
    'completed' as const,
    'basicallyCompleted' as const,
    'notCompleted' as const,
    null,
  ),
  effect: fc.constantFrom('good' as const, 'fairlyGood' as const, null),
  isVoided: fc.boolean(),
  owner,
  leader,
  measures: fc.array(oneMeasure, { maxLength: 5 }),
  further: fc.array(
    fc.record({ text: fc.constantFrom(...texts), closedOn: fc.option(passed), isVoided: fc.boolean() }),
    { maxLength: 2 },
  ),
})

type DrawnMeasure = typeof oneMeasure extends fc.Arbitrary<infer One> ? One : never
type DrawnFinding = typeof oneFinding extends fc.Arbitrary<infer One> ? One : never

/** Small rectifications as they may stand: findings and measures in each status, merged, voided, standing ones, told by us or by a source. */
export const drawnNotice: fc.Arbitrary<NoticeFacts> = fc
  .array(oneFinding, { minLength: 1, maxLength: 5 })
  .map((drawn) => noticeFactsOf(drawn))

function noticeFactsOf(drawn: readonly DrawnFinding[]): NoticeFacts {
  const findings = drawn.map((one, at) => findingOf(one, at + 1))
  const measures = drawn.flatMap((one, finding) =>
    one.measures.map((measure, at) => measureOf(measure, { finding: finding + 1, at: at + 1 })),
  )
  const further = drawn.flatMap((one, finding) =>
    one.further.map((measure, at) => furtherOf(measure, { finding: finding + 1, at: at + 1 })),
  )
  const { rectification } = someStanding()
  return { rectification, categories: [], findings, measures, further, closureRequests: [], today }
}

function findingOf(
  { title, verdict, effect, isVoided, ...stated }: DrawnFinding,
  number: number,
): NoticeFinding {
  const { owner: by, leader: led } = stated
  // Nothing is said of how well something was done that is not done.
  const outcome = { verdict, effect: verdict === null ? null : effect, owner: by, leader: led }
  const status = isVoided && number > 1 ? 'voided' : verdict === null ? 'open' : 'closed'
  return aFinding(number, { title, status, ...outcome })
}

type Place = { readonly finding: number; readonly at: number }

function measureOf(drawn: DrawnMeasure, { finding, at }: Place): NoticeMeasure {
  const { text, status, timeClass, dueOn, closedOn, isBefore } = drawn
  const number = finding * 100 + at
  const isClosed = status === 'closed'
  const { report } = drawn.told
  return aMeasure(number, {
    findingId: id(numberedId(1, finding)),
    ordinal: at,
    text,
    status,
    isMerged: status === 'voided' && drawn.isMerged,
    timeClass,
    dueOn,
    checkInFrom: timeClass === 'continuous' && drawn.isCheckIn ? dueOn : null,
    closedOn: isClosed ? closedOn : null,
    before: isClosed && isBefore ? { document: '上级反馈.docx', text: '已销号。已印发办法' } : null,
    owner: drawn.owner,
    leader: drawn.leader,
    figures: drawn.counts ? [aFigure(number)] : [],
    lastReport:
      report === null ? null : { id: id(numberedId(3, number)), text: report, on: day('2026-05-02') },
    said: drawn.told.said && {
      ...drawn.told.said,
      toldAt: '2026-05-01T08:00:00Z',
      document: '整改台账.xlsx',
    },
  })
}

function aFigure(number: number): NoticeMeasure['figures'][number] {
  const of = { id: id<'figure'>(numberedId(7, number)), name: '施划标线', unit: '处' }
  return { ...of, target: 12, counting: 'added', value: 9 }
}

function furtherOf(
  { text, closedOn, isVoided }: DrawnFinding['further'][number],
  { finding, at }: Place,
): NoticeFurther {
  const status = isVoided ? 'voided' : closedOn === null ? 'underway' : 'closed'
  return {
    id: id(numberedId(8, finding * 100 + at)),
    rectificationId: id(numberedId(0, 2)),
    findingId: id(numberedId(1, finding)),
    text,
    status,
    closedOn: status === 'closed' ? closedOn : null,
  }
}

const kept = measureStatuses.filter((status) => status !== 'voided')
const verdicts = ['completed', 'basicallyCompleted', null, 'notCompleted'] as const

/** Thirteen findings in four aspects with eighty measures, which go through all that is drawn above one after the other. */
export const longNotice: NoticeFacts = aLongNotice()

function aLongNotice(): NoticeFacts {
  const facts = noticeFactsOf(Array.from({ length: 13 }, (_, at) => theFinding(at)))
  const categories = [1, 2, 3, 4].map((at) => ({
    id: id<'category'>(numberedId(9, at)),
    name: `第${at}方面`,
  }))
  const findings = facts.findings.map((finding, at) => ({
    ...finding,
    categoryId: categories[at % 4]?.id ?? null,
  }))
  const announced = { items: 4, problems: 13, measures: 80, done: null, ongoing: null }
  return { ...facts, rectification: { ...facts.rectification, announced }, categories, findings }
}

function theFinding(at: number): DrawnFinding {
  const verdict = turn(verdicts, at)
  // Two more than 6 × 13.
  const measures = Array.from({ length: at < 2 ? 7 : 6 }, (_, one) => theMeasure(at * 7 + one))
  return {
    title: turn(titles, at),
    verdict,
    effect: 'good',
    isVoided: false,
    owner: turn(organizations, at),
    leader: turn(people, at),
    measures,
    further: [],
  }
}

function theMeasure(at: number): DrawnMeasure {
  const report = at % 4 === 3 ? null : turn(reports, at)
  return {
    text: turn(texts, at),
    status: turn(kept, at),
    isMerged: false,
    timeClass: turn(timeClasses, at),
    dueOn: at % 5 === 4 ? null : addDays(today, at - 30),
    isCheckIn: at % 2 === 0,
    closedOn: addDays(today, -at),
    isBefore: at % 3 === 0,
    owner: turn(organizations, at),
    leader: turn(people, at),
    told: { report, said: turn(said, at) },
    counts: at % 6 === 0,
  }
}

function turn<const One>(all: readonly [One, ...One[]] | readonly One[], at: number): One {
  const one = all[at % all.length]
  if (one === undefined) throw new Error('nothing to take turns with')
  return one
}
