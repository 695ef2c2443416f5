import { addDays, type PlainDay } from '../kernel/day.ts'
import type { FindingId, MeasureId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { Demands } from '../templates/template.ts'

/** What can be missing before a plan is approved, in words of whoever has to see to it. */
export const missingLabels = {
  noFindings: { zh: '还没有问题', en: 'no findings yet' },
  noMeasures: { zh: '没有整改措施', en: 'has no measure' },
  noOwner: { zh: '没有责任部门', en: 'has no owner' },
  noDay: { zh: '没有完成时限', en: 'has no date' },
  withinDays: { zh: '须立行立改，时限超过规定天数', en: 'has to be put right at once, and is due too late' },
  meeting: { zh: '须先经会议研究', en: 'has to be dealt with by a meeting first' },
  principalLeads: { zh: '须由主要领导牵头', en: 'has to be led by the principal' },
  principalSigns: {
    zh: '所用模板没有由主要领导审核销号',
    en: 'is not signed by the principal, by the template',
  },
  team: { zh: '须有工作专班负责或配合', en: 'needs a team that owns or supports it' },
  checkIn: { zh: '须定期汇报，频次不够', en: 'needs measures that are reported on regularly' },
  listed: { zh: '须挂牌，明确本问题的牵头领导', en: 'has to be listed with a leader of its own' },
} as const satisfies Readonly<Record<string, Bilingual>>
export type Missing = keyof typeof missingLabels

/** How often something is reported on, from often to seldom. */
const rhythms = ['weekly', 'monthly', 'quarterly', 'halfYearly']

/** A measure as far as the plan needs it. */
export type MeasureToPlan = {
  readonly id: MeasureId
  readonly ordinal: number
  readonly isClosed: boolean
  readonly hasOwner: boolean
  readonly dueOn: PlainDay | null
  readonly isContinuous: boolean
  readonly checkInEvery: string
  /** Whether its owner, or one that supports it, is a team. */
  readonly hasTeam: boolean
}

/** A finding as far as the plan needs it, with its measures that count and those of others that answer it too. */
export type FindingToPlan = {
  readonly id: FindingId
  readonly ordinal: number
  readonly demands: Demands | undefined
  /** Whether its claim is signed by the principal. */
  readonly isSignedByPrincipal: boolean
  readonly hasOwnLeader: boolean
  readonly isLedByPrincipal: boolean
  readonly hasTeam: boolean
  readonly wasDealtWith: boolean
  readonly furtherMeasures: number
  readonly measures: readonly MeasureToPlan[]
}

/** Something that is missing, and where. */
export type MissingInPlan = {
  readonly what: Missing
  readonly findingId: FindingId | null
  readonly measureId: MeasureId | null
  /** How it is called in the ledger: 3, or 3-2; empty where nothing is there. */
  readonly number: string
}

/**
 * Everything that is missing before a plan is approved on a day: each finding has measures, each measure an owner and a date, and
 * what the grade of each finding demands is there.
 */
export function missingInPlan(
  findings: readonly FindingToPlan[],
  approvedOn: PlainDay,
): readonly MissingInPlan[] {
  if (findings.length === 0) return [{ what: 'noFindings', findingId: null, measureId: null, number: '' }]
  return findings.flatMap((finding) => {
    const at = { findingId: finding.id, measureId: null, number: String(finding.ordinal) }
    return [
      ...missingOf(finding).map((what) => ({ what, ...at })),
      ...finding.measures.flatMap((measure) =>
        missingOfMeasure(measure, finding.demands ?? {}, approvedOn).map((what) => ({
          what,
          findingId: finding.id,
          measureId: measure.id,
          number: `${finding.ordinal}-${measure.ordinal}`,
        })),
      ),
    ]
  })
}

function missingOf(finding: FindingToPlan): Missing[] {
  const { demands = {}, measures } = finding
  const rhythm = demands.checkIn
  return [
    ...when(measures.length + finding.furtherMeasures === 0, 'noMeasures'),
    ...when(demands.meeting === true && !finding.wasDealtWith, 'meeting'),
    ...when(demands.principal === true && !finding.isLedByPrincipal, 'principalLeads'),
    ...when(demands.principal === true && !finding.isSignedByPrincipal, 'principalSigns'),
    ...when(demands.team === true && !finding.hasTeam && !measures.some(({ hasTeam }) => hasTeam), 'team'),
    ...when(rhythm !== undefined && !measures.some((measure) => isReported(measure, rhythm)), 'checkIn'),
    ...when(demands.listed === true && !finding.hasOwnLeader, 'listed'),
  ]
}

// What is done already needs neither people nor days any more.
function missingOfMeasure(measure: MeasureToPlan, demands: Demands, approvedOn: PlainDay): Missing[] {
  if (measure.isClosed) return []
  const { dueOn } = measure
  const last = demands.withinDays === undefined ? null : addDays(approvedOn, demands.withinDays)
  return [
    ...when(!measure.hasOwner, 'noOwner'),
    ...when(dueOn === null && !measure.isContinuous, 'noDay'),
    ...when(last !== null && (measure.isContinuous || (dueOn !== null && dueOn > last)), 'withinDays'),
  ]
}

function isReported({ checkInEvery }: MeasureToPlan, rhythm: string): boolean {
  const every = rhythms.indexOf(checkInEvery)
  return every >= 0 && every <= rhythms.indexOf(rhythm)
}

function when(isMissing: boolean, what: Missing): Missing[] {
  return isMissing ? [what] : []
}
