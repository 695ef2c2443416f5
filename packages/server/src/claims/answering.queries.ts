import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { RawBuilder } from 'kysely'
import { isShown } from '../people/put-away.queries.ts'
import { isCounted } from '../people/still-open.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'

const request = columnsOf('closure_requests', 'request')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const part = columnsOf('measures', 'part')
const link = columnsOf('further_measures', 'link')

/** Who answers for the item of a claim of `claimsOf`, and who worked on it. */
export const answering = {
  ownerId: sql<OrganizationId | null>`answering.owner_id`,
  leaderId: sql<PersonId | null>`answering.leader_id`,
  doers: sql<readonly PersonId[]>`working.doers`,
}

/**
 * Claims, `request` among them, with who answers for the item and who ever worked on it. Of a finding that leaves it open
 * whoever all its measures share answers for it: `effectiveResponsibility` of core.
 */
export function claimsOf(requests: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
  from ${requests}
  left join ${measure}
    on ${measure.rectification_id} = ${request.rectification_id} and ${measure.id} = ${request.measure_id}
  join ${finding} on ${finding.rectification_id} = ${request.rectification_id}
    and ${finding.id} = coalesce(${request.finding_id}, ${measure.finding_id})
  cross join lateral (
    select
      coalesce(${finding.owner_id}, case when count(${part.owner_id}) = count(*)
        and count(distinct ${part.owner_id}) = 1
        then (array_agg(${part.owner_id}))[1] end) as owner_id,
      coalesce(${finding.leader_id}, case when count(${part.leader_id}) = count(*)
        and count(distinct ${part.leader_id}) = 1
        then (array_agg(${part.leader_id}))[1] end) as leader_id
    from ${part}
    where ${request.subject_type} = 'finding' and ${isCounted(part)}
      and ${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id}
  ) as shared
  cross join lateral (
    select
      case ${request.subject_type} when 'measure' then ${measure.owner_id} else shared.owner_id end as owner_id,
      case ${request.subject_type} when 'measure' then ${measure.leader_id} else shared.leader_id end as leader_id
  ) as answering
  cross join lateral (
    select ${request.doers} || case ${request.subject_type} when 'measure' then ${measure.doers} else ${finding.claimants} || array(
      select unnest(${part.doers}) from ${part}
      where ${part.rectification_id} = ${finding.rectification_id} and ${part.finding_id} = ${finding.id}
      union all
      select unnest(${part.doers}) from ${link}
      join ${part} on ${part.rectification_id} = ${link.measure_rectification_id} and ${part.id} = ${link.measure_id}
      where ${link.rectification_id} = ${finding.rectification_id} and ${link.finding_id} = ${finding.id}
        and ${isShown(part.rectification_id)}
    ) end as doers
  ) as working`
}
