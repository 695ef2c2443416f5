import type { Effect, Verdict } from '../claims/closure-request.ts'
import { pick } from '../kernel/field.ts'
import type { CategoryId, ClosureRequestId, FindingId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { type DepartsFromPlan, marked } from '../told/against-plan.ts'
import type { SourceNote } from '../told/source-note.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'
import {
  type FindingAssignment,
  type FindingDetails,
  findingDetailNames,
  findingNames,
  unassignedFinding,
  undescribedFinding,
} from './finding.fields.ts'
import type {
  Finding,
  FindingGrade,
  FindingHead,
  FindingWords,
  FurtherMeasure,
  VoidedFinding,
} from './finding.ts'

type NewFinding = FindingAssignment &
  FindingDetails & {
    readonly findingId: FindingId
    readonly rectificationId: RectificationId
    readonly categoryId: CategoryId | null
    readonly ordinal: number
    readonly number: string
    readonly title: string | null
    readonly statedStatus: string | null
    readonly grade: FindingGrade | null
  }

/** What can happen to a finding. Each event is one journal entry and one step of the version. */
export type FindingEvent =
  | ({ readonly type: 'finding.added' } & NewFinding & DepartsFromPlan)
  | ({
      /** It comes of another that was split; whoever claimed that one claims and checks nothing of this one either. */
      readonly type: 'finding.splitOff'
      readonly from: FindingId
      readonly claimants: readonly PersonId[]
    } & NewFinding &
      DepartsFromPlan)
  | ({ readonly type: 'finding.split'; readonly into: FindingId; readonly reason: string } & DepartsFromPlan)
  | ({
      /** Others became a part of it: what it says from now on, and who claimed them. */
      readonly type: 'finding.merged'
      readonly changes: Partial<FindingWords>
      readonly from: readonly FindingId[]
      readonly claimants: readonly PersonId[]
      readonly reason: string
    } & DepartsFromPlan)
  | ({
      readonly type: 'finding.mergedInto'
      readonly into: FindingId
      readonly reason: string
    } & DepartsFromPlan)
  | {
      /** It stands in another category, which was called so. */
      readonly type: 'finding.categorized'
      readonly categoryId: CategoryId | null
      readonly category: string | null
    }
  | {
      /** It stands elsewhere among the findings. */
      readonly type: 'finding.moved'
      readonly changes: { readonly ordinal: number }
    }
  | ({ readonly type: 'finding.assigned'; readonly changes: Partial<FindingAssignment> } & DepartsFromPlan)
  | { readonly type: 'finding.described'; readonly changes: Partial<FindingDetails> }
  | {
      /** Its grade, and what that is called by the template. */
      readonly type: 'finding.graded'
      readonly grade: string | null
      readonly called: Bilingual | null
    }
  | { readonly type: 'finding.submitted'; readonly closureRequestId: ClosureRequestId }
  | {
      readonly type: 'finding.closed'
      readonly closureRequestId: ClosureRequestId
      readonly verdict: Verdict
      readonly effect: Effect
    }
  | {
      readonly type: 'finding.returned'
      readonly closureRequestId: ClosureRequestId
      readonly reason: string
    }
  | { readonly type: 'finding.claimWithdrawn'; readonly closureRequestId: ClosureRequestId }
  | { readonly type: 'finding.reopened'; readonly reason: string }
  | ({
      readonly type: 'finding.reworded'
      readonly changes: Partial<FindingWords>
      readonly reason: string
    } & DepartsFromPlan)
  | ({ readonly type: 'finding.voided'; readonly reason: string } & DepartsFromPlan)
  | ({
      readonly type: 'finding.restored'
      /** What it is again. */
      readonly status: VoidedFinding['was']['status']
      readonly reason: string
    } & DepartsFromPlan)
  | ({
      /** A measure of another finding answers it too: that measure in its own words. */
      readonly type: 'finding.furtherAdded'
      readonly text: string
    } & FurtherMeasure)
  | ({
      readonly type: 'finding.furtherDropped'
      readonly text: string
      readonly reason: string
    } & FurtherMeasure)
  | {
      /** Its measures stand under these heads in what is published. */
      readonly type: 'finding.grouped'
      readonly heads: readonly FindingHead[]
    }
  | ({ readonly type: 'finding.sourceNoted' } & SourceNote)

const keptNames = [...findingNames, ...findingDetailNames] as const

type Common = Omit<Extract<Finding, { status: 'submitted' }>, 'status' | 'closureRequestId'>

/** The finding after an event; the first event makes it. */
export function evolveFinding(finding: Finding | null, recorded: Recorded<FindingEvent>): Finding {
  return marked(evolved(finding, recorded), recorded.event)
}

function evolved(finding: Finding | null, recorded: Recorded<FindingEvent>): Finding {
  const { event } = recorded
  if (event.type === 'finding.added' || event.type === 'finding.splitOff') {
    if (finding !== null) throw new Error(`finding ${finding.id} was added twice`)
    return added(event)
  }
  if (finding === null) throw new Error(`${event.type} came before finding.added`)
  const next = { ...commonOf(finding), version: finding.version + 1 }
  switch (event.type) {
    case 'finding.split':
      return { ...finding, version: next.version }
    case 'finding.categorized':
      return { ...finding, categoryId: event.categoryId, version: next.version }
    case 'finding.moved':
      return { ...finding, ...event.changes, version: next.version }
    case 'finding.merged': {
      const claimants = [...new Set([...finding.claimants, ...event.claimants])]
      return { ...finding, ...event.changes, claimants, version: next.version }
    }
    case 'finding.assigned':
    case 'finding.reworded':
      return {
        ...finding,
        ...event.changes,
        version: next.version,
      }
    case 'finding.described':
      return { ...finding, ...event.changes, version: next.version }
    case 'finding.graded':
      return { ...finding, grade: gradeIn(event), version: next.version }
    case 'finding.furtherAdded': {
      const { rectificationId, measureId } = event
      return {
        ...finding,
        further: [...finding.further, { rectificationId, measureId }],
        version: next.version,
      }
    }
    case 'finding.furtherDropped': {
      const further = finding.further.filter(({ measureId }) => measureId !== event.measureId)
      return { ...finding, further, version: next.version }
    }
    case 'finding.grouped':
      return { ...finding, heads: event.heads, version: next.version }
    case 'finding.sourceNoted':
      return { ...finding, version: next.version }
    case 'finding.submitted':
      return {
        ...next,
        claimants: withClaimant(next.claimants, personBehind(recorded)),
        status: 'submitted',
        closureRequestId: event.closureRequestId,
      }
    case 'finding.claimWithdrawn':
      return { ...next, status: 'open', returnReason: null }
    case 'finding.closed':
      return {
        ...next,
        status: 'closed',
        closedAt: recorded.at,
        verdict: event.verdict,
        effect: event.effect,
      }
    case 'finding.returned':
      return { ...next, status: 'open', returnReason: event.reason }
    case 'finding.reopened':
      return { ...next, status: 'reopened', reason: event.reason }
    case 'finding.voided':
      return {
        ...next,
        status: 'voided',
        reason: event.reason,
        voided: { was: beforeVoided(finding), mergedInto: null },
      }
    case 'finding.mergedInto': {
      const voided = { was: beforeVoided(finding), mergedInto: event.into }
      return { ...next, status: 'voided', reason: event.reason, voided }
    }
    case 'finding.restored':
      if (finding.status !== 'voided') throw new Error(`finding ${finding.id} was restored but not voided`)
      return { ...next, ...finding.voided.was }
    default:
      return event satisfies never
  }
}

const nothingSaid: FindingAssignment & FindingDetails & Pick<Finding, 'grade'> = {
  ...unassignedFinding,
  ...undescribedFinding,
  grade: null,
}

function added(event: Extract<FindingEvent, { type: 'finding.added' | 'finding.splitOff' }>): Finding {
  // An entry from before a field was there does not know it.
  const { findingId: id, ...given } = { ...nothingSaid, ...event }
  const { rectificationId, categoryId, ordinal, number, title, statedStatus, grade } = given
  const claimants = event.type === 'finding.splitOff' ? event.claimants : []
  const details = {
    id,
    rectificationId,
    categoryId,
    ordinal,
    number,
    title,
    statedStatus,
    grade,
    claimants,
    further: [],
    heads: [],
    againstPlan: null,
  }
  return { ...pick(given, keptNames), ...details, version: 1, status: 'open', returnReason: null }
}

function gradeIn({ grade, called }: Extract<FindingEvent, { type: 'finding.graded' }>): FindingGrade | null {
  return grade === null ? null : { code: grade, name: called ?? { zh: grade, en: grade } }
}

function beforeVoided(finding: Finding): VoidedFinding['was'] {
  switch (finding.status) {
    case 'open':
      return { status: 'open', returnReason: finding.returnReason }
    case 'reopened':
      return { status: 'reopened', reason: finding.reason }
    default:
      throw new Error(`finding ${finding.id} was voided while ${finding.status}`)
  }
}

function withClaimant(claimants: readonly PersonId[], claimant: PersonId): readonly PersonId[] {
  return claimants.includes(claimant) ? claimants : [...claimants, claimant]
}

// Named one by one: a spread would carry the verdict of a closure into states that have none.
function commonOf(finding: Finding): Common {
  return {
    ...pick(finding, keptNames),
    id: finding.id,
    rectificationId: finding.rectificationId,
    categoryId: finding.categoryId,
    ordinal: finding.ordinal,
    number: finding.number,
    title: finding.title,
    statedStatus: finding.statedStatus,
    grade: finding.grade,
    againstPlan: finding.againstPlan,
    claimants: finding.claimants,
    further: finding.further,
    heads: finding.heads,
    version: finding.version,
  }
}
