import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { PersonEntryView } from '@bihuan/core/people/people.contract.ts'
import type { RawBuilder } from 'kysely'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const journal = columnsOf('journal', 'journal')
const organizations = columnsOf('organizations', 'organizations')
const doer = columnsOf('persons', 'doer')
const persons = columnsOf('persons', 'persons')

type EntryRow = Omit<PersonEntryView, 'at' | 'person'> & {
  readonly at: Date
  readonly personId: PersonId
  readonly name: string
}

const earlier = columnsOf('journal', 'earlier')

/** What an event appoints to, by the names of the organizations; null where it appoints to nothing new. */
function appointedBy(event: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    case when ${event} ? 'appointments' then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'organizationName', ${nameThen(organizations, journal.at)}, 'role', appointment ->> 'role') order by held.place), '[]')
      from jsonb_array_elements(${event} -> 'appointments') with ordinality as held (appointment, place)
      join ${organizations} on ${organizations.id} = (appointment ->> 'organizationId')::uuid) end`
}

const appointedBefore = sql`
  case when ${journal.event} ? 'appointments' then (
    select ${appointedBy(earlier.event)} from ${earlier}
    where ${earlier.chain_id} = ${journal.chain_id} and ${earlier.subject_id} = ${journal.subject_id} and ${earlier.version} < ${journal.version}
      and ${earlier.event} ? 'appointments'
    order by ${earlier.version} desc limit 1) end`

/** The name that an entry `journal` ended; null where it renamed nobody. */
const endedName: RawBuilder<string | null> = sql`(
  select former.name from jsonb_to_recordset(${persons.former_names}) as former (name text, until timestamptz)
  where ${journal.event} ->> 'type' = 'person.renamed' and former.until = ${journal.at} limit 1)`

/** A page of what was done to people, the newest first: to everybody, or to one person. */
export async function readPeopleHistory(
  db: Db,
  page: { readonly personId: PersonId | null; readonly before: number | null; readonly limit: number },
): Promise<{ readonly entries: PersonEntryView[]; readonly hasMore: boolean }> {
  const { personId, before, limit } = page
  const { rows } = await sql<EntryRow>`
    select ${journal.sequence}, ${journal.at}, coalesce(${nameThen(doer, journal.at)}, '') as by, ${persons.id} as "personId",
      ${nameThen(persons, journal.at)} as name, ${endedName} as "formerName",
      ${journal.event} ->> 'type' as type, ${appointedBy(journal.event)} as appointments,
      ${appointedBefore} as before
    from ${journal}
    join ${persons} on ${persons.id} = ${journal.subject_id}
    left join ${doer} on ${doer.id} = ${journal.by_id}
    where ${journal.chain_id} = ${peopleChainId} and ${journal.subject_type} = 'person'
      ${personId === null ? sql`` : sql`and ${journal.subject_id} = ${personId}`}
      ${before === null ? sql`` : sql`and ${journal.sequence} < ${before}`}
    order by ${journal.sequence} desc limit ${limit + 1}`.execute(db)
  const entries = rows.slice(0, limit).map(({ personId: subjectId, name, at, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    person: { id: subjectId, name },
  }))
  return { entries, hasMore: rows.length > limit }
}
