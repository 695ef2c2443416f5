import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { Context } from '@bihuan/server/kernel/context.ts'
import { type Database, openDatabase } from '@bihuan/server/kernel/db.ts'
import { inputOf, openOperations } from '@bihuan/server/kernel/http/operations.ts'
import { startPostgres } from '@bihuan/server/kernel/postgres/postgres.ts'
import { statementNames } from '@bihuan/server/kernel/statement-names.ts'
import { actorOf } from '@bihuan/server/people/actor.queries.ts'
import { createRouter, stores } from '@bihuan/server/router.ts'
import pg from 'pg'
import { benchFolder } from '../folder.ts'
import { intakeOf, openPlanned } from '../grow/houses.ts'
import { isoDay } from '../grow/today.ts'
import { type Overheard, overheard } from '../statements.ts'
import { asked, district } from './district.ts'

// Lists and searches of a district as those see them who read a region, a body and a department, in turns with the same
// statements sent to the database by themselves. See README.md.

type Asking = (path: string) => Promise<unknown>

const search = (words: string): string => `/measures?q=${encodeURIComponent(words)}`
const lists: Readonly<Record<string, string>> = {
  'workbench: my open measures': '/workbench',
  'workbench: my open work, first 20': '/workbench/open-measures?limit=20',
  'open measures of a department': `/organizations/${asked.ownerId}/open-measures`,
  rectifications: '/rectifications',
  'rectifications by a name': `/rectifications?q=${encodeURIComponent('第 207 轮')}`,
  'ledger of a rectification': `/rectifications/${asked.rectificationId}/ledger`,
  'search, common word': search('整改'),
  'search, rare word': search('噪声'),
  'search, 4 common characters': search('专项排查'),
  'search, nowhere': search('汪洋大海'),
  counts: '/measure-counts',
  'queue of checks': '/closure-requests',
  people: '/persons',
  organizations: '/organizations',
}
const readers = {
  'region’s inspector': asked.region,
  'body’s coordinator': asked.body,
  'department’s handler': asked.department,
}

// One connection knows each statement by one name.
const names = statementNames()
const [warmUps, times] = [8, 15]
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const folder = path.join(benchFolder, 'grow')
await mkdir(folder, { recursive: true })
const postgres = await startPostgres({ dataFolder: folder })
try {
  const house = await openPlanned({ connection: postgres.connection, folder }, district, tell)
  await house.close()
  const address = { ...postgres.connection, database: district.name }
  const database = openDatabase(address, { connections: 1 })
  const ear = overheard()
  const listening = openDatabase({ ...address, ...ear.connections }, { connections: 1 })
  // Planned as the server plans, or what is held beside it is another plan and not the server’s own work.
  const options = '-c plan_cache_mode=force_generic_plan'
  const bare = new pg.Client({ ...address, options })
  await bare.connect()
  const intake = await intakeOf(database)
  try {
    say(['list', 'asked by', 'ms', 'bare SQL, ms', '×', 'KB', 'statements'])
    say(Array.from({ length: 7 }, () => '---'))
    for (const [name, address] of Object.entries(lists))
      for (const [by, personId] of Object.entries(readers)) {
        const askingWith = async (asking: Database): Promise<Asking> =>
          askingAs(id<'person'>(personId), asking)
        const figures = await figuresOf(askingWith, address, { database, listening, ear, bare })
        say([name, by, ...(figures ?? ['may not', '', '', '', ''])])
      }
  } finally {
    await intake.close()
    await bare.end()
    await listening.close()
    await database.close()
  }

  /** Asks for lists as the server does, with its own check of their shape, and without the way over HTTP. */
  async function askingAs(personId: PersonId, asking: Database): Promise<Asking> {
    const router = createRouter({
      intake: intake.parts,
      loadSample: () => Promise.reject(new Error('no sample here')),
    })
    const actor = await actorOf(database, personId)
    const now = (): Date => new Date(`${isoDay}T01:00:00Z`)
    const context: Context = { database: asking, stores, now, zone: defaultZone, newId: randomUUID, actor }
    const operations = openOperations<Context>(router)
    const { signal } = new AbortController()
    return async (address) => {
      const url = new URL(address, 'http://bench')
      const operation = await operations('GET', url.pathname)
      if (operation === null) throw new Error(`nothing answers ${address}`)
      return operation.carryOut(inputOf(operation.params, url), { context, signal })
    }
  }
} finally {
  await postgres.stop()
}

function say(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

type Heard = {
  readonly database: Database
  /** The same, and its ear. */
  readonly listening: Database
  readonly ear: Overheard
  readonly bare: pg.Client
}

/** What a list takes somebody, answer and all, and what its statements take by themselves, in turns. */
async function figuresOf(
  askingWith: (database: Database) => Promise<Asking>,
  address: string,
  { database, listening, ear, bare }: Heard,
): Promise<readonly string[] | null> {
  const overhear = await askingWith(listening)
  ear.takeStatements()
  const answer = await overhear(address).catch(nullWhereRefused)
  if (answer === null) return null
  const heard = ear.takeStatements()
  const ask = await askingWith(database)
  const whole: number[] = []
  const alone: number[] = []
  for (let turn = 0; turn < warmUps + times; turn += 1) {
    const taken = await took(async () => JSON.stringify(await ask(address)))
    const byItself = await took(async () => {
      for (const { text, values } of heard) await bare.query({ ...names.known(text), values: [...values] })
    })
    if (turn < warmUps) continue
    whole.push(taken)
    alone.push(byItself)
  }
  const [ms, bareMs] = [median(whole), median(alone)]
  const kilobytes = Buffer.byteLength(JSON.stringify(answer)) / 1_024
  return [
    ms.toFixed(1),
    bareMs.toFixed(1),
    (ms / bareMs).toFixed(1),
    kilobytes.toFixed(0),
    String(heard.length),
  ]
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** That somebody may not ask for it is an answer too. */
function nullWhereRefused(error: unknown): null {
  if (error instanceof Error && 'status' in error && (error.status === 403 || error.status === 404))
    return null
  throw error
}
