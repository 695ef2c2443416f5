import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { Actor, Role } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { isPersonInSight } from '../people/people-in-sight.queries.ts'
import { intakeBodies, liesIn } from '../people/near.queries.ts'
import { hasWorkingAccount } from '../people/people.queries.ts'
import { isOrganizationShown, isPersonShown, isShown, isShownIfKept } from '../people/put-away.queries.ts'
import { findingInScope, isWholeInScope, measureInScope } from '../people/read-scope.queries.ts'
import { isStillOpen, isUndecided } from '../people/still-open.queries.ts'
import { isUnused } from '../told/unused-uploads.store.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const rectification = columnsOf('rectifications', 'rectification')
const request = columnsOf('closure_requests', 'request')
const turn = columnsOf('claim_turns', 'turn')
const list = columnsOf('take_overs', 'list')
const seal = columnsOf('seals', 'seal')
const draft = columnsOf('intake_drafts', 'draft')
const file = columnsOf('files', 'files')
const organization = columnsOf('organizations', 'organization')
const below = columnsOf('organizations', 'below')
const post = columnsOf('appointments', 'post')
const other = columnsOf('appointments', 'other')
const person = columnsOf('persons', 'person')

/** Whose open items are asked for, who asks, and what they may read. */
export type Asked = { readonly id: string; readonly scope: ReadScope; readonly by: Actor }

/** An open item as it is listed. */
export type OpenRow = {
  readonly id: string
  readonly rectificationId: RectificationId | null
  readonly name: string
  readonly within: string | null
  readonly role: Role | null
}

/** Rows of items that are open. */
export type OpenRows = (asked: Asked) => RawBuilder<OpenRow>

type Who = 'handler_id' | 'leader_id' | 'owner_id'

/** Measures that name somebody and are not closed. */
export function openMeasures(who: Who): OpenRows {
  return ({ id, scope }) => sql`
    select ${measure.id}, ${measure.rectification_id} as "rectificationId",
      ${finding.number} || ' ' || left(${measure.text}, 120) as name, ${rectification.name} as within, null as role
    from ${measure}
    join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    join ${rectification} on ${rectification.id} = ${measure.rectification_id}
    where ${measuresOf(who, id)} and ${measureInScope(scope, measure)}`
}

/** Whether `measure` names somebody and is not closed. */
export function measuresOf(who: Who, id: string): RawBuilder<SqlBool> {
  return sql`(${measure[who]} = ${id}::uuid and ${isStillOpen(measure)})`
}

/** Findings that name somebody and are not closed. */
export function openFindings(who: 'leader_id' | 'owner_id'): OpenRows {
  return ({ id, scope }) => sql`
    select ${finding.id}, ${finding.rectification_id} as "rectificationId",
      ${finding.number} || ' ' || left(${finding.title}, 120) as name, ${rectification.name} as within, null as role
    from ${finding} join ${rectification} on ${rectification.id} = ${finding.rectification_id}
    where ${findingsOf(who, id)} and ${findingInScope(scope, finding)}`
}

/** Whether `finding` names somebody and is not closed. */
export function findingsOf(who: 'leader_id' | 'owner_id', id: string): RawBuilder<SqlBool> {
  return sql`(${finding[who]} = ${id}::uuid and ${isStillOpen(finding)})`
}

/** Claims that wait, of which something holds. */
function waitingClaims(isMeant: (id: string) => RawBuilder<SqlBool>): OpenRows {
  return ({ id, scope }) => sql`
    select ${request.subject_id} as id, ${request.rectification_id} as "rectificationId",
      coalesce(${finding.number} || ' ' || left(${finding.title}, 120), left(${measure.text}, 120)) as name,
      ${rectification.name} as within, null as role
    from ${turn} join ${request} on ${request.rectification_id} = ${turn.rectification_id} and ${request.id} = ${turn.id}
    join ${rectification} on ${rectification.id} = ${turn.rectification_id}
    left join ${measure} on ${measure.rectification_id} = ${turn.rectification_id} and ${measure.id} = ${request.measure_id}
    left join ${finding} on ${finding.rectification_id} = ${turn.rectification_id} and ${finding.id} = ${request.finding_id}
    where ${request.status} = 'pending' and ${isMeant(id)} and ${isShown(turn.rectification_id)}
      and (${measure.id} is null or ${measureInScope(scope, measure)})
      and (${finding.id} is null or ${findingInScope(scope, finding)})`
}

