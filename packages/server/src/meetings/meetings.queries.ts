import type { FindingId, MeetingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReliedOn } from '@bihuan/core/meetings/meeting.decide.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { RawBuilder } from 'kysely'
import { bodiesSeeing } from '../kernel/bodies.queries.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, everyOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { findingInScope } from '../people/read-scope.queries.ts'
import { meetingColumns, type MeetingRow } from './meetings.store.ts'

const meeting = columnsOf('meetings', 'meeting')
const last = columnsOf('meetings', 'last')
const finding = columnsOf('findings', 'finding')
const person = columnsOf('persons', 'person')
const recorder = columnsOf('persons', 'recorder')
const file = columnsOf('files', 'file')
const plan = columnsOf('plan_versions', 'plan')
const later = columnsOf('plan_versions', 'later')
const claim = columnsOf('closure_requests', 'claim')
const measure = columnsOf('measures', 'measure')

/** A meeting with what people read of it. */
export type ListedMeeting = MeetingRow &
  Pick<MeetingView, 'present' | 'minutes' | 'findings'> & {
    readonly recorder_name: string
    /** From where its rectification is looked at. */
    readonly here: Bodies
  }

/** Which meetings of a rectification are wanted, and of whose findings. */
export type WantedMeetings = {
  readonly rectificationId: RectificationId
  readonly scope: ReadScope
  readonly only?: MeetingId
  readonly before?: MeetingId | undefined
  /** Only those by which a further version of the plan can be approved. */
  readonly forPlan?: boolean
  readonly limit: number
}

/** The meetings of a rectification, the latest first; of their findings those that somebody may read. */
export function meetingsOf({
  rectificationId,
  scope,
  only,
  before,
  forPlan = false,
  limit,
}: WantedMeetings): Question<readonly ListedMeeting[]> {
  return question(
    sql<ListedMeeting>`
    select ${everyOf(meeting, meetingColumns)}, ${nameThen(recorder, meeting.recorded_at)} as recorder_name,
      ${bodiesSeeing(sql`${rectificationId}::uuid`)} as here, ${presentAt} as present, ${minutesOf} as minutes,
      ${findingsOf(scope)} as findings
    from ${meeting} join ${recorder} on ${recorder.id} = ${meeting.recorded_by}
    where ${meeting.rectification_id} = ${rectificationId}
      and (${only ?? null}::uuid is null or ${meeting.id} = ${only ?? null}::uuid)
      and (${before ?? null}::uuid is null or (${meeting.held_on}, ${meeting.id}) < (
        select ${last.held_on}, ${last.id} from ${last}
        where ${last.rectification_id} = ${rectificationId} and ${last.id} = ${before ?? null}::uuid))
      and (not ${forPlan}::boolean or (${meeting.status} = 'recorded' and not exists (select from ${plan}
        where ${plan.rectification_id} = ${rectificationId} and ${plan.meeting_id} = ${meeting.id})))
    order by ${meeting.held_on} desc, ${meeting.id} desc limit ${limit}`,
    (rows) => rows,
  )
}

const presentAt: RawBuilder<MeetingView['present']> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', ${person.id}, 'name', ${nameThen(person, sql`${meeting.held_on}::timestamptz`)})
    order by array_position(${meeting.present_ids}, ${person.id})), '[]')
  from ${person} where ${person.id} = any(${meeting.present_ids}))`

const minutesOf: RawBuilder<MeetingView['minutes']> = sql`(
  select jsonb_build_object('fileId', ${file.id}, 'name', ${file.name}, 'size', ${file.size},
    'mediaType', ${file.media_type})
  from ${file} where ${file.id} = ${meeting.file_id})`

function findingsOf(scope: ReadScope): RawBuilder<MeetingView['findings']> {
  return sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', ${finding.id}, 'number', ${finding.ordinal}::text,
    'title', coalesce(${finding.title}, ${finding.number}, '')) order by ${finding.ordinal}, ${finding.id}), '[]')
  from ${finding} where ${finding.rectification_id} = ${meeting.rectification_id}
    and ${finding.id} = any(${meeting.finding_ids}) and ${findingInScope(scope, finding)})`
}

/** Which of some findings a rectification has. */
export function findingsAmong(
  rectificationId: RectificationId,
  findingIds: readonly FindingId[],
): Question<readonly FindingId[]> {
  return question(
    sql<{ id: FindingId }>`
    select ${finding.id} from ${finding}
    where ${finding.rectification_id} = ${rectificationId} and ${finding.id} = any(${[...findingIds]}::uuid[])`,
    (rows) => rows.map(({ id }) => id),
  )
}

/** What the plan that holds, and rungs of claims that wait or of what is closed by them, need of a meeting; null where none rests on it. */
export function reliedOn(rectificationId: RectificationId, meetingId: MeetingId): Question<ReliedOn | null> {
  return question(
    sql<ReliedOn>`
    select max(rests."atLeast")::int as "atLeast",
      coalesce(array_agg(distinct rests.resolution order by rests.resolution) filter (where rests.resolution is not null), '{}')
        as resolutions
    from (
      select 1 as "atLeast", null::int as resolution
      from ${plan} where ${plan.rectification_id} = ${rectificationId} and ${plan.meeting_id} = ${meetingId}
        and not exists (select from ${later} where ${later.rectification_id} = ${plan.rectification_id}
          and ${later.number} > ${plan.number})
      union all
      select coalesce((${claim.rung_names} -> (passed ->> 'rung') ->> 'atLeast')::int, 1), (passed -> 'meeting' ->> 'resolution')::int
      from ${claim}
      cross join lateral jsonb_array_elements(${claim.signatures}) as passed
      left join ${measure} on ${measure.rectification_id} = ${claim.rectification_id} and ${measure.id} = ${claim.measure_id}
      left join ${finding} on ${finding.rectification_id} = ${claim.rectification_id} and ${finding.id} = ${claim.finding_id}
      where ${claim.rectification_id} = ${rectificationId}
        and ${claim.signatures} @> jsonb_build_array(jsonb_build_object('meeting', jsonb_build_object('id', ${meetingId}::text)))
        and passed -> 'meeting' ->> 'id' = ${meetingId}::text
        and (${claim.status} = 'pending'
          or ${claim.status} = 'approved' and coalesce(${measure.status}, ${finding.status}) = 'closed')
    ) as rests having count(*) > 0`,
    ([row]) => row ?? null,
  )
}
