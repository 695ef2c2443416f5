import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { relayTo } from '../testing/relay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { databaseTrouble } from './database-error.ts'
import { isDatabaseUp, openDatabase } from './db.ts'

const database = await testDatabase()

test('counts arrive as numbers and days as text', async () => {
  const { rows } = await sql<{ count: number; day: string }>`
    select count(*) as count, date '2024-02-29' as day from generate_series(1, 3)`.execute(database.kysely)
  expect(rows).toEqual([{ count: 3, day: '2024-02-29' }])
})

test('lists arrive as lists, empty or not', async () => {
  const [first, second] = ['00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000b']
  const seen = () => sql<object>`
    select '{}'::uuid[] as none, array[${first}, ${second}]::uuid[] as ids, array[${first}, null]::uuid[] as gaps, array[[${first}], [${second}]]::uuid[][] as deep,
      '{}'::text[] as silent, array['一, 二', '"x"']::text[] as words, '[]'::jsonb as empty, '[]'::json as void,
      '[ {"a": []} ]'::json as full`
  const [{ rows }, again] = [await seen().execute(database.kysely), await seen().execute(database.kysely)]
  expect(rows).toEqual([
    {
      none: [],
      ids: [first, second],
      gaps: [first, null],
      deep: [[first], [second]],
      silent: [],
      words: ['一, 二', '"x"'],
      empty: [],
      void: [],
      full: [{ a: [] }],
    },
  ])
  expect(again.rows).toEqual(rows)
})

test('an integer that a number cannot hold is refused rather than rounded', async () => {
  const query = sql`select 9007199254740993::int8 as huge`.execute(database.kysely)
  await expect(query).rejects.toThrow('9007199254740993')
})

test('a connection that the server ends, even inside a transaction, is trouble and not a crash', async () => {
  const cut = database.kysely.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 1000)`.execute(database.kysely)
    await sql`select 1`.execute(transaction)
  })
  await expect(cut).rejects.toSatisfy((error) => databaseTrouble(error) === 'unavailable')
  expect((await sql`select 1 as one`.execute(database.kysely)).rows).toEqual([{ one: 1 }])
})

test('a database that is not there is unavailable by the first try, and not by waiting for it', async () => {
  const absent = { host: '/nonexistent', port: 5432, user: 'a', password: 'b', database: 'c' }
  const closed = openDatabase(absent)
  const error = await sql`select 1`.execute(closed.kysely).catch((refused: unknown) => refused)
  expect(databaseTrouble(error)).toBe('unavailable')
  // The missing socket itself; whoever waited would be told of a time that has run out.
  expect(error).toMatchObject({ cause: { code: 'ENOENT' } })
  await closed.close()
})

/** What comes of a question that finds the only open connection taken, while the database is too slow to open another. */
async function askedWhileSlow({ isReleased }: { readonly isReleased: boolean }): Promise<unknown> {
  const relay = await relayTo(database.address)
  const slow = openDatabase(relay.address, { connections: 2 })
  const [holding, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const held = slow.kysely.connection().execute(async (one) => {
    await sql`select 1`.execute(one)
    holding.resolve()
    await release.promise
  })
  await holding.promise
  relay.stall()
  const waiting = sql<{ one: number }>`select 1 as one`.execute(slow.kysely).then(
    ({ rows }) => rows,
    (error: unknown) => databaseTrouble(error),
  )
  if (isReleased) release.resolve()
  const came = await waiting
  release.resolve()
  await held
  await slow.close()
  relay.close()
  return came
}

test('that one more connection is slow to open is no sign that the database is away: who waits gets one that becomes free', async () => {
  const came = [askedWhileSlow({ isReleased: true }), askedWhileSlow({ isReleased: false })]
  expect(await Promise.all(came)).toEqual([[{ one: 1 }], 'busy'])
})

test('four connections stay ready however long nobody asks, and those beyond end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const wide = openDatabase(database.address, { connections: 6 })
  const [all, pids] = [Promise.withResolvers<void>(), new Set<number>()]
  const opening = Array.from({ length: 6 }, () =>
    wide.kysely.connection().execute(async (one) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(one)
      pids.add(rows[0]?.pid ?? 0)
      if (pids.size === 6) all.resolve()
      await all.promise
    }),
  )
  await Promise.all(opening)
  vi.advanceTimersByTime(60 * 60_000)
  vi.useRealTimers()
  const left = async (): Promise<number> => {
    const { rows } = await sql<{ many: number }>`
      select count(*)::int as many from pg_stat_activity where pid = any(${[...pids]}::int[])`.execute(
      database.kysely,
    )
    return rows[0]?.many ?? 0
  }
  await expect.poll(left).toBe(4)
  await wide.close()
})

test('that other work holds every connection is no sign that the database is away', async () => {
  const narrow = openDatabase(database.address, { connections: 1 })
  const holding = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const held = narrow.kysely.connection().execute(async () => {
    holding.resolve()
    await release.promise
  })
  await holding.promise
  const waiting = sql`select 1`.execute(narrow.kysely)
  const [, isUp] = await Promise.all([
    expect(waiting).rejects.toSatisfy((error) => databaseTrouble(error) === 'busy'),
    isDatabaseUp(narrow),
  ])
  expect(isUp).toBe(true)
  release.resolve()
  await held
  await narrow.close()
})