/** Claims of somebody that wait. */
export const claimsMade: OpenRows = waitingClaims((id) => sql`${request.claimed_by} = ${id}::uuid`)

/** Claims that wait for somebody as a stand-in. */
export const claimsToStandInFor: OpenRows = waitingClaims(
  (id) => sql`${turn.stand_ins} @> array[${id}::uuid]`,
)

/** Lists of what was done before that somebody sent and that wait. */
export const listsSent: OpenRows = ({ id, scope }) => sql`
  select ${list.id}, ${list.rectification_id} as "rectificationId", ${rectification.name} as name, null as within,
    null as role
  from ${list} join ${rectification} on ${rectification.id} = ${list.rectification_id}
  where ${list.listed_by} = ${id}::uuid and ${list.status} = 'pending' and ${isShown(list.rectification_id)}
    and ${isWholeInScope(scope, list.rectification_id)}`

/** Files that somebody asked to be sealed, or shown again, and that wait. */
export const sealsAsked: OpenRows = ({ id, scope }) => sql`
  select ${seal.id}, ${seal.rectification_id} as "rectificationId", ${rectification.name} as name, null as within,
    null as role
  from ${seal} join ${rectification} on ${rectification.id} = ${seal.rectification_id}
  where ${isUndecided(seal)} and case ${seal.status} when 'asked' then ${seal.asked_by} else ${seal.lift_asked_by} end
    = ${id}::uuid and ${isShown(seal.rectification_id)}
    and ${isWholeInScope(scope, seal.rectification_id)}`

/** Drafts that somebody brought in and nobody has committed. */
export const draftsBroughtIn: OpenRows = ({ id, by }) => sql`
  select ${draft.id}, null::uuid as "rectificationId", ${draft.name}, null as within, null as role
  from ${draft} where ${draft.created_by} = ${id}::uuid and ${draft.rectification_id} is null
    and ${isShownIfKept(draft.rectification_id)} and ${liesIn(draft.body_id, intakeBodies(by))}`

/** Uploads of somebody that nothing uses; their names are theirs until then. */
export const uploadsUnused: OpenRows = ({ id }) => sql`
  select ${file.id}, null::uuid as "rectificationId", '' as name, null as within, null as role
  from ${file} where ${file.uploaded_by} = ${id}::uuid and ${isUnused}`

/**
 * Posts that nobody else with an account holds: of a head in the department, of a coordinator, an inspector, a principal
 * or an administrator anywhere.
 */
export const postsAlone: OpenRows = ({ id }) => sql`
  select ${post.organization_id} as id, null::uuid as "rectificationId", ${organization.name}, null as within, ${post.role}
  from ${post} join ${organization} on ${organization.id} = ${post.organization_id}
  where ${post.person_id} = ${id}::uuid
    and ${post.role} in ('head', 'coordinator', 'inspector', 'principal', 'administrator') and not exists (
    select from ${other} join ${person} on ${person.id} = ${other.person_id}
    where ${other.role} = ${post.role} and ${other.person_id} <> ${post.person_id}
      and (${post.role} <> 'head' or ${other.organization_id} = ${post.organization_id})
      and ${hasWorkingAccount(person)} and ${isPersonShown(person)})`

/** Organizations right below one that go on. */
export const organizationsBelow: OpenRows = ({ id }) => sql`
  select ${below.id}, null::uuid as "rectificationId", ${below.name}, null as within, null as role
  from ${below} where ${below.parent_id} = ${id}::uuid and ${below.closed_on} is null and ${isShownBelow(below)}`

/** People with a post in an organization. */
export const peopleIn: OpenRows = ({ id, by }) => sql`
  select ${person.id}, null::uuid as "rectificationId", ${person.name}, null as within, ${post.role}
  from ${post} join ${person} on ${person.id} = ${post.person_id}
  where ${post.organization_id} = ${id}::uuid and not ${person.is_deactivated} and ${isPersonShown(person)}
    and ${isPersonInSight(by, person)}`

function isShownBelow(row: Columns<'organizations'>): RawBuilder<SqlBool> {
  return isOrganizationShown(row)
}
