import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { PersonEntryView } from '@bihuan/core/people/people.contract.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { nameThen, whoThen } from '../kernel/former-names.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { isOrganizationInSight, isPersonInSight } from './people-in-sight.queries.ts'

const journal = columnsOf('journal', 'journal')
const organizations = columnsOf('organizations', 'organizations')
const doer = columnsOf('persons', 'doer')
const persons = columnsOf('persons', 'persons')
const organization = columnsOf('organizations', 'organization')
const parent = columnsOf('organizations', 'parent')
const held = columnsOf('api_tokens', 'token')
const tokens = columnsOf('api_tokens', 'tokens')
const earlier = columnsOf('journal', 'earlier')
const heir = columnsOf('persons', 'heir')
const heirs = columnsOf('organizations', 'heirs')
const helper = columnsOf('persons', 'helper')
const lent = columnsOf('organizations', 'lent')
const naming = columnsOf('journal', 'naming')

type EntryRow = Omit<PersonEntryView, 'at' | 'person' | 'organization'> & {
  readonly at: Date
  readonly name: string
  readonly personId: PersonId | null
  readonly organizationId: OrganizationId | null
}

/** What an event appoints to, by the names of the organizations; null where it appoints to nothing new. */
function appointedBy(event: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    case when ${event} ? 'appointments' then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'organizationName', ${nameThen(organizations, journal.at)}, 'role', appointment ->> 'role',
        'from', appointment ->> 'from', 'to', appointment ->> 'to') order by held.place), '[]')
      from jsonb_array_elements(${event} -> 'appointments') with ordinality as held (appointment, place)
      join ${organizations} on ${organizations.id} = (appointment ->> 'organizationId')::uuid) end`
}

const appointedBefore = sql`
  case when ${journal.event} ? 'appointments' then (
    select ${appointedBy(earlier.event)} from ${earlier}
    where ${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id} and ${earlier.version} < ${journal.version}
      and ${earlier.event} ? 'appointments'
    order by ${earlier.version} desc limit 1) end`

/** The name that an entry `journal` ended; null where it renamed nothing. */
const endedName: RawBuilder<string | null> = sql`(
  select former.name from jsonb_to_recordset(coalesce(${persons.former_names}, ${organization.former_names}))
    as former (name text, until timestamptz)
  where ${journal.event} ->> 'type' in ('person.renamed', 'organization.renamed') and former.until = ${journal.at} limit 1)`

function parentCalled(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${nameThen(parent, journal.at)} from ${parent} where ${parent.id} = (${id})::uuid)`
}

/** Below which organization one was that an entry `journal` moved, and below which it is since. */
const parents = sql`
  case when ${journal.event} ->> 'type' = 'organization.moved' then jsonb_build_object(
    'after', ${parentCalled(sql`${journal.event} ->> 'parentId'`)},
    'before', ${parentCalled(sql`
      select ${earlier.event} ->> 'parentId' from ${earlier}
      where ${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id}
        and ${earlier.version} < ${journal.version} and ${earlier.event} ? 'parentId'
      order by ${earlier.version} desc limit 1`)}) end`

/** A person, and what machines show in their name. */
function ofPerson(personId: PersonId): RawBuilder<unknown> {
  return sql`select ${personId}::uuid union all
    select ${tokens.id} from ${tokens} where ${tokens.person_id} = ${personId}`
}

/** Who goes on with what an entry `journal` hands over or ends, as they were called then; empty where nobody does. */
const successors: RawBuilder<readonly string[]> = sql`array(
  select distinct coalesce(${nameThen(heir, journal.at)}, ${nameThen(heirs, journal.at)})
  from jsonb_array_elements(coalesce(${journal.event} -> 'parts', '[]')) as part
    cross join lateral (values (part ->> 'successorId')) as named (id)
    left join ${heir} on ${heir.id} = named.id::uuid left join ${heirs} on ${heirs.id} = named.id::uuid
  union
  select ${nameThen(heirs, journal.at)} from jsonb_array_elements_text(coalesce(${journal.event} -> 'successorIds', '[]'))
    as named join ${heirs} on ${heirs.id} = named::uuid
  order by 1)`

