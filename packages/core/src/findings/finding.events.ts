import type { Effect, Verdict } from '../claims/closure-request.ts'
import { pick } from '../kernel/field.ts'
import type { CategoryId, ClosureRequestId, FindingId, PersonId, RectificationId } from '../kernel/id.ts'
import type { SourceNote } from '../told/source-note.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'
import { type FindingAssignment, findingNames, unassignedFinding } from './finding.fields.ts'
import type { Finding, FindingWords, VoidedFinding } from './finding.ts'

/** What can happen to a finding. Each event is one journal entry and one step of the version. */
export type FindingEvent =
  | ({
      readonly type: 'finding.added'
      readonly findingId: FindingId
      readonly rectificationId: RectificationId
      readonly categoryId: CategoryId | null
      readonly ordinal: number
      readonly number: string
      readonly title: string | null
      readonly statedStatus: string | null
    } & FindingAssignment)
  | { readonly type: 'finding.assigned'; readonly changes: Partial<FindingAssignment> }
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
  | {
      readonly type: 'finding.reworded'
      readonly changes: Partial<FindingWords>
      readonly reason: string
    }
  | { readonly type: 'finding.voided'; readonly reason: string }
  | {
      readonly type: 'finding.restored'
      /** What it is again. */
      readonly status: VoidedFinding['was']['status']
      readonly reason: string
    }
  | ({ readonly type: 'finding.sourceNoted' } & SourceNote)

type Common = Omit<Extract<Finding, { status: 'submitted' }>, 'status' | 'closureRequestId'>

/** The finding after an event; the first event makes it. */
export function evolveFinding(finding: Finding | null, recorded: Recorded<FindingEvent>): Finding {
  const { event } = recorded
  if (event.type === 'finding.added') {
    if (finding !== null) throw new Error(`finding ${finding.id} was added twice`)
    const { type: _, findingId, ...details } = event
    const common = { ...unassignedFinding, ...details, id: findingId, claimants: [], version: 1 }
    return { ...common, status: 'open', returnReason: null }
  }
  if (finding === null) throw new Error(`${event.type} came before finding.added`)
  const next = { ...commonOf(finding), version: finding.version + 1 }
  switch (event.type) {
    case 'finding.assigned':
    case 'finding.reworded':
      return { ...finding, ...event.changes, version: next.version }
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
      return { ...next, status: 'voided', reason: event.reason, voided: { was: beforeVoided(finding) } }
    case 'finding.restored':
      if (finding.status !== 'voided') throw new Error(`finding ${finding.id} was restored but not voided`)
      return { ...next, ...finding.voided.was }
    default:
      return event satisfies never
  }
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
    ...pick(finding, findingNames),
    id: finding.id,
    rectificationId: finding.rectificationId,
    categoryId: finding.categoryId,
    ordinal: finding.ordinal,
    number: finding.number,
    title: finding.title,
    statedStatus: finding.statedStatus,
    claimants: finding.claimants,
    version: finding.version,
  }
}
