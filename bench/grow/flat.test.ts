import { randomUUID } from 'node:crypto'
import { id, type MeasureId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { openDatabase } from '@bihuan/server/kernel/db.ts'
import { searchMeasures } from '@bihuan/server/measures/search.queries.ts'
import { actorOf } from '@bihuan/server/people/actor.queries.ts'
import { hearMessages } from '@bihuan/server/testing/heard.ts'
import { testDatabase } from '@bihuan/server/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { askAll, viewers, withClients } from './asking.ts'
import { executed, type Read } from './executed.ts'
import { fillHouse, idAt, personAt } from './house.ts'
import { isoDay } from './today.ts'

// What a list reads is told by its plans and never by a clock: as in a large house, where reading a table from its
// beginning to its end takes too long.

const bySteps = 'the newest by steps of a set size, and those that are found'

/** Lists that read more of a house as small as this one all the same, up to which share and why; whoever mends one takes it out. */
const excused: Readonly<Record<string, { readonly share: number; readonly why: string }>> = {
  'rectifications.list': { share: 0.85, why: 'kept numbers of the rectifications on its page' },
  'rectifications.list by a name that all have': { share: 0.85, why: 'kept numbers of those on its page' },
  'measures.mine': { share: 0.53, why: 'several groups, each counted up to mostCounted' },
  'measures.openOfMine': { share: 0.21, why: 'counted up to mostCounted' },
  'measures.openOfMine, page 10': { share: 0.25, why: 'counted up to mostCounted, and ten pages' },
  'measures.search, common word': { share: 0.11, why: bySteps },
  'measures.search, in every text': { share: 0.11, why: bySteps },
  'measures.search, rare word': { share: 0.13, why: bySteps },
  'measures.search, 4 characters': { share: 0.39, why: bySteps },
  'measures.search, 4 common characters': {
    share: 0.35,
    why: bySteps,
  },
  'answers.list, of people': { share: 0.12, why: 'kept numbers of people, by day' },
}

/** So much of a table a list may read, by one statement or by many: a third or a half of it grows with the house. */
const mostRead = 0.1

const { address } = await testDatabase()
const rowsOf = new Map<string, number>()

beforeAll(async () => {
  const builder = openDatabase(address, { connections: 1, isPatient: true })
  await fillHouse(builder.kysely, 5_000, () => {})
  const { rows } = await sql<{ name: string; rows: number }>`
    select relation.relname as name, found.reltuples::int as rows from pg_class as relation
    left join pg_index as indexed on indexed.indexrelid = relation.oid
    join pg_class as found on found.oid = coalesce(indexed.indrelid, relation.oid)
    where relation.relkind in ('r', 'i') and relation.relnamespace = 'public'::regnamespace
      and found.reltuples > 1000`.execute(builder.kysely)
  for (const { name, rows: many } of rows) rowsOf.set(name, many)
  await builder.close()
})

const indexed = { enable_seqscan: 'off', random_page_cost: '1' }

test('what every request asks begins with nothing that grows', async () => {
  const watched = executed(indexed)
  const database = openDatabase({ ...address, ...watched.connections }, { connections: 1 })
  try {
    for (const person of Object.values(viewers)) {
      watched.takeWork()
      await actorOf(database, idAt('person', person))
      const many = watched.takeWork().reads.filter(({ rows }) => rows > 5)
      expect(many.filter(({ of }) => !ofPeople.includes(of))).toEqual([])
    }
  } finally {
    await database.close()
  }
})

/** There are as many as an authority has offices, in whatever house. */
const ofPeople: readonly string[] = ['organizations', 'organization_bodies']

test('no list reads a tenth of what grows with the house, all its statements added up', async () => {
  const watched = executed(indexed)
  const database = openDatabase({ ...address, ...watched.connections }, { connections: 4 })
  const unexpected: string[] = []
  const met = new Set<string>()
  try {
    await askAll(database, async ({ name, by, ask }) => {
      watched.takeWork()
      await ask()
      const { reads } = watched.takeWork()
      if (manyOf(reads).length > 0) met.add(name)
      const many = manyOf(reads, excused[name]?.share)
      if (many.length > 0) unexpected.push(`${name}, ${by}: ${many.join(', ')}`)
    })
  } finally {
    await database.close()
  }
  expect(unexpected).toEqual([])
  expect(Object.keys(excused).filter((name) => !met.has(name))).toEqual([])
})

test('a list that reads a third of a table piece by piece is named, and none of its pieces would be', async () => {
  const watched = executed(indexed)
  const database = openDatabase({ ...address, ...watched.connections }, { connections: 1 })
  const piece = async (which: number): Promise<readonly Read[]> => {
    watched.takeWork()
    const ids = Array.from({ length: 10 }, (_, at) => idAt('rectification', which * 10 + at + 1))
    await sql`select text from measures where rectification_id = any(${ids}::uuid[])`.execute(database.kysely)
    return watched.takeWork().reads
  }
  try {
    const pieces = [await piece(0), await piece(1), await piece(2), await piece(3)]
    expect(pieces.map((reads) => manyOf(reads))).toEqual([[], [], [], []])
    expect(manyOf(pieces.flat())).toContain('1600 of measures')
  } finally {
    await database.close()
  }
})

/** Of which tables and indexes more is read than a share of what they hold, all reads of one added up. */
function manyOf(reads: readonly Read[], share = mostRead): readonly string[] {
  const sums = new Map<string, number>()
  for (const { of, rows } of reads) sums.set(of, (sums.get(of) ?? 0) + rows)
  return [...sums].flatMap(([of, rows]) =>
    rows > (rowsOf.get(of) ?? Number.POSITIVE_INFINITY) * share ? [`${rows} of ${of}`] : [],
  )
}

test('of words that enough texts hold titles are not looked through, and the newest are found at once', async () => {
  const watched = executed(indexed)
  const database = openDatabase({ ...address, ...watched.connections }, { connections: 1 })
  const titlesRead = async (words: string): Promise<readonly [total: number, titles: number]> => {
    const search = { words, limit: 20, scope: { kind: 'all' } } as const
    watched.takeWork()
    const { total } = await searchMeasures(database, search, { first: 1, further: 500, times: 1 })
    const found = watched.takeWork().reads.filter(({ of }) => of === 'findings_search')
    return [total, found.reduce((sum, { rows }) => sum + rows, 0)]
  }
  try {
    expect(await titlesRead('资金')).toEqual([201, 0])
    expect(await titlesRead('噪声')).toEqual([112, 10])
  } finally {
    await database.close()
  }
})

test('a report goes through none but its own rectification', async () => {
  const watched = executed(indexed)
  const database = openDatabase({ ...address, ...watched.connections }, { connections: 4 })
  try {
    const department = 3
    const handler = personAt.handler(department, 1)
    const { rows } = await sql<{ rectificationId: RectificationId; measureId: MeasureId; version: number }>`
      select rectification_id as "rectificationId", id as "measureId", version from measures
      where handler_id = ${idAt('person', handler)} and status = 'planned' and due_on > ${isoDay}::date limit 1`.execute(
      database.kysely,
    )
    const [planned] = rows
    if (planned === undefined) throw new Error('nothing is planned')
    await withClients(database, async (clientAt) => {
      const client = await clientAt(handler)
      watched.takeWork()
      const commandId = id<'command'>(randomUUID())
      await client.measures.report({ ...planned, commandId, text: '已核对。', fileIds: [] })
      const many = watched.takeWork().reads.filter((read) => read.of === 'rectifications' && read.rows > 2)
      expect(many).toEqual([])
    })
  } finally {
    await database.close()
  }
})

test('a trial of handing over asks as often, however many rectifications lie between', async () => {
  const messages = hearMessages()
  const database = openDatabase(address, { connections: 1 })
  const asked = async (duty: 'measure.handler' | 'measure.leader', from: number, to: number) => {
    let passing = 0
    let heard = 0
    await withClients(database, async (clientAt) => {
      const client = await clientAt(personAt.coordinator(1))
      const before = messages.heard()
      const [personId, successorId] = [id<'person'>(idAt('person', from)), idAt('person', to)]
      passing = (await client.handOvers.trial({ personId, duty, successorId })).passing
      heard = messages.heard() - before
    })
    return { passing, heard }
  }
  try {
    const few = await asked('measure.handler', personAt.handler(3, 1), personAt.handler(3, 2))
    const many = await asked('measure.leader', personAt.leader(3), personAt.leader(4))
    expect([few.passing, many.passing]).toEqual([6, 176])
    expect(many.heard - few.heard).toBeLessThan(5)
  } finally {
    await database.close()
  }
})
