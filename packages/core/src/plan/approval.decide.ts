import type { PlainDay } from '../kernel/day.ts'
import type { MeetingId, PlanVersionId, RectificationId } from '../kernel/id.ts'
import type { Place, Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { missingInPlan, type MissingInPlan, type PlanToCheck } from '../rectifications/missing.ts'
import { lackingLabels } from '../templates/lacking.ts'
import type { PlanEvent } from './plan-version.ts'

/** What somebody says of an approval: by which meeting, or on which paper and when. */
export type WantedApproval = {
  readonly planVersionId: PlanVersionId
  readonly rectificationId: RectificationId
  readonly meetingId: MeetingId | null
  readonly paper: string
  /** The day of the paper; that of a meeting is its own. */
  readonly approvedOn: PlainDay | null
  readonly note: string
}

/** What an approval has to know. */
export type ApprovalFacts = {
  readonly today: PlainDay
  /** The last version; 0 before the first. */
  readonly lastNumber: number
  /** The meeting that is named, where it is recorded and holds. */
  readonly meeting: {
    readonly heldOn: PlainDay
    /** How many were present, and how many resolutions are recorded. */
    readonly present: number
    readonly resolutions: number
    /** The version that it has approved already; null where it has none. */
    readonly approved: number | null
  } | null
  readonly plan: PlanToCheck
}

/**
 * Approves the plan as it stands, as its next version: by a meeting, once nothing is missing. The first may have been approved
 * on paper before the record was begun, with what was missing then.
 */
export function approvePlan(
  wanted: WantedApproval,
  facts: ApprovalFacts,
): Result<
  PlanEvent[],
  Refusal<
    | 'PLAN_NEEDS_MEETING'
    | 'PLAN_MEETING_BARE'
    | 'PLAN_MEETING_APPROVED'
    | 'PLAN_DAY_IN_FUTURE'
    | 'PLAN_NOT_READY'
  >
> {
  const { planVersionId, rectificationId, meetingId, note } = wanted
  const number = facts.lastNumber + 1
  const paper = meetingId === null && number === 1 ? wanted.paper : ''
  const approvedOn = meetingId === null ? wanted.approvedOn : (facts.meeting?.heldOn ?? null)
  if (approvedOn === null || (meetingId === null && paper === ''))
    return refuse({ code: 'PLAN_NEEDS_MEETING' })
  const bare = meetingId === null ? null : bareOf(facts.meeting)
  if (bare !== null) return refuse(bare)
  const approved = meetingId === null ? null : (facts.meeting?.approved ?? null)
  if (approved !== null) return refuse({ code: 'PLAN_MEETING_APPROVED', params: { version: approved } })
  if (approvedOn > facts.today) return refuse({ code: 'PLAN_DAY_IN_FUTURE', params: { on: approvedOn } })
  const missing = paper === '' ? missingInPlan(facts.plan, approvedOn) : []
  if (missing.length > 0) {
    const place = placeOf(rectificationId, missing)
    return refuse({ ...notReady(missing), ...(place !== null && { place }) })
  }
  const { findings } = facts.plan
  const measures = findings.reduce((sum, finding) => sum + finding.measures.length, 0)
  const counted = { findings: findings.length, measures }
  const event = { planVersionId, rectificationId, number, ...counted, meetingId, paper, approvedOn, note }
  return ok([{ type: 'plan.approved', ...event }])
}

// Nobody can tell afterwards who approved what, where a meeting names nobody or has resolved nothing.
function bareOf(meeting: ApprovalFacts['meeting']) {
  if (meeting === null || (meeting.present > 0 && meeting.resolutions > 0)) return null
  const zh = [...(meeting.present > 0 ? [] : ['参会人员']), ...(meeting.resolutions > 0 ? [] : ['议定事项'])]
  const en = [
    ...(meeting.present > 0 ? [] : ['names nobody present']),
    ...(meeting.resolutions > 0 ? [] : ['has no resolution']),
  ]
  const params = { missing: `没有登记${zh.join('和')}`, missingEn: en.join(' and ') }
  return { code: 'PLAN_MEETING_BARE', params } as const
}

/** So many places are told in a refusal; the page lists all of them. */
const mostTold = 5

function notReady(missing: readonly MissingInPlan[]) {
  const told = missing.slice(0, mostTold)
  const more = missing.length > mostTold
  const places = told.map(({ number, what }) => `${number}${lackingLabels[what].zh}`).join('；')
  const placesEn = told.map(({ number, what }) => `${number} ${lackingLabels[what].en}`.trim()).join('; ')
  const params = {
    count: missing.length,
    places: more ? `${places}；……` : places,
    placesEn: more ? `${placesEn}; …` : placesEn,
  }
  return { code: 'PLAN_NOT_READY', params } as const
}

function placeOf(rectificationId: RectificationId, [first]: readonly MissingInPlan[]): Place | null {
  if (first?.measureId) return { kind: 'measure', rectificationId, measureId: first.measureId }
  if (first?.findingId) return { kind: 'finding', rectificationId, findingId: first.findingId }
  return null
}
