import { addDays, type PlainDay } from '../kernel/day.ts'
import type { FindingId, MeasureId } from '../kernel/id.ts'
import type { Lacking } from '../templates/lacking.ts'
import type { Demands } from '../templates/template.ts'

/** What can be missing before a plan is approved. */
export const missingInPlans = [
  'noFindings',
  'findingsWithoutMeasure',
  'measuresWithoutOwner',
  'measuresWithoutDay',
  'withinDays',
  'findingsWithoutMeeting',
  'principalLeads',
  'principalSigns',
  'team',
  'checkIn',
  'listed',
] as const satisfies readonly Lacking[]
type Missing = (typeof missingInPlans)[number]

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
    ...when(measures.length + finding.furtherMeasures === 0, 'findingsWithoutMeasure'),
    ...when(demands.meeting === true && !finding.wasDealtWith, 'findingsWithoutMeeting'),
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
    ...when(!measure.hasOwner, 'measuresWithoutOwner'),
    ...when(dueOn === null && !measure.isContinuous, 'measuresWithoutDay'),
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
