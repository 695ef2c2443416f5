import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { Actor, Role } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { begunWords } from '../kernel/begun-words.queries.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { isPersonInSight } from '../people/people-in-sight.queries.ts'
import { intakeBodies, liesIn } from '../people/near.queries.ts'
import { hasWorkingAccount } from '../people/posts.queries.ts'
import { isOrganizationShown, isPersonShown, isShown, isShownIfKept } from '../people/put-away.queries.ts'
import { findingInScope, isWholeInScope, measureInScope } from '../people/read-scope.queries.ts'
import { isStillOpen, isUndecided } from '../people/still-open.queries.ts'
import { calledNumber } from '../told/finding-number.queries.ts'
import { isUnused } from '../told/unused-uploads.store.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const rectification = columnsOf('rectifications', 'rectification')
const request = columnsOf('closure_requests', 'request')
const turn = columnsOf('claim_turns', 'turn')
const list = columnsOf('take_overs', 'list')
const seal = columnsOf('seals', 'seal')
const edition = columnsOf('editions', 'edition')
const output = columnsOf('outputs', 'output')
const draft = columnsOf('intake_drafts', 'draft')
const file = columnsOf('files', 'files')
const objects = columnsOf('object_lists', 'objects')
const item = columnsOf('list_items', 'item')
const task = columnsOf('parts', 'task')
const deputy = columnsOf('deputies', 'deputy')
const liaison = columnsOf('liaisons', 'liaison')
const token = columnsOf('api_tokens', 'token')
const organization = columnsOf('organizations', 'organization')
const below = columnsOf('organizations', 'below')
const post = columnsOf('appointments', 'post')
const other = columnsOf('appointments', 'other')
const person = columnsOf('persons', 'person')

/** So much of an item is told. */
const wordsTold = 120

/** Whose open items are asked for, who asks, and what they may read. */
export type Asked = { readonly id: string; readonly scope: ReadScope; readonly by: Actor }

/** An open item as it is listed. */
export type OpenRow = {
  readonly id: string
  readonly rectificationId: RectificationId | null
  /** Of a list of objects. */
  readonly measureId?: MeasureId
  readonly name: string
  readonly within: string | null
  readonly role: Role | null
}

/** Rows of items that are open. */
export type OpenRows = (asked: Asked) => RawBuilder<OpenRow>

type Who = 'handler_id' | 'leader_id' | 'owner_id' | 'supporter_ids'

type WhoOfFinding = Exclude<Who, 'handler_id'>

type WhoOfPart = 'handler_id' | 'unit_id'

/** Measures that name somebody and are not closed. */
export function openMeasures(who: Who): OpenRows {
  return measuresThat((id) => measuresOf(who, id))
}

function measuresThat(are: (id: string) => RawBuilder<SqlBool>): OpenRows {
  return ({ id, scope }) => sql`
    select ${measure.id}, ${measure.rectification_id} as "rectificationId", (
        select ${finding.ordinal} || '-' || ${measure.ordinal} || ' ' || ${begunWords(measure.text, wordsTold)} from ${finding}
        where ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}) as name,
      ${nameOf(measure)} as within, null as role
    from ${measure}
    where ${are(id)} and ${measureInScope(scope, measure)}`
}

/** Measures for which somebody has asked for more time, by themselves or by a deputy, while that waits. */
export const extensionsAsked: OpenRows = measuresThat(
  (id) => sql`(${measure.extension} is not null
    and ${id} in (${measure.extension} ->> 'askedBy', ${measure.extension} ->> 'askedFor'))`,
)

/** Measures of which an extension waits for whoever leads them. */
export const extensionsToDecide: OpenRows = measuresThat(
  (id) => sql`(${measure.leader_id} = ${id}::uuid and ${measure.extension} is not null
    and ${measure.extension} ->> 'leaderUntil' is not null)`,
)

// Asked for those alone that are shown: all others are counted by their ids.
function nameOf(item: Columns<'measures'> | Columns<'findings'>): RawBuilder<string> {
  return sql`(select ${rectification.name} from ${rectification} where ${rectification.id} = ${item.rectification_id})`
}

/** Whether `measure` names somebody and is not closed. */
export function measuresOf(who: Who, id: string): RawBuilder<SqlBool> {
  return sql`(${isNamed(measure, who, id)} and ${isStillOpen(measure)})`
}

/** Findings that name somebody and are not closed. */
export function openFindings(who: WhoOfFinding): OpenRows {
  return ({ id, scope }) => sql`
    select ${finding.id}, ${finding.rectification_id} as "rectificationId",
      ${calledNumber(finding)} || ' ' || ${begunWords(finding.title, wordsTold)} as name, ${nameOf(finding)} as within, null as role
    from ${finding}
    where ${findingsOf(who, id)} and ${findingInScope(scope, finding)}`
}

/** Whether `finding` names somebody and is not closed. */
export function findingsOf(who: WhoOfFinding, id: string): RawBuilder<SqlBool> {
  return sql`(${isNamed(finding, who, id)} and ${isStillOpen(finding)})`
}

// Of several departments the second half is for the index, which holds only what is supported.
function isNamed<Who extends string>(
  item: { readonly [Column in Who]: RawBuilder<unknown> },
  who: Who,
  id: string,
): RawBuilder<SqlBool> {
  return who === 'supporter_ids'
    ? sql`(${item[who]} @> array[${id}::uuid] and ${item[who]} <> '{}')`
    : sql`${item[who]} = ${id}::uuid`
}

