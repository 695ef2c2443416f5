import type { Post } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'

const held = columnsOf('appointments', 'held')
const ofPost = columnsOf('organization_bodies', 'of_post')

/** The appointments of a row of `persons`, the main one first, with the body of each. */
export function appointmentsOf(person: Columns<'persons'>): RawBuilder<Post[]> {
  return sql`(
  select coalesce(jsonb_agg(
    jsonb_build_object('organizationId', ${held.organization_id}, 'role', ${held.role},
      'bodyId', ${ofPost.body_id})
      order by ${held.ordinal}
  ), '[]') from ${held} join ${ofPost} on ${ofPost.organization_id} = ${held.organization_id}
  where ${held.person_id} = ${person.id})`
}

/** Whether a row of `persons` has an account with which somebody can sign in. */
export function hasWorkingAccount(person: Columns<'persons'>): RawBuilder<SqlBool> {
  return sql`(${person.username} is not null and not ${person.is_deactivated})`
}
