import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { forgetWitnesses, whoseTurn } from '../claims/claim-turns.store.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, submitted } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)

async function witnessOf(measureId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`
    select persons.name from claim_turns as turn
    join closure_requests as request on request.rectification_id = turn.rectification_id and request.id = turn.id
    left join persons on persons.id = turn.witness_id where request.subject_id = ${measureId}`.execute(db)
  return rows[0]?.name ?? null
}

const known = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`select persons.name from witness_posts
    join persons on persons.id = person_id order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

const waitsForCoordinator = async (measureId: string): Promise<boolean> =>
  (await (await stage.asNow('coordinator')).closure.queue({})).some(
    ({ request }) => request.subject.id === measureId,
  )

test('a claim has somebody who can sign it for a witness; where they can no more, a stand-in is to be named', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const claimed = await submitted(stage, measure)
  expect(await witnessOf(claimed.id)).toBe('head')
  expect(await waitsForCoordinator(claimed.id)).toBe(false)

  const { personId } = stage.actors.head
  await sql`update persons set is_deactivated = true where id = ${personId}`.execute(db)
  expect(await waitsForCoordinator(claimed.id)).toBe(true)
  // Nothing is forgotten that a claim still stands with.
  await forgetWitnesses(db)
  expect(await waitsForCoordinator(claimed.id)).toBe(true)
  await sql`update persons set is_deactivated = false where id = ${personId}`.execute(db)
  expect(await waitsForCoordinator(claimed.id)).toBe(false)
})

test('whoever can sign no more and stands with no claim is forgotten as a witness', async () => {
  const { personId } = stage.actors.inspector
  await sql`insert into witness_posts (role, place, person_id)
    values ('head', ${stage.organizations.works}, ${personId})`.execute(db)
  expect(await known()).toContain('inspector')
  await forgetWitnesses(db)
  expect(await known()).not.toContain('inspector')
  expect(await known()).toContain('head')
})

test('whoever comes back, and stands with a claim in the moment in which they would be forgotten, is not', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { personId } = stage.actors.head
  await sql`update persons set is_deactivated = true where id = ${personId}`.execute(db)
  const claimed = await submitted(stage, measure)
  expect(await witnessOf(claimed.id)).toBeNull()
  await sql`delete from claim_turns where witness_id = ${personId}`.execute(db)
  await sql`insert into witness_posts (role, place, person_id)
    values ('head', ${stage.organizations.works}, ${personId}) on conflict do nothing`.execute(db)

  const ends = { state: 'under way' }
  let forgetting = Promise.resolve()
  await db.transaction().execute(async (command) => {
    await sql`update persons set is_deactivated = false where id = ${personId}`.execute(command)
    await whoseTurn(sql`request.subject_id = ${claimed.id}`).execute(command)
    forgetting = forgetWitnesses(db).finally(() => {
      ends.state = 'over'
    })
    await expect.poll(async () => ends.state === 'over' || (await waitsForTable())).toBe(true)
  })
  await forgetting
  expect(await witnessOf(claimed.id)).toBe('head')
  expect(await known()).toContain('head')
})

async function waitsForTable(): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`select exists (select from pg_locks
    where not granted and relation = 'witness_posts'::regclass) as waits`.execute(db)
  return rows[0]?.waits === true
}
