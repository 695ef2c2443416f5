import type { MeetingId, PlanVersionId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { ApprovalFacts } from '@bihuan/core/plan/approval.decide.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import { bodiesSeeing } from '../kernel/bodies.queries.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, everyOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { planVersionColumns, type PlanVersionRow } from './plan-versions.store.ts'

const plan = columnsOf('plan_versions', 'plan')
const meeting = columnsOf('meetings', 'meeting')
const recorder = columnsOf('persons', 'recorder')

/** A version of a plan with what a list shows. */
export type ListedPlanVersion = PlanVersionRow & {
  recorder_name: string
  meeting: { readonly id: MeetingId; readonly number: string; readonly heldOn: PlainDay } | null
  here: Bodies
}

/** The versions of the plan of a rectification, or one of them, the latest first. */
export function planVersionsOf(
  rectificationId: RectificationId,
  only: PlanVersionId | null = null,
): Question<readonly ListedPlanVersion[]> {
  return question(
    sql<ListedPlanVersion>`
    select ${everyOf(plan, planVersionColumns)}, ${nameThen(recorder, plan.recorded_at)} as recorder_name,
      case when ${meeting.id} is not null then jsonb_build_object('id', ${meeting.id}, 'number', ${meeting.number},
        'heldOn', ${meeting.held_on}) end as meeting,
      ${bodiesSeeing(sql`${rectificationId}::uuid`)} as here
    from ${plan} join ${recorder} on ${recorder.id} = ${plan.recorded_by}
    left join ${meeting} on ${meeting.rectification_id} = ${plan.rectification_id} and ${meeting.id} = ${plan.meeting_id}
    where ${plan.rectification_id} = ${rectificationId} and (${only}::uuid is null or ${plan.id} = ${only}::uuid)
    order by ${plan.number} desc`,
    (rows) => rows,
  )
}

/** The number of the last version of the plan; 0 before the first. */
export function lastPlanNumber(rectificationId: RectificationId): Question<number> {
  return question(
    sql<{ last: number }>`select coalesce(max(${plan.number}), 0) as last from ${plan}
      where ${plan.rectification_id} = ${rectificationId}`,
    ([row]) => row?.last ?? 0,
  )
}

/** When a meeting of a rectification was held, and which version it approved already; null where there is none, or it was voided. */
export function meetingHeld(
  rectificationId: RectificationId,
  meetingId: MeetingId | null,
): Question<ApprovalFacts['meeting']> {
  return question(
    sql<NonNullable<ApprovalFacts['meeting']>>`select ${meeting.held_on} as "heldOn",
        cardinality(${meeting.present_ids}) + cardinality(${meeting.present_names}) as present,
        cardinality(${meeting.resolutions}) as resolutions,
        (select max(${plan.number}) from ${plan} where ${plan.rectification_id} = ${meeting.rectification_id}
          and ${plan.meeting_id} = ${meeting.id}) as approved
      from ${meeting}
      where ${meeting.rectification_id} = ${rectificationId} and ${meeting.id} = ${meetingId}::uuid
        and ${meeting.status} = 'recorded'`,
    ([held]) => held ?? null,
  )
}
