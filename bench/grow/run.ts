import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { startPostgres } from '@bihuan/server/kernel/postgres/postgres.ts'
import { benchFolder } from '../folder.ts'
import { answersOf, type ListTime } from './answers.ts'
import { viewers } from './asking.ts'
import { bodiesPlan, viewersOfBodies } from './bodies.ts'
import { growthTable } from './growth.ts'
import { type House, openHouse, openPlanned } from './houses.ts'

const asked = process.argv.flatMap((argument) => (/^\d+$/u.test(argument) ? [Number(argument)] : []))
const sizes = (asked.length > 0 ? asked : [2_000, 100_000, 1_000_000]).toSorted((one, other) => one - other)
const hasBodies = process.argv.includes('--bodies')
const names = process.argv.slice(2).filter((argument) => /^[a-z]/u.test(argument))
const folder = path.join(benchFolder, 'grow')

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

await mkdir(folder, { recursive: true })
const postgres = await startPostgres({ dataFolder: folder })
try {
  const times = new Map<number, readonly ListTime[]>()
  for (const measures of sizes) {
    const server = { connection: postgres.connection, folder }
    const house: House = hasBodies
      ? { measures, ...(await openPlanned(server, bodiesPlan(measures), tell)) }
      : await openHouse(server, measures, tell)
    try {
      const asking = hasBodies ? viewersOfBodies : viewers
      times.set(measures, await answersOf(house, { names, viewers: asking }, tell))
    } finally {
      await house.close()
    }
  }
  process.stdout.write(`${growthTable(times)}\n`)
} finally {
  await postgres.stop()
}