/** Who was named or dismissed as deputy or liaison by an entry `journal`, and what a deputy was lent; null for any other entry. */
const helpers = sql`(
  select jsonb_build_object('name', ${nameThen(helper, journal.at)}, 'lent', case when named.event ? 'role' then
    jsonb_build_object('organizationName', ${nameThen(lent, journal.at)}, 'role', named.event ->> 'role',
      'from', named.event ->> 'from', 'to', named.event ->> 'to') end)
  from (
    select ${journal.event} as event where ${journal.event} ->> 'type' <> 'person.deputyEnded'
    union all select ${naming.event} from ${naming}
      where ${journal.event} ->> 'type' = 'person.deputyEnded' and ${naming.chain_id} = ${journal.chain_id}
        and ${naming.subject_id} = ${journal.subject_id} and ${naming.event} ->> 'type' = 'person.deputyNamed'
        and ${naming.event} ->> 'deputyId' = ${journal.event} ->> 'deputyId') as named
  join ${helper} on ${helper.id} = (coalesce(named.event ->> 'liaisonId', named.event ->> 'personId'))::uuid
  left join ${lent} on ${lent.id} = (named.event ->> 'organizationId')::uuid
  where ${journal.event} ->> 'type' in ('person.deputyNamed', 'person.deputyEnded', 'person.liaisonNamed', 'person.liaisonDismissed'))`

/** Whom an entry `journal` is about, be it by a token of theirs. */
const isOfEntry = sql<SqlBool>`${persons.id} = coalesce(${held.person_id},
  case when ${journal.subject_type} = 'person' then ${journal.subject_id} end)`

/** Looks a row up for each entry by its key, and keeps the order of the entries. */
function looked(
  name: 'token' | 'persons' | 'organization' | 'doer',
  row: Columns<'persons'> | Columns<'organizations'> | Columns<'api_tokens'>,
  isMeant: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`left join lateral (select * from ${row} where ${isMeant} offset 0) as ${sql.raw(name)} on true`
}

/** A page of what was done to people and organizations that somebody sees, the newest first: to all of them, or to one person. */
export async function readPeopleHistory(
  db: Db,
  page: { readonly personId: PersonId | null; readonly before: number | null; readonly limit: number },
  by: Actor,
): Promise<{ readonly entries: PersonEntryView[]; readonly hasMore: boolean }> {
  const { personId, before, limit } = page
  // Everybody may read what was done to themselves.
  const isInSight =
    personId === by.personId
      ? sql`true`
      : sql`(${persons.id} is null or ${isPersonInSight(by, persons)})
          and (${organization.id} is null or ${isOrganizationInSight(by, organization.id)})`
  // Along the key of the chain, the newest first, until there are enough: `offset` leaves no other way.
  const newest = sql`select ${journal.chain_id}, ${journal.sequence}, ${journal.at}, ${journal.by_id}, ${journal.in_place_of},
      ${journal.subject_type}, ${journal.subject_id}, ${journal.version}, ${journal.event}
    from ${journal} where ${journal.chain_id} = ${peopleChainId}
      ${personId === null ? sql`` : sql`and ${journal.subject_id} = any(array(${ofPerson(personId)}))`}
      ${before === null ? sql`` : sql`and ${journal.sequence} < ${before}`}
    order by ${journal.sequence} desc offset 0`
  const { rows } = await sql<EntryRow>`
    select ${journal.sequence}, ${journal.at}, coalesce(${whoThen(doer, journal)}, '') as by,
      ${persons.id} as "personId", ${organization.id} as "organizationId",
      coalesce(${nameThen(persons, journal.at)}, ${nameThen(organization, journal.at)}) as name,
      ${held.name} as token, ${endedName} as "formerName", ${journal.event} ->> 'type' as type, ${parents} as parents,
      ${journal.event} ->> 'reason' as reason, ${successors} as successors, ${helpers} as helper,
      ${appointedBy(journal.event)} as appointments, ${appointedBefore} as before
    from (${newest}) as journal
    ${looked('token', held, sql`${journal.subject_type} = 'apiToken' and ${held.id} = ${journal.subject_id}`)}
    ${looked('persons', persons, isOfEntry)}
    ${looked('organization', organization, sql`${journal.subject_type} = 'organization' and ${organization.id} = ${journal.subject_id}`)}
    ${looked('doer', doer, sql`${doer.id} = ${journal.by_id}`)}
    where coalesce(${persons.id}, ${organization.id}) is not null and ${isInSight}
    order by ${journal.sequence} desc limit ${limit + 1}`.execute(db)
  const entries = rows.slice(0, limit).map((row) => {
    const { personId: person, organizationId: moved, name, at, ...entry } = row
    return {
      ...entry,
      at: at.toISOString(),
      person: person === null ? null : { id: person, name },
      organization: moved === null ? null : { id: moved, name },
    }
  })
  return { entries, hasMore: rows.length > limit }
}
