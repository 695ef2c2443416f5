import type { RawBuilder } from 'kysely'
import { noBody } from '../kernel/bodies.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'

const rectification = columnsOf('rectifications', 'rectification')
const kept = columnsOf('measure_counts', 'kept')
const counts = columnsOf('body_counts')
const known = columnsOf('body_counts', 'known')
const added = columnsOf('body_counts', 'excluded')

/** Takes the numbers of rectifications that are given a body along: until then they stand under none. */
export function numbersGiven(ids: readonly string[]): RawBuilder<unknown>[] {
  if (ids.length === 0) return []
  const key = sql`${counts.body_id}, ${counts.owner_id}, ${counts.status}, ${counts.slot}`
  return [
    sql`
      insert into ${counts} as known (${key}, ${counts.measures}, ${counts.closed_before})
      select side.body_id, ${kept.owner_id}, ${kept.status}, 0, sum(side.times * ${kept.measures}), sum(side.times * ${kept.closed_before})
      from ${rectification} join ${kept} on ${kept.rectification_id} = ${rectification.id}
      cross join lateral (values (${rectification.body_id}, 1), (${sql.lit(noBody)}::uuid, -1)) as side (body_id, times)
      where ${rectification.id} = any(${[...ids]}::uuid[]) and ${rectification.put_away} is null
        and ${kept.owner_id} <> ${sql.lit(noBody)}
      group by 1, 2, 3 order by 1, 2, 3
      on conflict (${key}) do update set ${counts.measures} = ${known.measures} + ${added.measures},
        ${counts.closed_before} = ${known.closed_before} + ${added.closed_before}`,
  ]
}
