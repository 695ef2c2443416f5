import fc from 'fast-check'
import { isMeasureBegun } from '../findings/begun.ts'
import { addDays, day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { zone } from '../kernel/zone.ts'
import type { FurtherMeasureView } from '../measures/further.contract.ts'
import { measureStatuses, timeClasses } from '../measures/labels.ts'
import { nothingAssigned } from '../measures/measure.testing.ts'
import type { FindingInList, ListFacts, MeasureInList } from './lists.ts'
import { numberedId } from './standing.testing.ts'

const lists = {
  findings: { zh: '问题清单', en: 'Findings' },
  measures: { zh: '措施清单', en: 'Measures' },
  duties: { zh: '责任清单', en: 'Responsibilities' },
}

const today = day('2026-06-01')

const titles = [
  '二、下一步工作安排不具体',
  '（一）党建责任制落实有差距',
  '2.基层减负不实',
  '3个社区消防通道长期被占用',
  '整改措施：未逐条对应问题',
  '序号 问题 整改措施 责任部门',
  '合计',
  '已完成整改的问题缺少佐证材料',
  '=SUM(A1:A9)等公式留在公示表中',
  '"三本台账",登记不全',
  '〃号代替内容，台账照抄上行',
  '同上一年度问题反弹',
  '账实不符\n（续前页）',
  '龍䶮𠮷玥珺喆堃等姓名用字显示不全',
  '无',
  '/',
  'Records of 12 projects are missing; no owner named',
  `落实“三重一大”制度不严格，${'个别事项未经集体研究即付诸实施，'.repeat(12)}责任不清`,
] as const

const texts = [
  '修订工程项目管理办法，明确审批权限',
  '2.组织集中学习研讨不少于4次',
  '（3）建立周调度、月通报机制',
  '一是加强领导，二是压实责任，三是严肃问责',
  '完成时限：按照市委要求倒排工期',
  '已销号事项每季度抽查一次',
  '开展专项排查；\n对发现的问题建立台账、逐项销号',
  '1. 摸清底数\n2. 分类处置\n3. 逐户销号',
  '=整改消防通道',
  '-1层车库清理',
  '无',
  '见附件',
  '2026年6月底前完成标线施划',
  '责任部门：综合执法局',
  '与财政局、审计局（牵头）、人社局建立会商机制',
  '<b>公示</b>整改清单 & 受理“举报”\t分栏',
  'Complete the register（完善台账）by 30 June',
  '为𠮷祥、䶮山两村补录台账',
  `逐户回访，${'登记姓名、地址、诉求和办理情况，'.repeat(20)}一户一档`,
] as const

const progress = [
  '办法已印发。',
  '已完成整改。',
  '第一阶段完成。\n第二阶段正在推进。',
  '尚未开始',
  '同上',
  '无',
] as const

const organizations = [
  '综合执法局',
  '规划建设局（交通局）',
  '党群工作部（组织人事部、机关党委）',
  '生态环境保护与自然资源和规划建设综合管理服务中心指挥部',
].map((name, at) => ({ id: id<'organization'>(numberedId(5, at)), name }))

const people = ['陈志远', '欧阳明', '李玥', '阿依古丽·买买提', '司马相如兰'].map((name, at) => ({
  id: id<'person'>(numberedId(6, at)),
  name,
}))

const categories = ['党的建设方面', '执法履职方面'].map((name, at) => ({
  id: id<'category'>(numberedId(9, at)),
  name,
}))

const owner = fc.constantFrom(...organizations, null)
const person = fc.constantFrom(...people, null)
const someDay = fc.integer({ min: -90, max: 200 }).map((days) => addDays(today, days))

const oneMeasure = fc.record({
  text: fc.constantFrom(...texts),
  status: fc.constantFrom(...measureStatuses),
  isMerged: fc.boolean(),
  isBefore: fc.boolean(),
  timeClass: fc.constantFrom(...timeClasses),
  dueOn: fc.option(someDay),
  isCheckIn: fc.boolean(),
  extended: fc.option(fc.integer({ min: 1, max: 40 })),
  owner,
  supporters: fc.subarray(organizations, { maxLength: 2 }),
  leader: person,
  handler: person,
  target: fc.constantFrom('', '制度健全', '见方案'),
  progress: fc.option(fc.constantFrom(...progress)),
  isSaid: fc.boolean(),
  evidenceCount: fc.integer({ min: 0, max: 3 }),
})

const oneFinding = fc.record({
  number: fc.constantFrom('1', '2', '（一）1', 'A-03', '十二'),
  title: fc.constantFrom(...titles),
  verdict: fc.constantFrom(
    'completed' as const,
    'basicallyCompleted' as const,
    'notCompleted' as const,
    null,
  ),
  isVoided: fc.boolean(),
  category: fc.constantFrom(...categories, null),
  owner,
  leader: person,
  measures: fc.array(oneMeasure, { maxLength: 4 }),
  further: fc.array(
    fc.record({ text: fc.constantFrom(...texts), status: fc.constantFrom(...measureStatuses) }),
    {
      maxLength: 1,
    },
  ),
})

type DrawnMeasure = typeof oneMeasure extends fc.Arbitrary<infer One> ? One : never
type DrawnFinding = typeof oneFinding extends fc.Arbitrary<infer One> ? One : never

/** What lists and ledgers are written from, as it may stand: titles like headings, cells with nothing, each status, several who answer. */
export const drawnLists: fc.Arbitrary<ListFacts> = fc
  .array(oneFinding, { minLength: 1, maxLength: 4 })
  .map((drawn) => ({
    rectification: { name: '巡察整改', lists },
    today,
    entry: 42,
    findings: drawn.map((one, at) => findingOf(one, at + 1)),
    measures: drawn.flatMap((one, finding) =>
      one.measures.map((measure, at) => measureOf(measure, { finding: finding + 1, at: at + 1 })),
    ),
    further: drawn.flatMap((one, finding) =>
      one.further.map((measure, at) => furtherOf(measure, { finding: finding + 1, at: at + 1 })),
    ),
    words: { language: 'zh', zone: zone('Asia/Shanghai') },
  }))

const closedAt = '2026-05-20T04:00:00Z'

function findingOf(drawn: DrawnFinding, ordinal: number): FindingInList {
  const { number, title, verdict, category } = drawn
  const isVoided = drawn.isVoided && ordinal > 1
  const of = (status: DrawnMeasure['status']): number =>
    drawn.measures.filter((one) => one.status === status).length
  const gone = drawn.measures.filter(({ status }) => status === 'voided')
  const further = drawn.further.filter(({ status }) => status !== 'voided')
  return {
    id: id(numberedId(1, ordinal)),
    ordinal,
    number: number,
    title,
    category,
    status: isVoided ? 'voided' : verdict === null ? 'open' : 'closed',
    verdict,
    effect: verdict === null ? null : 'good',
    closedAt: verdict === null ? null : closedAt,
    mergedInto: null,
    owner: drawn.owner,
    leader: drawn.leader,
    grade: null,
    sumConcerned: '',
    basis: '',
    cause: '',
    measures: drawn.measures.length - gone.length,
    measuresVoided: gone.filter(({ isMerged }) => !isMerged).length,
    measuresMerged: gone.filter(({ isMerged }) => isMerged).length,
    measuresClosed: of('closed'),
    measuresClosedBefore: 0,
    measuresBegun: [...drawn.measures, ...further].filter(isMeasureBegun).length,
    measuresFurther: further.length,
    measuresFurtherClosed: further.filter(({ status }) => status === 'closed').length,
  }
}

type Place = { readonly finding: number; readonly at: number }

function measureOf(drawn: DrawnMeasure, { finding, at }: Place): MeasureInList {
  const { text, status, timeClass, dueOn, extended, progress: told } = drawn
  const goesOn = timeClass === 'continuous' && drawn.isCheckIn && dueOn !== null
  const first = dueOn === null || extended === null || goesOn ? null : addDays(dueOn, -extended)
  return {
    ...nothingAssigned,
    id: id(numberedId(2, finding * 100 + at)),
    findingId: id(numberedId(1, finding)),
    ordinal: at,
    text,
    kind: 'routine',
    status,
    timeClass,
    dueOn,
    checkInFrom: goesOn ? dueOn : null,
    owner: drawn.owner,
    supporters: drawn.supporters.filter((one) => one.id !== drawn.owner?.id),
    leader: drawn.leader,
    handler: drawn.handler,
    target: drawn.target,
    closedAt: status === 'closed' ? closedAt : null,
    isClosedBefore: status === 'closed' && drawn.isBefore,
    mergedInto: status === 'voided' && drawn.isMerged ? id(numberedId(2, 1)) : null,
    light: status === 'closed' ? 'green' : 'grey',
    figures: [],
    evidenceCount: drawn.evidenceCount,
    lastProgress: told,
    lastProgressAt: told === null || drawn.isSaid ? null : closedAt,
    sourceState: null,
    againstPlan: null,
    extensions: first === null ? 0 : 1,
    firstDueOn: first,
    further: 0,
  }
}

function furtherOf(
  { text, status }: DrawnFinding['further'][number],
  { finding, at }: Place,
): FurtherMeasureView {
  return {
    key: numberedId(8, finding * 100 + at),
    findingId: id(numberedId(1, finding)),
    text,
    status,
    timeClass: 'timeBound',
    dueOn: day('2026-08-31'),
    closedAt: status === 'closed' ? closedAt : null,
    isClosedBefore: false,
    stands: null,
  }
}
