import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { startPostgres } from '@bihuan/server/kernel/postgres/postgres.ts'
import { type Family, familyOf } from './cpu.ts'
import { benchFolder } from './folder.ts'
import { buildHouse } from './grow/houses.ts'
import { budgetsBroken, growthTable, type Measured, memoryTable, rateTable } from './rates.ts'
import { copies, type Side, withSides } from './sides.ts'
import { timeFor } from './timing.ts'
import { type Work, works } from './works.ts'

// How many answers a second, at what cost, in houses of three sizes. See README.md.

const rounds = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 3)
const seconds = Number(process.env['BIHUAN_BENCH_SECONDS'] ?? 2)
const loads = [1, 16] as const
const named = process.argv.slice(2)
const sizesNamed = named.flatMap((word) => (/^\d+$/u.test(word) ? [Number(word)] : []))
const sizes = sizesNamed.length > 0 ? sizesNamed : [2_000, 100_000, 1_000_000]
const isWork = (word: string): word is Work => word in works
const worksNamed = named.filter(isWork)
const asked = worksNamed.length > 0 ? worksNamed : Object.keys(works).filter(isWork)

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const folder = path.join(benchFolder, 'grow')
await mkdir(folder, { recursive: true })
const postgres = await startPostgres({ dataFolder: folder, connections: 200 })
try {
  const house = { connection: postgres.connection, folder }
  const database = familyOf(postgres.pid())
  const measured: Measured[] = []
  for (const size of sizes) {
    await buildHouse(house, size, tell)
    const begun = measured.length
    await withSides(house, size, (sides) => measureAll({ sides, size, database }, measured))
    say(`\n### ${size.toLocaleString('en')} measures\n\n${rateTable(measured.slice(begun))}`)
    say(`\n${memoryTable(measured.slice(begun))}`)
  }
  if (sizes.length > 1) say(`\n### From the smallest house to the largest\n\n${growthTable(measured)}`)
  for (const line of budgetsBroken(measured)) {
    say(line)
    process.exitCode = 1
  }
} finally {
  await postgres.stop()
}

/** All works in turns, the copies of the product and bare SQL next to each other, so that a slow minute hits all. */
async function measureAll(
  { sides, size, database }: { sides: readonly Side[]; size: number; database: Family },
  measured: Measured[],
): Promise<void> {
  const idle = new Map<Side, number | null>()
  for (const side of sides) idle.set(side, (await side.server?.family.largest()) ?? null)
  for (let round = 0; round <= rounds; round += 1) {
    for (const work of asked) {
      for (const load of loads) {
        for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
          const { application } = side
          const ask = side.asks[work]
          if (ask === undefined) continue
          const timing = await timeFor(seconds, load, { ask, application, database })
          const memory = {
            idle: idle.get(side) ?? null,
            loaded: (await side.server?.family.largest()) ?? null,
          }
          // The first round fills caches, and a statement is planned for good after some turns.
          if (round > 0) measured.push({ size, work, load, side: side.name, timing, memory })
        }
      }
    }
    tell(`${size}: round ${round} of ${rounds}`)
  }
}

tell(`measured: ${copies.map(({ root }) => root).join(', ')}`)
