import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { Context } from '@bihuan/server/kernel/context.ts'
import { type Database, openDatabase } from '@bihuan/server/kernel/db.ts'
import { startPostgres } from '@bihuan/server/kernel/postgres/postgres.ts'
import { statementNames } from '@bihuan/server/kernel/statement-names.ts'
import { actorOf } from '@bihuan/server/people/people.queries.ts'
import { createRouter, stores } from '@bihuan/server/router.ts'
import { clientOf } from '@bihuan/server/testing/client-of.ts'
import pg from 'pg'
import { benchFolder } from '../folder.ts'
import { intakeOf, openPlanned } from '../grow/houses.ts'
import { isoDay } from '../grow/today.ts'
import { overheard, type Statement } from '../statements.ts'
import { asked, district } from './district.ts'

// Lists and searches of a district as those see them who read a region, a body and a department, in turns with the same
// statements sent to the database by themselves. See README.md.

type Client = ReturnType<typeof clientOf>

const organizationId = id<'organization'>(asked.ownerId)
const rectificationId = id<'rectification'>(asked.rectificationId)
const lists: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  'workbench: my open measures': (client) => client.measures.mine({}),
  'workbench: my open work, first 20': (client) => client.measures.openOfMine({ limit: 20 }),
  'open measures of a department': (client) => client.measures.openOfOwner({ ownerId: organizationId }),
  rectifications: (client) => client.rectifications.list({}),
  'rectifications by a name': (client) => client.rectifications.list({ q: '第 207 轮' }),
  'ledger of a rectification': (client) => client.rectifications.ledger({ rectificationId }),
  'search, common word': (client) => client.measures.search({ q: '整改' }),
  'search, rare word': (client) => client.measures.search({ q: '噪声' }),
  'search, 4 common characters': (client) => client.measures.search({ q: '专项排查' }),
  'search, nowhere': (client) => client.measures.search({ q: '汪洋大海' }),
  counts: (client) => client.measures.counts({}),
  'queue of checks': (client) => client.closure.queue({}),
  people: (client) => client.persons.list(),
  organizations: (client) => client.organizations.list(),
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
  const database = openDatabase({ ...postgres.connection, database: district.name }, { connections: 1 })
  const bare = new pg.Client({ ...postgres.connection, database: district.name })
  await bare.connect()
  const intake = await intakeOf(database)
  try {
    say(['list', 'asked by', 'ms', 'bare SQL, ms', '×', 'KB', 'statements'])
    say(Array.from({ length: 7 }, () => '---'))
    for (const [name, ask] of Object.entries(lists))
      for (const [by, personId] of Object.entries(readers)) {
        const clientWith = async (asking: Database): Promise<Client> =>
          clientAs(id<'person'>(personId), asking)
        const figures = await figuresOf(clientWith, ask, { database, bare })
        say([name, by, ...(figures ?? ['may not', '', '', '', ''])])
      }
  } finally {
    await intake.close()
    await bare.end()
    await database.close()
  }

  async function clientAs(personId: PersonId, asking: Database): Promise<Client> {
    const router = createRouter({
      intake: intake.parts,
      loadSample: () => Promise.reject(new Error('no sample here')),
    })
    const actor = await actorOf(database, personId)
    const now = (): Date => new Date(`${isoDay}T01:00:00Z`)
    const context: Context = { database: asking, stores, now, zone: defaultZone, newId: randomUUID, actor }
    return clientOf(router, context)
  }
} finally {
  await postgres.stop()
}

function say(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

/** What a list takes somebody, answer and all, and what its statements take by themselves, in turns. */
async function figuresOf(
  clientWith: (database: Database) => Promise<Client>,
  ask: (client: Client) => Promise<unknown>,
  { database, bare }: { readonly database: Database; readonly bare: pg.Client },
): Promise<readonly string[] | null> {
  const heard: Statement[] = []
  const answer = await ask(await clientWith(overheard(database, heard))).catch(nullWhereRefused)
  if (answer === null) return null
  const client = await clientWith(database)
  const whole: number[] = []
  const alone: number[] = []
  for (let turn = 0; turn < warmUps + times; turn += 1) {
    const taken = await took(async () => JSON.stringify(await ask(client)))
    const byItself = await took(async () => {
      for (const { text, values } of heard)
        await bare.query({ name: names.nameOf(text), text, values: [...values] })
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
