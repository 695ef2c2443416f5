import type { Directory, SettledName } from '@bihuan/core/intake/settling/names.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { isPersonInSight } from '../../people/people-in-sight.queries.ts'
import { isOrganizationShown, isPersonShown } from '../../people/put-away.queries.ts'
import { organizationOf } from '../readings/known-columns.store.ts'

const ofOrganizations = columnsOf('organizations')
const ofPersons = columnsOf('persons')
const appointments = columnsOf('appointments')
const persons = columnsOf('persons', 'persons')
const knownNames = columnsOf('known_names')
const known = columnsOf('known_names', 'known')
const organizations = columnsOf('organizations', 'organizations')
const excluded = columnsOf('known_names', 'excluded')

/** Everybody whom the words of a document can mean, with what the organization of a person has settled before. */
export async function readDirectory(db: Db, actor: Actor): Promise<Directory> {
  const { personId } = actor
  const isInSight = sql`${isPersonShown(persons)} and ${isPersonInSight(actor, persons)}`
  const { rows } = await sql<{ directory: Directory }>`
    select jsonb_build_object(
      'organizations', (select coalesce(jsonb_agg(jsonb_build_object('id', ${ofOrganizations.id}, 'name',
        ${ofOrganizations.name}) order by ${ofOrganizations.id}), '[]')
        from ${organizations} where ${isOrganizationShown(organizations)} and ${ofOrganizations.closed_on} is null),
      'persons', (select coalesce(jsonb_agg(jsonb_build_object('id', ${ofPersons.id}, 'name', ${ofPersons.name},
          'isDeactivated', ${ofPersons.is_deactivated}, 'organizationIds', array(
            select distinct ${appointments.organization_id} from ${appointments}
              where ${appointments.person_id} = ${persons.id})) order by ${ofPersons.id}), '[]')
        from ${persons} where ${isInSight}),
      'settled', (select coalesce(jsonb_agg(jsonb_build_object('kind', ${known.kind}, 'words',
        ${known.words},
          'id', coalesce(${known.named_organization_id}, ${known.named_person_id}))
            order by ${known.kind}, ${known.words}), '[]')
        from ${known}
        left join ${organizations} on ${organizations.id} = ${known.named_organization_id}
        left join ${persons} on ${persons.id} = ${known.named_person_id}
        where ${known.organization_id} = ${organizationOf(personId)} and case ${known.kind}
          when 'organization' then ${isOrganizationShown(organizations)} and ${organizations.closed_on} is null else ${isInSight} end)
    ) as directory`.execute(db)
  const [found] = rows
  if (found === undefined) throw new Error('the directory gave no row')
  return found.directory
}

/** Remembers for the organization of a person whom words mean; those that are kept as words only are asked about again. */
export async function rememberNames(
  db: Db,
  personId: PersonId,
  names: readonly SettledName[],
): Promise<void> {
  const meant = names.filter(({ id }) => id !== null)
  const byWords = [...new Map(meant.map((one) => [`${one.kind} ${one.words}`, one])).values()]
  if (byWords.length === 0) return
  await sql`
    insert into ${knownNames} (${knownNames.organization_id}, ${knownNames.kind}, ${knownNames.words},
      ${knownNames.named_organization_id}, ${knownNames.named_person_id})
    select organization.id, given.kind, given.words,
      case given.kind when 'organization' then given.id end, case given.kind when 'person' then given.id end
    from (select ${organizationOf(personId)} as id) as organization,
      jsonb_to_recordset(${JSON.stringify(byWords)}::jsonb) as given (kind text, words text, id uuid)
    where organization.id is not null
    on conflict (${knownNames.organization_id}, ${knownNames.kind}, ${knownNames.words}) do update set
      ${knownNames.named_organization_id} = ${excluded.named_organization_id},
        ${knownNames.named_person_id} = ${excluded.named_person_id}`.execute(db)
}