/** Claims that wait, of which something holds. */
function waitingClaims(isMeant: (id: string) => RawBuilder<SqlBool>): OpenRows {
  return ({ id, scope }) => sql`
    select ${request.subject_id} as id, ${request.rectification_id} as "rectificationId",
      coalesce(${calledNumber(finding)} || ' ' || ${begunWords(finding.title, wordsTold)}, ${begunWords(measure.text, wordsTold)}) as name,
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
  // The first half is for the index, which holds only claims that have stand-ins.
  (id) => sql`${turn.stand_ins} <> '{}' and ${turn.stand_ins} @> array[${id}::uuid]`,
)

/** Claims of which a signature on paper, or a resolution, waits that somebody entered. */
export const papersEntered: OpenRows = waitingClaims(
  (id) => sql`(${request.paper} is not null and ${request.paper} ->> 'enteredBy' = ${id})`,
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

/** Rectifications that somebody, or a deputy of theirs, asked to be voided, while that waits. */
export const voidingsAsked: OpenRows = ({ id, scope }) => sql`
  select ${rectification.id}, ${rectification.id} as "rectificationId", ${rectification.name} as name, null as within,
    null as role
  from ${rectification}
  where ${rectification.voiding} ->> 'status' = 'asked'
    and ${id} in (${rectification.voiding} ->> 'askedBy', ${rectification.voiding} ->> 'askedFor')
    and ${isShown(rectification.id)} and ${isWholeInScope(scope, rectification.id)}`

/** Documents that somebody drafted and that have not left. In the words of the index of editions that are under way. */
export const editionsDrafted: OpenRows = ({ id, scope }) => sql`
  select ${edition.id}, ${edition.rectification_id} as "rectificationId", ${rectification.name} as name, null as within,
    null as role
  from ${edition} join ${rectification} on ${rectification.id} = ${edition.rectification_id}
  where ${edition.drafted_by} = ${id}::uuid and ${edition.status} in ('drafted', 'checked', 'approved')
    and ${isShown(edition.rectification_id)} and ${isWholeInScope(scope, edition.rectification_id)}`

/** Files that somebody ordered and that are kept for them; of what they are is theirs alone. */
export const outputsOrdered: OpenRows = ({ id }) => sql`
  select ${output.id}, null::uuid as "rectificationId", '' as name, null as within, null as role
  from ${output} where ${output.person_id} = ${id}::uuid`

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

/** Parts that name somebody and are neither done nor dropped. */
export function openParts(who: WhoOfPart): OpenRows {
  return ({ id, scope }) => sql`
    select ${task.id}, ${task.rectification_id} as "rectificationId", ${begunWords(task.text, wordsTold)} as name,
      ${rectification.name} as within, null as role
    from ${task} join ${measure}
      on ${measure.rectification_id} = ${task.rectification_id} and ${measure.id} = ${task.measure_id}
    join ${rectification} on ${rectification.id} = ${task.rectification_id}
    where ${partsOf(who, id)} and ${measureInScope(scope, measure)}`
}

/** Whether `task` names somebody and is neither done nor dropped, in a `measure` that is not closed. */
export function partsOf(who: WhoOfPart, id: string): RawBuilder<SqlBool> {
  return sql`(${task[who]} = ${id}::uuid and ${task.status} in ('given', 'reported', 'returned')
    and ${isStillOpen(measure)})`
}

/** Lists with objects that are not crossed off and for which somebody answers: which, and how many of each. */
export const openObjects: OpenRows = ({ id, scope }) => sql`
  select ${objects.id}, ${objects.rectification_id} as "rectificationId", ${measure.id} as "measureId", ${nameOf(measure)} as within, null as role,
    ${objects.name} || '（' || (select count(*) from ${item} where ${itemsOf(id)}
      and ${item.rectification_id} = ${objects.rectification_id} and ${item.object_list_id} = ${objects.id})
      || ' ' || ${objects.unit} || '）' as name
  from ${objects} join ${measure} on ${measure.rectification_id} = ${objects.rectification_id}
    and ${measure.id} = ${objects.measure_id}
  where ${listsOf(id)} and ${measureInScope(scope, measure)}`

/** Whether `objects`, the list of a `measure` that goes on or is closed, has open objects for which somebody answers. */
export function listsOf(id: string): RawBuilder<SqlBool> {
  return sql`((${objects.rectification_id}, ${objects.id}) in (
      select ${item.rectification_id}, ${item.object_list_id} from ${item} where ${itemsOf(id)})
    and ${measure.status} <> 'voided')`
}

/** Whether somebody answers for `item`, and it is not crossed off. */
export function itemsOf(id: string): RawBuilder<SqlBool> {
  return sql`(${item.responsible_id} = ${id}::uuid and ${item.status} in ('open', 'returned', 'said'))`
}

// Who is whose deputy or liaison, and what a token is called, is for them and the administrator: others are told how many.
const unnamed = sql`null::uuid as "rectificationId", '' as name, null as within, null as role`

/** Deputies of somebody, and posts that they have as a deputy. */
export const deputiesOf: OpenRows = ({ id }) => sql`
  select ${deputy.id}, ${unnamed} from ${deputy}
  where ${id}::uuid in (${deputy.person_id}, ${deputy.deputy_id}) and ${deputy.to_on} >= today_here()`

/** Liaisons of somebody, and leaders whose liaison they are. */
export const liaisonsOf: OpenRows = ({ id }) => sql`
  select case when ${liaison.person_id} = ${id}::uuid then ${liaison.liaison_id} else ${liaison.person_id} end as id, ${unnamed}
  from ${liaison} where ${id}::uuid in (${liaison.person_id}, ${liaison.liaison_id})`

/** Tokens of somebody that are valid. */
export const tokensOf: OpenRows = ({ id }) => sql`
  select ${token.id}, ${unnamed} from ${token}
  where ${token.person_id} = ${id}::uuid and ${token.revoked_at} is null and ${token.expires_on} >= today_here()`

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
