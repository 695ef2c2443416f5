import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { HelpersView } from '@bihuan/core/people/deputies.contract.ts'
import { leadingRoles } from '@bihuan/core/people/guises.ts'
import type { SessionView } from '@bihuan/core/people/people.contract.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const persons = columnsOf('persons', 'persons')
const helper = columnsOf('persons', 'helper')
const absent = columnsOf('persons', 'absent')
const organization = columnsOf('organizations', 'organization')
const deputy = columnsOf('deputies', 'deputy')
const liaison = columnsOf('liaisons', 'liaison')
const post = columnsOf('appointments', 'post')
const acting = columnsOf('acting_posts', 'acting')

const namedHelper = sql`jsonb_build_object('id', ${helper.id}, 'name', ${helper.name})`

/** Who helps a person, today and on days to come; null when there is no such person. */
export async function readHelpers(db: Db, personId: PersonId): Promise<HelpersView | null> {
  const { rows } = await sql<HelpersView>`
    select jsonb_build_object('id', ${persons.id}, 'name', ${persons.name}) as person, (
      select coalesce(jsonb_agg(jsonb_build_object('organizationId', ${post.organization_id},
        'organizationName', ${organization.name}, 'role', ${post.role}) order by ${post.ordinal}), '[]')
      from ${post} join ${organization} on ${organization.id} = ${post.organization_id}
      where ${post.person_id} = ${persons.id} and ${post.role} <> 'administrator') as lendable, (
      select coalesce(jsonb_agg(jsonb_build_object('id', ${deputy.id}, 'person', ${namedHelper},
        'organizationName', ${organization.name}, 'role', ${deputy.role}, 'from', ${deputy.from_on},
        'to', ${deputy.to_on}) order by ${deputy.from_on}, ${deputy.ordinal}), '[]')
      from ${deputy} join ${helper} on ${helper.id} = ${deputy.deputy_id}
      join ${organization} on ${organization.id} = ${deputy.organization_id}
      where ${deputy.person_id} = ${persons.id} and ${deputy.to_on} >= today_here()) as deputies, (
      select coalesce(jsonb_agg(${namedHelper} order by ${liaison.ordinal}), '[]')
      from ${liaison} join ${helper} on ${helper.id} = ${liaison.liaison_id}
      where ${liaison.person_id} = ${persons.id}) as liaisons, exists (
      select from ${post} where ${post.person_id} = ${persons.id}
        and ${post.role} = any(${[...leadingRoles]}::text[])) as "mayHaveLiaisons"
    from ${persons} where ${persons.id} = ${personId}`.execute(db)
  return rows[0] ?? null
}

/** In whose place `persons` acts today, in which role and until when. */
export const actsFor: RawBuilder<SessionView['actsFor']> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('name', ${absent.name}, 'role', ${acting.role},
    'organizationName', ${organization.name}, 'to', ${deputy.to_on}) order by ${deputy.to_on}, ${deputy.id}), '[]')
  from ${acting} join ${absent} on ${absent.id} = ${acting.in_place_of}
  join ${organization} on ${organization.id} = ${acting.organization_id}
  join ${deputy} on ${deputy.deputy_id} = ${acting.person_id} and ${deputy.person_id} = ${acting.in_place_of}
    and ${deputy.organization_id} = ${acting.organization_id} and ${deputy.role} = ${acting.role}
    and today_here() between ${deputy.from_on} and ${deputy.to_on}
  where ${acting.person_id} = ${persons.id})`

/** Of which leaders `persons` is a liaison, by name. */
export const liaisonFor: RawBuilder<string[]> = sql`array(
  select ${absent.name} from ${liaison} join ${absent} on ${absent.id} = ${liaison.person_id}
  where ${liaison.liaison_id} = ${persons.id} order by ${absent.name})`
