import pg from 'pg'
import { benchFolder, openBenchDatabase } from './database.ts'
import { showPlans } from './plans.ts'
import { startServer } from './server.ts'
import { pickSights } from './sights.ts'
import { serverStatements } from './statements.ts'
import { words } from './texts.ts'
import { type Figures, figuresOf, type Timing, timeFor } from './timing.ts'
import { type Work, worksOf } from './works.ts'

const rounds = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 4)
const seconds = Number(process.env['BIHUAN_BENCH_SECONDS'] ?? 2)
const loads = [1, 16] as const
const sides = ['http', 'sql'] as const

const tell = (line: string): void => void process.stdout.write(`${line}\n`)
const key = (work: Work, load: number, side: string): string => `${work.name} ${load} ${side}`

const database = await openBenchDatabase(tell)
const pool = new pg.Pool({ ...database.connection, max: 16 })
// Connections that are still closing when the database stops are told so; by then nobody waits for them.
pool.on('error', () => {})
const server = await startServer(database.connection, benchFolder).catch(async (error: unknown) => {
  await database.stop()
  throw error
})
try {
  const idle = await server.memory()
  const sights = await pickSights(pool, server.origin, words)
  const statements = serverStatements()
  const [head] = sights.heads
  if (head === undefined) throw new Error('there is nothing to ask for')
  await showPlans(pool, { statements, ownerId: head.ownerId }, tell)
  const works = worksOf(pool, sights, statements)
  const timings = await measureAll(works)
  tell(table(works, timings))
  const hits = sights.words.map((word) => word.hits).toSorted((a, b) => a - b)
  tell(`\nSearched: ${hits.length} words with ${hits[0]} to ${hits.at(-1)} measures each.`)
  tell(
    `Memory of the server, MB: ${idle?.toFixed(0)} idle, ${(await server.memory())?.toFixed(0)} under load.`,
  )
  for (const client of [sights.coordinator, ...sights.heads.map((one) => one.client)]) client.close()
} finally {
  await server.stop()
  await pool.end()
  await database.stop()
}

/** All works in turns, server and bare SQL next to each other, so that a slow minute of the machine hits both. */
async function measureAll(works: readonly Work[]): Promise<Map<string, Timing[]>> {
  const timings = new Map<string, Timing[]>()
  for (const work of works) for (const side of sides) await timeFor(1, 16, work[side])
  for (let round = 1; round <= rounds; round += 1) {
    for (const work of works) {
      for (const load of loads) {
        for (const side of sides) {
          const timing = await timeFor(seconds, load, work[side])
          timings.set(key(work, load, side), [...(timings.get(key(work, load, side)) ?? []), timing])
        }
      }
    }
    process.stderr.write(`round ${round} of ${rounds}\n`)
  }
  return timings
}

function table(works: readonly Work[], timings: ReadonlyMap<string, readonly Timing[]>): string {
  const rows = works.flatMap((work) =>
    loads.map((load) => {
      const of = (side: string): Figures => figuresOf(timings.get(key(work, load, side)) ?? [])
      const [http, sql] = [of('http'), of('sql')]
      const cells = [http.p50, http.p99, sql.p50, sql.p99].map((milliseconds) => milliseconds.toFixed(2))
      const ratio = (http.p50 / sql.p50).toFixed(1)
      return `| ${work.name} | ${load} | ${Math.round(http.perSecond)} | ${cells[0]} | ${cells[1]} | ${Math.round(sql.perSecond)} | ${cells[2]} | ${cells[3]} | ${ratio} |`
    }),
  )
  return [
    '\n| work | connections | req/s | p50 ms | p99 ms | bare SQL /s | p50 ms | p99 ms | p50 ratio |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
