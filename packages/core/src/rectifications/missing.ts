import { addDays, type PlainDay } from '../kernel/day.ts'
import type { FindingId, MeasureId } from '../kernel/id.ts'
import { type MissingInRecords, missingInPlans } from '../templates/lacking.ts'
import type { Demands } from '../templates/template.ts'

/** How often something is reported on, from often to seldom. */
const rhythms = ['weekly', 'monthly', 'quarterly', 'halfYearly']

/** A measure as far as the plan needs it. */
export type MeasureToPlan = {
  readonly id: MeasureId
  readonly ordinal: number
  /** The beginning of what it says. */
  readonly words: string
  readonly isClosed: boolean
  readonly hasOwner: boolean
  readonly hasHandler: boolean
  readonly dueOn: PlainDay | null
  readonly isImmediate: boolean
  readonly isContinuous: boolean
  readonly checkInEvery: string
  /** Whether its owner, or one that supports it, is a team. */
  readonly hasTeam: boolean
}

/** A finding as far as the plan needs it, with its measures that count and those of others that answer it too. */
export type FindingToPlan = {
  readonly id: FindingId
  readonly ordinal: number
  /** The beginning of what it says. */
  readonly words: string
  readonly isClosed: boolean
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

/** The findings and measures that a plan is about, and the days against which they are held. */
export type PlanToCheck = {
  readonly findings: readonly FindingToPlan[]
  /** When what is put right at once is due by the template; null where nobody wrote down when the feedback arrived. */
  readonly immediateDueOn: PlainDay | null
}

/** Something that is missing, and where. */
export type Missing = {
  readonly what: MissingInRecords
  readonly findingId: FindingId | null
  readonly measureId: MeasureId | null
  /** How it is called in the ledger: 3, or 3-2; empty where nothing is there. */
  readonly number: string
  readonly words: string
}

/** Something that a plan lacks. */
export type MissingInPlan = Missing & { readonly what: (typeof missingInPlans)[number] }

/**
 * Everything that findings and measures lack on a day: what stages wait for, what a plan is approved with and what its page lists is
 * read from here alone. Each finding has measures, each measure an owner, a handler and a date where its class of time asks for one,
 * and what the grade of each finding demands is there.
 */
export function missingIn({ findings, immediateDueOn }: PlanToCheck, on: PlainDay): readonly Missing[] {
  if (findings.length === 0)
    return [{ what: 'noFindings', findingId: null, measureId: null, number: '', words: '' }]
  return findings.flatMap((finding) => {
    const { id: findingId, ordinal, words, demands = {} } = finding
    const at = { findingId, measureId: null, number: String(ordinal), words }
    const last = demands.withinDays === undefined ? null : addDays(on, demands.withinDays)
    return [
      ...missingOf(finding).map((what) => ({ what, ...at })),
      ...finding.measures.flatMap((measure) =>
        missingOfMeasure(measure, last, immediateDueOn).map((what) => ({
          what,
          findingId,
          measureId: measure.id,
          number: `${ordinal}-${measure.ordinal}`,
          words: measure.words,
        })),
      ),
    ]
  })
}

/** The same as far as it keeps a plan from being approved: who does the work is said after it, by the head. */
export function missingInPlan(plan: PlanToCheck, on: PlainDay): readonly MissingInPlan[] {
  return missingIn(plan, on).filter(isOfPlan)
}

function isOfPlan(one: Missing): one is MissingInPlan {
  return missingInPlans.some((what) => what === one.what)
}

// What is done already needs neither people nor days any more.
function missingOf(finding: FindingToPlan): MissingInRecords[] {
  if (finding.isClosed) return []
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

function missingOfMeasure(
  measure: MeasureToPlan,
  last: PlainDay | null,
  immediateDueOn: PlainDay | null,
): MissingInRecords[] {
  const { isClosed, hasOwner, hasHandler, isContinuous, isImmediate } = measure
  if (isClosed) return []
  // The template says by when something is put right at once; what goes on for good is due at its check-ins alone.
  const dueOn = measure.dueOn ?? (isImmediate ? immediateDueOn : null)
  return [
    ...when(!hasOwner, 'measuresWithoutOwner'),
    ...when(!hasHandler, 'measuresWithoutHandler'),
    ...when(dueOn === null && !isContinuous, 'measuresWithoutDay'),
    ...when(last !== null && (isContinuous || (dueOn !== null && dueOn > last)), 'withinDays'),
  ]
}

function isReported({ checkInEvery }: MeasureToPlan, rhythm: string): boolean {
  const every = rhythms.indexOf(checkInEvery)
  return every >= 0 && every <= rhythms.indexOf(rhythm)
}

function when(isMissing: boolean, what: MissingInRecords): MissingInRecords[] {
  return isMissing ? [what] : []
}
