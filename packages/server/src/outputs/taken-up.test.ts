import { Readable } from 'node:stream'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { expireOutputs } from './expiry.ts'
import type { Making } from './output-runner.ts'
import { bytesOf, setOutputStage } from './outputs.testing.ts'

const { stage, files, making, anotherRunner, order, ended, fetchBy } = await setOutputStage()
const db = stage.database.kysely
let rectificationId = ''

beforeAll(async () => {
  rectificationId = (await anAssignedMeasure(stage)).measure.rectificationId
})

beforeEach(async () => {
  making.now = null
  await sql`delete from outputs`.execute(db)
  await expireOutputs({ db, files }, stage.clock.now)
})

const file = (text: string) => ({
  file: { fileName: '台账.xlsx', mediaType: 'text/plain', content: Readable.from([Buffer.from(text)]) },
  sight: { holds: [], seals: [] },
})

/** Stands until it is broken off; tells when it was begun. */
function standing(): { readonly make: Making; readonly begun: Promise<void> } {
  const begun = Promise.withResolvers<void>()
  const make: Making = (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('broken off')), { once: true })
      begun.resolve()
    })
  return { make, begun: begun.promise }
}

test('what a server that was killed had begun is taken up by another one', async () => {
  const { make, begun } = standing()
  making.now = make
  const { id, state } = await order('coordinator', rectificationId)
  await begun
  expect(state).toBe('running')
  making.now = async () => file('made by the second')
  // As if the first had not been heard of for longer than its claim lasts.
  await sql`update outputs set claimed_until = clock_timestamp() - interval '1 second' where id = ${id}`.execute(
    db,
  )
  anotherRunner().wake()
  expect(await ended('coordinator', id)).toMatchObject({ state: 'done' })
  expect((await bytesOf(await fetchBy('coordinator', id))).toString()).toBe('made by the second')
})

test('what a server had begun as it stopped is given back, and that was no attempt', async () => {
  const { make, begun } = standing()
  making.now = make
  const runner = anotherRunner()
  await sql`insert into outputs (rectification_id, id, person_id, kind, asked_with, state, ordered_at)
    values (${rectificationId}::uuid, gen_random_uuid(), ${stage.actors.inspector.personId}::uuid, 'ledger', '{}', 'waiting',
      ${stage.clock.now})`.execute(db)
  runner.wake()
  await begun
  await runner.stop()
  const { rows } = await sql`select state, attempts, claimed_by from outputs`.execute(db)
  expect(rows).toEqual([{ state: 'waiting', attempts: 0, claimed_by: null }])
  expect(await files.names()).toEqual([])
})

test('several servers on one database make each file once', async () => {
  const made: string[] = []
  making.now = async ({ id }) => {
    made.push(id)
    return file('once')
  }
  const people = ['coordinator', 'inspector', 'leader', 'principal'] as const
  const others = [anotherRunner(), anotherRunner()]
  const ids = await Promise.all(
    people.map(async (person) => {
      const { id } = await order(person, rectificationId)
      for (const runner of others) runner.wake()
      return id
    }),
  )
  for (const [at, person] of people.entries()) await ended(person, ids[at] ?? '')
  expect(made.toSorted()).toEqual(ids.toSorted())
})

test('what has ended three servers is not tried a fourth time', async () => {
  const { make, begun } = standing()
  making.now = make
  const { id } = await order('coordinator', rectificationId)
  await begun
  await sql`update outputs set attempts = 3, claimed_until = clock_timestamp() - interval '1 second' where id = ${id}`.execute(
    db,
  )
  anotherRunner().wake()
  expect(await ended('coordinator', id)).toMatchObject({ state: 'failed', refusal: { code: 'OUTPUT_BROKE' } })
})
