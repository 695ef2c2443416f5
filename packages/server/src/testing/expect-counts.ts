import { id } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { noBody, ownBodiesReached, reachedFrom } from '../kernel/bodies.queries.ts'
import type { Db } from '../kernel/subject-store.ts'

/** The kept counts are those of the rows: of each rectification, and over all that are shown. */
export async function expectCounts(db: Db): Promise<void> {
  const kept = await sql`
    select rectification_id, owner_id, status, measures, closed_before from measure_counts
    where (measures, closed_before) <> (0, 0) order by 1, 2, 3`.execute(db)
  const lying = await sql`
    select rectification_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000') as owner_id, status,
      count(*)::integer as measures, count(take_over_id)::integer as closed_before
    from measures group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  expect(kept.rows).toEqual(lying.rows)
  const ofHouse = await sql`
    select owner_id, status, sum(measures) as measures, sum(closed_before) as closed_before from organization_counts
    group by 1, 2 having (sum(measures), sum(closed_before)) <> (0, 0) order by 1, 2`.execute(db)
  const shown = await sql`
    select owner_id, status, count(*) as measures, count(take_over_id) as closed_before
    from measures join rectifications on rectifications.id = rectification_id
    where put_away is null and owner_id is not null group by 1, 2 order by 1, 2`.execute(db)
  expect(ofHouse.rows).toEqual(shown.rows)
  const ofBodies = await sql`
    select body_id, owner_id, status, sum(measures) as measures, sum(closed_before) as closed_before from body_counts
    group by 1, 2, 3 having (sum(measures), sum(closed_before)) <> (0, 0) order by 1, 2, 3`.execute(db)
  const shownInBodies = await sql`
    select coalesce(body_id, '00000000-0000-0000-0000-000000000000') as body_id, owner_id, status, count(*) as measures,
      count(take_over_id) as closed_before
    from measures join rectifications on rectifications.id = rectification_id
    where put_away is null and owner_id is not null group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  expect(ofBodies.rows).toEqual(shownInBodies.rows)
  await expectTree(db)
}

/** From each body the same rectifications are reached by the tree, under whose bodies numbers are kept, and by what is written of each. */
async function expectTree(db: Db): Promise<void> {
  const { rows: bodies } = await sql<{ id: string }>`
    select distinct body_id as id from organization_bodies order by 1`.execute(db)
  for (const { id: bodyId } of bodies) {
    const own = [id<'organization'>(bodyId)]
    const byTree = await sql`select id from rectifications where coalesce(body_id, ${noBody}) in
      (select near.body_id from (${ownBodiesReached(own)}) as near) order by 1`.execute(db)
    const written =
      await sql`select distinct rectification_id as id from (${reachedFrom(own)}) as near order by 1`.execute(
        db,
      )
    expect(byTree.rows).toEqual(written.rows)
  }
}
