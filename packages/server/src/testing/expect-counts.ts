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
  await expectAnswers(db)
  await expectTree(db)
}

const held = sql`
  from measures join rectifications on rectifications.id = rectification_id
  cross join lateral (values (leader_id, 'led'), (handler_id, 'handled'), (owner_id, 'owned')) as its (holder_id, duty)
  where put_away is null and holder_id is not null and status <> 'voided'`

/** The same by who answers: in each state, and what is open by its day. */
async function expectAnswers(db: Db): Promise<void> {
  const kept = await sql`
    select holder_id, duty, held_open, held_returned, held_waiting, held_closed from duty_counts
    where (held_open, held_returned, held_waiting, held_closed) <> (0, 0, 0, 0) order by 1, 2`.execute(db)
  const lying = await sql`
    select holder_id, duty, count(*) filter (where status <> 'closed')::integer as held_open,
      count(*) filter (where status = 'returned')::integer as held_returned,
      count(*) filter (where status = 'submitted')::integer as held_waiting,
      count(*) filter (where status = 'closed')::integer as held_closed ${held} group by 1, 2 order by 1, 2`.execute(
    db,
  )
  expect(kept.rows).toEqual(lying.rows)
  const byDay = await sql`
    select holder_id, duty, due_on, held_open, held_returned from due_counts where (held_open, held_returned) <> (0, 0) order by 1, 2, 3`.execute(
    db,
  )
  const lyingByDay = await sql`
    select holder_id, duty, due_on, count(*)::integer as held_open, count(*) filter (where status = 'returned')::integer as held_returned
    ${held} and status <> 'closed' and due_on is not null group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  expect(byDay.rows).toEqual(lyingByDay.rows)
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
