import { can } from '@bihuan/core/people/permissions.ts'
import { readingRoles, readScope } from '@bihuan/core/people/read-scope.ts'
import { type Actor, areAll, bodiesHeld, type Role, roles } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { areMany } from '../kernel/bodies.queries.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { isShown } from './put-away.queries.ts'
import { administersAll, isPersonAdministered, organizationsFrom } from './reach.queries.ts'
import { measureInScope, type OwnScope, reasonsIn, wholeRectifications } from './read-scope.queries.ts'

const post = columnsOf('appointments', 'post')
const its = columnsOf('organization_bodies', 'its')
const measure = columnsOf('measures', 'measure')

/**
 * Whether somebody is told that a row of `persons` is there: people of their own bodies and of those below that they read, and
 * whoever is named on a measure that they read, be it as who does a part of it. Whoever has no post is seen where there is no other body with records, and
 * everybody by those who administer everything, and where records belong to no body yet.
 */
export function isPersonInSight(actor: Actor, person: Columns<'persons'>): RawBuilder<SqlBool> {
  if (actor.bodies?.own.length === 0) return sql`true`
  const isManaged = can(actor, 'people.manage') ? sql`${isPersonAdministered(actor, person)} or` : sql``
  const hasNoPost = sql`not exists (select from ${post} where ${post.person_id} = ${person.id})`
  const isAlone = areAll(bodiesHeld(actor, roles), actor.bodies?.own)
  return sql`(${isManaged} ${person.id} = any(array(${peopleNear(actor)})) or ${isNamed(actor, person)}
    ${isAlone ? sql`or ${hasNoPost}` : sql``})`
}

/** Whether somebody is told of what an entry about an organization says, by the id of that organization. */
export function isOrganizationInSight(
  actor: Actor,
  organizationId: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  if (actor.bodies?.own.length === 0) return sql`true`
  const isManaged = can(actor, 'people.manage') ? sql`${administersAll(actor)} or` : sql``
  return sql`(${isManaged} ${organizationId} = any(array(${organizationsTold(actor)})))`
}

/** The organizations of somebody’s own bodies, and all that lie below the bodies that they read. */
export function organizationsNear(actor: Actor): RawBuilder<unknown> {
  return ownAndBelow(actor, readingRoles)
}

/** The same with all that lie below the bodies that they administer: of their people they are told, of no records. */
function organizationsTold(actor: Actor): RawBuilder<unknown> {
  return ownAndBelow(actor, [...readingRoles, 'administrator'])
}

function ownAndBelow(actor: Actor, reaching: readonly Role[]): RawBuilder<unknown> {
  return sql`
    select ${its.organization_id} from ${its}
    where ${its.body_id} = any(${[...bodiesHeld(actor, roles)]}::uuid[])
    union all (${organizationsFrom(bodiesHeld(actor, reaching))})`
}

function peopleNear(actor: Actor): RawBuilder<unknown> {
  return sql`select ${post.person_id} from ${post}
    where ${post.organization_id} = any(array(${organizationsTold(actor)}))`
}

function isNamed(actor: Actor, person: Columns<'persons'>): RawBuilder<SqlBool> {
  const scope = readScope(actor)
  if (scope.kind === 'none') return sql`false`
  // Of very many records each person’s are found along an index until one is in scope; few are read once instead.
  const isNamedIn = (isMeant: RawBuilder<SqlBool>): RawBuilder<SqlBool> =>
    sql`(exists (select from ${measure} where ${measure.leader_id} = ${person.id} and ${isMeant})
      or exists (select from ${measure} where ${measure.handler_id} = ${person.id} and ${isMeant})
      or exists (select from ${measure} where ${measure.part_handler_ids} && array[${person.id}]
        and ${measure.part_handler_ids} <> '{}' and ${isMeant}))`
  if (scope.kind === 'all') return isNamedIn(sql`true`)
  const isAmongThose = sql<SqlBool>`${person.id} = any(array(${namedIn(scope)}))`
  if (scope.bodyIds.length === 0) return isAmongThose
  return sql`case when ${areMany(scope.bodyIds)} then ${isNamedIn(measureInScope(scope, measure))} else ${isAmongThose} end`
}

/** Who is named on the measures of a scope, found by each reason along its index. */
function namedIn(scope: OwnScope): RawBuilder<unknown> {
  const part = (from: RawBuilder<unknown>, isTheirs: RawBuilder<SqlBool>): RawBuilder<unknown> => sql`
    select distinct named.who from ${from}
    cross join lateral (values (${measure.leader_id}), (${measure.handler_id})
      union all select unnest(${measure.part_handler_ids})) as named (who)
    where named.who is not null and ${isShown(measure.rectification_id)} and ${isTheirs}`
  const near = wholeRectifications(scope)
  const whole =
    near === null
      ? []
      : [
          part(
            // One after another along their index: however few they are, the planner takes them for many.
            sql`(${near}) as near cross join lateral (select ${measure.leader_id}, ${measure.handler_id}, ${measure.part_handler_ids},
              ${measure.rectification_id} from ${measure} where ${measure.rectification_id} = near.rectification_id offset 0) as measure`,
            sql`true`,
          ),
        ]
  return sql.join(
    [...whole, ...reasonsIn(scope, measure).map((isTheirs) => part(sql`${measure}`, isTheirs))],
    sql` union all `,
  )
}
