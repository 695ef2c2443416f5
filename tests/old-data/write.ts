import { execFileSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { readConfig } from '@bihuan/server/kernel/config.ts'
import { openDatabase } from '@bihuan/server/kernel/db.ts'
import { openLog } from '@bihuan/server/kernel/log.ts'
import { serve } from '@bihuan/server/main/serving.ts'
import { readPersons } from '@bihuan/server/people/people.queries.ts'
import { prepareDemo } from '@bihuan/server/world/demo.ts'
import { routerWithSample } from '@bihuan/server/world/sample.ts'
import { worldHere } from '@bihuan/server/world/world-here.ts'
import { fallDue } from '@bihuan/server/measures/fall-due.commands.ts'
import { describe } from './about.ts'
import { playLives } from './lives.ts'
import { openedIn } from './opened.ts'
import type { Account } from './theatre.ts'

/**
 * Writes what the present version leaves behind, for versions to come: the sample world and a life of every event, as a
 * plain dump of an empty PostgreSQL database named by DATABASE_URL, with the files and the throw-away sign-ins beside.
 */
const [, , target] = process.argv
const databaseUrl = process.env['DATABASE_URL']
if (target === undefined || databaseUrl === undefined)
  throw new Error('Usage: DATABASE_URL=postgres://… node tests/old-data/write.ts tests/old-data/YYYY-MM')
const folder = path.resolve(target)
await mkdir(folder, { recursive: true })

const environment = { DATABASE_URL: databaseUrl, BIHUAN_DATA: folder, PORT: '0', BIHUAN_LOG: 'stdout' }
const config = readConfig({ ...environment, BIHUAN_LOG_LEVEL: 'warn' })
if (!config.ok) throw new Error(config.refusal.en)
const accounts: Account[] = []
const running = await serve(config.value, {
  log: openLog(config.value),
  beforeListen: async ({ context, intake }) => {
    const { files } = intake
    const { clientOf } = routerWithSample(intake)
    const prepared = await prepareDemo({ dataFolder: folder, context, files, clientOf })
    if (prepared === null) throw new Error('the database is not empty')
    const persons = await readPersons(context.database.kysely)
    const administrator = persons.find(({ appointments }) => appointments[0]?.role === 'administrator')
    if (administrator === undefined) throw new Error('nobody administers the sample')
    const lives = await playLives({
      commands: await worldHere({ context, files }, clientOf),
      administrator: { personId: administrator.id, appointments: administrator.appointments },
      at: new Date(),
      clock: (at) => fallDue({ ...context, now: () => at }),
      open: openedIn(context.database.kysely),
    })
    const sample = prepared.map(({ username, password, role }) => ({
      username,
      password,
      role: role ?? 'none',
    }))
    accounts.push(...sample, ...lives)
  },
})
// A session and a failed try stay in the database, as they do in use.
for (const password of [accounts[0]?.password, 'wrong'])
  await fetch(`${running.address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: accounts[0]?.username, password }),
  })
await running.stop()
const database = openDatabase({ connectionString: databaseUrl })
const about = await describe(database.kysely)
await database.close()

const dump = execFileSync(
  'pg_dump',
  ['--inserts', '--rows-per-insert=100', '--no-owner', '--no-privileges', databaseUrl],
  { maxBuffer: 256 * 1024 * 1024 },
)
await writeFile(path.join(folder, 'dump.sql.gz'), gzipSync(dump, { level: 9 }))
await writeFile(path.join(folder, 'accounts.json'), `${JSON.stringify(accounts, null, 2)}\n`)
await writeFile(path.join(folder, 'about.json'), `${JSON.stringify(about, null, 2)}\n`)
// The demo's own notes, and what signs sessions; the sign-ins are in a file above.
for (const name of ['demo.json', 'secret']) await rm(path.join(folder, name), { force: true })
