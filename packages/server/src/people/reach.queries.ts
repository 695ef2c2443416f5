import { leadingRoles } from '@bihuan/core/people/guises.ts'
import { type Actor, bodiesHeld } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'

const its = columnsOf('organization_bodies', 'its')
const below = columnsOf('organizations', 'below')
const named = columnsOf('organizations', 'named')
const term = columnsOf('terms', 'term')
const deputy = columnsOf('deputies', 'deputy')
const liaison = columnsOf('liaisons', 'liaison')
const led = columnsOf('terms', 'led')
const given = columnsOf('rectifications', 'given')

/** The organizations that lie in some bodies or below them. */
export function organizationsFrom(bodyIds: readonly string[]): RawBuilder<unknown> {
  return sql`
    with recursive tree (node) as (
      select body from unnest(${[...bodyIds]}::uuid[]) as body
      union
      select ${below.id} from ${below} join tree on ${below.parent_id} = tree.node)
    select ${its.organization_id} from ${its} where ${its.body_id} = any(array(select tree.node from tree))`
}

/** The organizations that somebody administers: those of the bodies in which they are administrator, and all below. */
export function administeredBy(actor: Actor): RawBuilder<unknown> {
  return organizationsFrom(bodiesHeld(actor, ['administrator']))
}

/** Whether somebody administers everything: whoever administers the organization named at set-up, or one above it, does. */
export function administersAll(actor: Actor): RawBuilder<SqlBool> {
  return sql`not exists (
    select from ${named} where ${named.is_first} and ${named.id} <> all(array(${administeredBy(actor)})))`
}

/**
 * Whether somebody administers the account of a row of `persons`: everything that its owner holds, today or later, as an
 * appointment, a deputy, a liaison or an outside reviewer, lies where they administer. Else whoever sets its password could use it there.
 */
export function isPersonAdministered(actor: Actor, person: Columns<'persons'>): RawBuilder<SqlBool> {
  return sql`(${administersAll(actor)} or not exists (
    select from (
      select ${term.organization_id} as held from ${term}
      where ${term.person_id} = ${person.id} and coalesce(${term.to_on} >= today_here(), true)
      union all
      select ${deputy.organization_id} from ${deputy}
      where ${deputy.deputy_id} = ${person.id} and ${deputy.to_on} >= today_here()
      union all
      select ${led.organization_id} from ${liaison} join ${led} on ${led.person_id} = ${liaison.person_id}
        and ${led.role} = any(${[...leadingRoles]}::text[]) and coalesce(${led.to_on} >= today_here(), true)
      where ${liaison.liaison_id} = ${person.id}
      union all
      select ${given.body_id} from ${given} cross join lateral jsonb_array_elements(${given.sights}) as sight
      where ${given.sights} <> '[]'
        and ${given.sights} @> jsonb_build_array(jsonb_build_object('personId', ${person.id}))
        and sight ->> 'personId' = ${person.id}::text and (sight ->> 'to')::date >= today_here()) as tie
    where tie.held <> all(array(${administeredBy(actor)}))))`
}
