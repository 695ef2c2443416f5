import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from './sql.ts'
import { type Question, question } from './together.ts'

const seen = columnsOf('rectification_bodies', 'seen')
const reached = columnsOf('rectification_bodies', 'reached')

/** What stands for no body in `rectification_bodies`: the rectifications from before there were bodies. */
export const noBody = '00000000-0000-0000-0000-000000000000'

/** The bodies from which a rectification is looked at, as part of a statement: its own first. */
export function bodiesSeeing(rectificationId: RawBuilder<unknown>): RawBuilder<Bodies> {
  return sql`array(select ${seen.body_id} from ${seen}
    where ${seen.rectification_id} = ${rectificationId} and ${seen.body_id} <> ${sql.lit(noBody)}
    order by ${seen.distance})`
}

/** The bodies from which a rectification is looked at; none also where there is no such rectification. */
export function bodiesHere(rectificationId: RectificationId): Question<Bodies> {
  return question(
    sql<{ bodies: Bodies }>`select ${bodiesSeeing(sql`${rectificationId}::uuid`)} as bodies`,
    ([row]) => row?.bodies ?? [],
  )
}

/** From where rectifications are looked for: the bodies, or everywhere, which is cheaper where these are all. */
export type Near = Bodies | 'all'

/** The rectifications that are reached from bodies, as rows of their ids; those that belong to no body from any. */
export function reachedFrom(
  bodyIds: Bodies,
  { isOwn = false }: { readonly isOwn?: boolean } = {},
): RawBuilder<unknown> {
  const isNear = isOwn ? sql<SqlBool>`${reached.distance} = 0` : sql<SqlBool>`true`
  return sql`select ${reached.rectification_id} from ${reached}
    where ${reached.body_id} = any(${[noBody, ...bodyIds]}::uuid[]) and ${isNear}`
}

/** Whether a rectification is reached from bodies. They are few to look through, and read once for a statement. */
export function isReached(
  rectificationId: RawBuilder<unknown>,
  bodyIds: Bodies,
  how: { readonly isOwn?: boolean } = {},
): RawBuilder<SqlBool> {
  return sql`${rectificationId} = any(array(${reachedFrom(bodyIds, how)}))`
}
