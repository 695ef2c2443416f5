import { openDatabase } from '@bihuan/server/kernel/db.ts'
import { setOutsideStage } from '@bihuan/server/testing/outside/outside-stage.ts'
import { sendWhole } from '@bihuan/server/testing/outside/whole-inputs.ts'
import { testDatabase } from '@bihuan/server/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { executed } from './executed.ts'

// Lists are told by what they read of a house (flat.test.ts); commands by whether a key leads them to what they read. The stage is
// small, and PostgreSQL is told that each table of it holds a million rows: it then goes through one only where no key leads in.

const { address } = await testDatabase()
const watched = executed({ enable_seqscan: 'off', random_page_cost: '1' })
const database = openDatabase({ ...address, ...watched.connections }, { connections: 4, patience: 10 })
const stage = await setOutsideStage({ ...database, address })

/** Of which there are few in an authority, however much work it has. */
const few = [
  'organizations',
  'organization_bodies',
  'rectification_bodies',
  'deputies',
  'liaisons',
  'calendar_changes',
  // A document that was read in, or is being read, each.
  'sources',
  'readings',
  'intake_drafts',
  'intake_drafts_of_creator',
  // Only those of one rectification are there, or those that hold.
  'editions',
  'seals',
  'sign_in_user',
]

/** Ways through all rectifications that hold few of them, and what asks whether there is any. */
const narrow = [
  'rectifications_put_away',
  'voided_rectifications',
  'archived_rectifications',
  'rectifications_by_body',
  'rectifications_in_order_of_names',
]

test('no command goes from beginning to end through what grows with the work', async () => {
  await pretendMillions()
  watched.takeWork()
  const told = await sendWhole(stage, ({ method, name }) => method !== 'GET' && name !== 'intake.discard')
  const reads = watched.takeWork().reads
  expect(told.length).toBeGreaterThan(100)
  expect(reads.length).toBeGreaterThan(1_000)
  const whole = reads.flatMap(({ of, through, statement }) =>
    through === null || few.includes(of) || narrow.includes(through)
      ? []
      : [`${through}: ${statement.replaceAll(/\s+/g, ' ').slice(0, 200)}`],
  )
  expect([...new Set(whole)]).toEqual([])
})

/** Nobody may count the rows meanwhile. */
async function pretendMillions(): Promise<void> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(database.kysely)
  for (const { name } of rows)
    await sql`alter table ${sql.table(name)} set (autovacuum_enabled = false)`.execute(database.kysely)
  // What was counted of the small house before says nothing of a large one, and hangs on how long the machine took.
  await sql`delete from pg_statistic using pg_class
    where starelid = pg_class.oid and relnamespace = 'public'::regnamespace`.execute(database.kysely)
  await sql`update pg_class set relpages = 1, reltuples = 1000000
    where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace`.execute(database.kysely)
}
