import path from 'node:path'
import { openDatabase } from '@bihuan/server/kernel/db.ts'
import type { Connection } from '@bihuan/server/kernel/postgres/postgres.ts'
import pg from 'pg'
import { unsigned } from './client.ts'
import type { Family } from './cpu.ts'
import { copyHouse, dropCopy } from './grow/copies.ts'
import { type RunningServer, startFloor, startServer } from './server.ts'
import { pickSights, type Sights } from './sights.ts'
import { overheard, serverStatements } from './statements.ts'
import type { Ask } from './timing.ts'
import { inBareSql, overFloor, overHttp, type Work } from './works.ts'

/** A copy of the product, built where its pages are asked for, and by how many processes it answers. */
export type Copy = { readonly name: string; readonly root: string; readonly processes: number }

const before = process.env['BIHUAN_BENCH_BEFORE']
const processes = (process.env['BIHUAN_BENCH_PROCESSES'] ?? '1').split(',').map(Number)

/** This copy, once for each number of processes that is named, after an older one when one is named. */
export const copies: readonly Copy[] = [
  ...(before === undefined ? [] : [{ name: 'before', root: path.resolve(before), processes: 1 }]),
  ...processes.map((count) => ({
    name: count === 1 ? 'here' : `here_by_${count}`,
    root: path.join(import.meta.dirname, '..'),
    processes: count,
  })),
]

/** Somebody who is asked. */
export type Side = {
  readonly name: string
  readonly asks: Partial<Readonly<Record<Work, Ask>>>
  readonly application: Pick<Family, 'cpu'>
  /** The server that answers; null for bare SQL. */
  readonly server: RunningServer | null
}

/** Opens a copy of the house for each copy of the product, and bare SQL beside the last; then closes and removes all. */
export async function withSides(
  postgres: { readonly connection: Connection; readonly folder: string },
  measures: number,
  work: (sides: readonly Side[]) => Promise<void>,
): Promise<void> {
  const closing: (() => Promise<void>)[] = []
  try {
    const sides: Side[] = []
    for (const copy of copies) sides.push(...(await openSide(postgres, { copy, measures, closing })))
    await work(sides)
  } finally {
    for (const close of closing.toReversed()) await close()
  }
}

async function openSide(
  { connection, folder }: { readonly connection: Connection; readonly folder: string },
  { copy, measures, closing }: { copy: Copy; measures: number; closing: (() => Promise<void>)[] },
): Promise<readonly Side[]> {
  const name = `bihuan_${copy.name}`
  closing.push(() => dropCopy(connection, name))
  const address = await copyHouse(connection, measures, name)
  const data = path.join(folder, copy.name)
  const server = await startServer({ ...copy, folder: data, connection: address })
  closing.push(() => server.stop())
  const pool = new pg.Pool({ ...address, max: 16 })
  // Connections that are still closing when the database stops are told so; by then nobody waits for them.
  pool.on('error', () => {})
  closing.push(() => pool.end())
  const ear = overheard()
  const database = openDatabase({ ...address, ...ear.connections }, { connections: 1, isPatient: true })
  closing.push(() => database.close())
  const sights = await pickSights(database, pool, server.origin)
  closing.push(() => hangUp(sights))
  const side = { name: copy.name, asks: overHttp(sights), application: server.family, server }
  if (copy !== copies.at(-1)) return [side]
  const asks = await inBareSql(pool, sights, serverStatements(database, ear))
  const floor = await startFloor(address)
  closing.push(() => floor.stop())
  const client = unsigned(floor.origin)
  closing.push(() => Promise.resolve(client.close()))
  return [
    side,
    { name: 'floor', asks: overFloor(client, sights), application: floor.family, server: null },
    { name: 'bare SQL', asks, application: { cpu: ownCpu }, server: null },
  ]
}

/** This process, without the servers below it. */
function ownCpu(): Promise<number> {
  const { user, system } = process.cpuUsage()
  return Promise.resolve((user + system) / 1000)
}

function hangUp({ coordinator, heads }: Sights): Promise<void> {
  for (const client of [coordinator, ...heads.map((head) => head.client)]) client.close()
  return Promise.resolve()
}
