import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { ready } from './ready.ts'
import { columnsOf, sql } from './sql.ts'
import { type Question, question } from './together.ts'

const its = columnsOf('organization_bodies', 'its')
const below = columnsOf('organizations', 'below')
const named = columnsOf('organizations', 'named')
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
  return question<{ bodies: Bodies }, Bodies>(bodiesOfOne({ rectificationId }), ([row]) => row?.bodies ?? [])
}

const bodiesOfOne = ready(
  ({ rectificationId }: { readonly rectificationId: RectificationId }) =>
    sql`select ${bodiesSeeing(sql`${rectificationId}::uuid`)} as bodies`,
)

/** The same of many records at once, of whatever rectifications. */
export function bodiesOfEach(
  those: readonly { readonly rectificationId: RectificationId }[],
): Question<(one: { readonly rectificationId: RectificationId }) => Bodies> {
  const ids = [...new Set(those.map(({ rectificationId }) => rectificationId))]
  return question(
    sql<{ id: RectificationId; bodies: Bodies }>`
      select place.id, ${bodiesSeeing(sql`place.id`)} as bodies from unnest(${ids}::uuid[]) as place (id)`,
    (rows) => {
      const bodies = new Map(rows.map((row) => [row.id, row.bodies]))
      return ({ rectificationId }) => bodies.get(rectificationId) ?? []
    },
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

/** The same from one body, so that its index is their order. */
export function reachedFromOne(bodyId: string): RawBuilder<unknown> {
  return sql`select ${reached.rectification_id} from ${reached} where ${reached.body_id} = ${bodyId}::uuid`
}

/**
 * Whether a rectification is reached from bodies: looked up by its key for each row that is asked about, so that it costs the
 * same however many are reached. Never a join, which might begin with all of them.
 */
export function isReached(
  rectificationId: RawBuilder<unknown>,
  bodyIds: Bodies,
  { isOwn = false }: { readonly isOwn?: boolean } = {},
): RawBuilder<SqlBool> {
  const isNear = isOwn ? sql<SqlBool>`${reached.distance} = 0` : sql<SqlBool>`true`
  // By the rectification, of which few bodies are known: `is true` leaves no other way.
  return sql`coalesce((select true from ${reached} where ${reached.rectification_id} = ${rectificationId}
    and (${reached.body_id} = any(${[noBody, ...bodyIds]}::uuid[])) is true and ${isNear} limit 1), false)`
}

/**
 * Whether so many rectifications are reached from bodies that a list walks along an index of all there are, past those of
 * other bodies, and not through each that is reached. Looked at once for a statement, and no further than that number.
 */
export function areMany(bodyIds: Bodies, how: { readonly isOwn?: boolean } = {}): RawBuilder<SqlBool> {
  return sql`((select count(*) from (${reachedFrom(bodyIds, how)} limit ${sql.lit(few + 1)}) as few) > ${sql.lit(few)})`
}

/** Through so many each is walked. */
const few = 400

/**
 * Rows in rectifications that are reached from bodies, in parts of which one is empty: each rectification along its own index
 * where they are few, else along the index of all, past those of other bodies. A rectification that several bodies see comes more than once.
 *
 * @param rows in order and no more than are wanted, of the rectifications that a condition names
 */
export function amongReached(
  bodyIds: Bodies,
  rectificationId: RawBuilder<unknown>,
  rows: (isThere: RawBuilder<SqlBool>) => RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  if (bodyIds.length === 0) return []
  return [
    sql`(select found.* from (${reachedFrom(bodyIds)}) as near
      cross join lateral ${rows(sql`${rectificationId} = near.rectification_id`)} as found where not ${areMany(bodyIds)})`,
    sql`(select found.* from ${rows(isReached(rectificationId, bodyIds))} as found where ${areMany(bodyIds)})`,
  ]
}

/** The newest rectifications that are reached from bodies, as rows of their ids: a few of each along its index. */
export function newestReached(
  bodyIds: Bodies,
  { isOwn = false, where, limit }: NewestReached,
): RawBuilder<unknown> {
  const isNear = isOwn ? sql<SqlBool>`${reached.distance} = 0` : sql<SqlBool>`true`
  return sql`select distinct newest.rectification_id from unnest(${[noBody, ...bodyIds]}::uuid[]) as body (id)
    cross join lateral (select ${reached.rectification_id} from ${reached}
      where ${reached.body_id} = body.id and ${isNear} and ${where(reached.rectification_id)}
      order by ${reached.rectification_id} desc ${limit === null ? sql`` : sql`limit ${limit}`}) as newest`
}

type NewestReached = {
  readonly isOwn?: boolean
  readonly where: (rectificationId: RawBuilder<unknown>) => RawBuilder<SqlBool>
  readonly limit: number | RawBuilder<unknown> | null
}

/**
 * The bodies of rectifications that are reached from bodies, as rows, that of those without one among them: told from the tree
 * alone, so that numbers that are kept by body are found by few keys.
 */
export function ownBodiesReached(bodyIds: Bodies): RawBuilder<unknown> {
  return sql`
    with recursive tree (node) as (
      select ${its.organization_id} from ${its} where ${its.body_id} = any(${[...bodyIds]}::uuid[])
      union
      select under.id from tree cross join lateral (
        select ${below.id} from ${below} where ${below.parent_id} = tree.node
        union all
        select ${below.id} from ${below} where ${below.parent_id} is null and ${below.kind} not in ('body', 'region')
          and tree.node = (select ${named.id} from ${named} where ${named.is_first} order by ${named.id} limit 1)
      ) as under
    )
    select tree.node as body_id from tree union all select ${sql.lit(noBody)}::uuid`
}
