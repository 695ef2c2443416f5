import { type Actor, areAll, type Bodies, bodiesHeld, type Role } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import type { Near } from '../kernel/bodies.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'

const its = columnsOf('organization_bodies', 'its')

/** Where somebody holds one of the roles: everywhere where these are the bodies of all rectifications. */
export function nearAs(actor: Actor, held: readonly Role[]): Near {
  const bodyIds = bodiesHeld(actor, held)
  return areAll(bodyIds, actor.bodies?.own) ? 'all' : bodyIds
}

/**
 * Whether what is not a record yet lies in one of the bodies; also what belongs to none, from before there were bodies. The
 * column stands outside of the inner question, so that one without an alias is never taken for a column of that.
 */
export function liesIn(organizationId: RawBuilder<unknown>, bodyIds: Bodies): RawBuilder<SqlBool> {
  return sql`(${organizationId} is null or ${organizationId} in (
    select ${its.organization_id} from ${its} where ${its.body_id} = any(${[...bodyIds]}::uuid[])))`
}

/** The bodies whose documents somebody reads in. */
export function intakeBodies(actor: Actor): Bodies {
  return bodiesHeld(actor, ['coordinator'])
}
