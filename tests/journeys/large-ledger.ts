import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { type Id, id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'

const perFinding = 10

type Ledger = {
  readonly findings: readonly FindingView[]
  readonly measures: readonly MeasureView[]
  readonly further: readonly []
  readonly total: number
}

/** The answer of a ledger with so many measures, ten under each finding. */
export function largeLedger(measures: number): Ledger {
  const findings = Array.from({ length: Math.ceil(measures / perFinding) }, (_, at) => findingAt(at))
  const list = Array.from({ length: measures }, (_, at) => measureAt(at))
  return { findings, measures: list, further: [], total: measures }
}

function findingAt(at: number): FindingView {
  return {
    id: idOf<'finding'>('f', at),
    rectificationId: idOf<'rectification'>('a', 0),
    category: { id: idOf<'category'>('c', at % 4), name: `类别${(at % 4) + 1}` },
    ordinal: at + 1,
    number: String(at + 1),
    title: `问题${at + 1}：台账登记与实际不符，经办人没有按月核对`,
    status: 'open',
    reason: null,
    closedAt: null,
    verdict: null,
    effect: null,
    statedStatus: null,
    grade: null,
    againstPlan: null,
    sumConcerned: '',
    basis: '',
    cause: '',
    severity: '',
    formerNumber: '',
    mergedInto: null,
    owner: null,
    leader: null,
    supporters: [],
    isOwn: { owner: false, leader: false },
    measures: perFinding,
    measuresVoided: 0,
    measuresMerged: 0,
    measuresClosed: 0,
    measuresClosedBefore: 0,
    measuresFurther: 0,
    measuresBegun: 1,
    measuresFurtherClosed: 0,
    version: 1,
    can: ['assign'],
  }
}

function measureAt(at: number): MeasureView {
  return {
    id: idOf<'measure'>('e', at),
    rectificationId: idOf<'rectification'>('a', 0),
    findingId: idOf<'finding'>('f', Math.floor(at / perFinding)),
    ordinal: (at % perFinding) + 1,
    text: `措施内容${at + 1}：按月核对台账与实物，差异在五个工作日内查清并登记，由部门负责人签字。`,
    kind: 'routine',
    timeClass: 'timeBound',
    checkInEvery: 'none',
    checkInFrom: null,
    againstPlan: null,
    target: '',
    status: 'underway',
    reason: null,
    closedAt: null,
    isClosedBefore: false,
    mergedInto: null,
    supporters: [],
    supportedBy: [],
    supportsFor: [],
    partsOpen: 0,
    partsDone: 0,
    objectsOpen: 0,
    objectsSaid: 0,
    further: 0,
    extension: null,
    extensions: 0,
    firstDueOn: null,
    assigns: 'coordinator',
    leader: { id: idOf<'person'>('d', 1), name: '陆川' },
    owner: { id: idOf<'organization'>('b', 1), name: '规划建设局' },
    handler: { id: idOf<'person'>('d', 2), name: '陶然' },
    dueOn: day('2030-06-30'),
    light: 'green',
    figures: [],
    evidenceCount: 0,
    lastProgress: '已核对三个月的台账。',
    lastProgressAt: '2026-03-01T01:00:00.000Z',
    sourceState: null,
    version: 1,
    can: ['assign'],
  }
}

function idOf<Kind extends string>(kind: string, at: number): Id<Kind> {
  return id(`${kind.repeat(8)}-0000-4000-8000-${String(at).padStart(12, '0')}`)
}
