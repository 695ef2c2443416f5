import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signal as sendSignal } from '../kernel/postgres/postmaster.ts'
import { startPostgres } from '../kernel/postgres/postgres.ts'
import { type NpmProgram, processesOf, startByNpm } from '../testing/npm-program.ts'

let folder = ''
let dataFolder = ''
let program: NpmProgram | null = null

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-signals-'))
  dataFolder = path.join(folder, 'data')
})

afterEach(async () => {
  // Only what this test started: its group, and the database of its folder.
  for (const { pid } of program === null ? [] : await processesOf({ group: program.pid, folder }))
    sendSignal(pid, 'SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function start(
  what: 'serve' | 'demo' | 'bihuan serve' = 'serve',
  settings: Readonly<Record<string, string>> = {},
): Promise<NpmProgram> {
  program = await startByNpm({
    folder,
    program: what,
    environment: { ...settings, BIHUAN_DATA: dataFolder },
  })
  return program
}

async function started(...how: Parameters<typeof start>): Promise<NpmProgram> {
  const running = await start(...how)
  await running.says(/Bihuan is running/)
  return running
}

/** The last that was started: each waits for the next. */
async function serverOf({ pid }: NpmProgram): Promise<number> {
  const server = (await processesOf({ group: pid, folder: '/nowhere' })).at(-1)
  if (server === undefined) throw new Error('nothing runs')
  return server.pid
}

/** How it ended: what lives, what the log says last and complains of, and whether the next start has to mend anything. */
async function endOf({ pid }: NpmProgram): Promise<object> {
  await expect.poll(() => processesOf({ group: pid, folder })).toEqual([])
  const lines = (await readFile(path.join(dataFolder, 'bihuan.log'), 'utf8')).trim().split('\n')
  const next = await startPostgres({ dataFolder })
  await next.stop()
  const database = await readFile(path.join(dataFolder, 'postgres.log'), 'utf8')
  return {
    last: /"msg":"([^"]*)"\}$/.exec(lines.at(-1) ?? '')?.[1],
    complaints: lines.filter((line) => /"level":"(warn|error)"/.test(line)),
    isAdopted: next.isAdopted,
    mended: database.split('\n').filter((line) => /interrupted|not properly shut down|recovery/.test(line)),
  }
}

const inOrder = { last: 'stopped', complaints: [], isAdopted: false, mended: [] }

test.each(['SIGTERM', 'SIGHUP'] as const)(
  '%s to everything that npm start began closes the database and ends',
  async (signal) => {
    const running = await started()
    process.kill(-running.pid, signal)
    await running.ended
    expect(await endOf(running)).toEqual(inOrder)
  },
)

test.each(['serve', 'bihuan serve'] as const)('Ctrl+C twice in a row ends %s in order', async (what) => {
  const running = await started(what)
  process.kill(-running.pid, 'SIGINT')
  process.kill(-running.pid, 'SIGINT')
  await running.ended
  expect(await endOf(running)).toEqual(inOrder)
})

// npm 11 leaves SIGINT to the terminal, which sends it to everybody at once.
test.each([
  ['SIGTERM', 'serve'],
  ['SIGKILL', 'serve'],
  ['SIGKILL', 'bihuan serve'],
] as const)('%s to npm alone ends the rest of %s in order', async (signal, what) => {
  const running = await started(what)
  process.kill(running.pid, signal)
  await running.ended
  expect(await endOf(running)).toEqual(inOrder)
})

test.each(['serve', 'bihuan serve'] as const)(
  'SIGTERM to the last in the row ends %s with success',
  async (what) => {
    const running = await started(what)
    sendSignal(await serverOf(running), 'SIGTERM')
    expect(await running.ended).toBe(0)
    expect(await endOf(running)).toEqual(inOrder)
  },
)

test('a service manager that tells everything to end, several processes and the database too, ends it in order', async () => {
  const running = await started('serve', { BIHUAN_PROCESSES: '2' })
  for (const { pid } of await processesOf({ group: running.pid, folder: dataFolder }))
    sendSignal(pid, 'SIGTERM')
  await running.ended
  await expect.poll(() => processesOf({ group: running.pid, folder })).toEqual([])
  const next = await startPostgres({ dataFolder })
  await next.stop()
  expect(next.isAdopted).toBe(false)
  expect(await readFile(path.join(dataFolder, 'postgres.log'), 'utf8')).not.toMatch(/not properly shut down/)
})

test('whoever insists after a while gets the end at once, and the database still goes', async () => {
  const running = await start()
  const [, address = ''] = await running.says(/Bihuan is running: (\S+)/)
  // A request that waits for a lock is what the server waits for.
  const host = path.join(dataFolder, 'postgres')
  const password = (await readFile(path.join(host, 'bihuan.password'), 'utf8')).trim()
  const client = new pg.Client({ host, user: 'bihuan', password, database: 'bihuan' })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin; lock table sign_in_user in access exclusive mode')
  const request = fetch(`${address}/api/setup`).catch(() => null)
  const waiting = async (): Promise<number | null> =>
    (await client.query('select from pg_locks where not granted')).rowCount
  await expect.poll(waiting).toBeGreaterThan(0)
  process.kill(-running.pid, 'SIGTERM')
  const server = await serverOf(running)
  await running.says(/Stopping/)
  process.kill(-running.pid, 'SIGTERM')
  // What sets a second thought apart from the same wish is that it comes this much later; twice as late that request has ended.
  await delay(5_200)
  sendSignal(server, 'SIGTERM')
  await expect.poll(() => processesOf({ group: running.pid, folder })).toEqual([])
  // Told so while that request still waited: whoever waits for it asks the database for a fast end afterwards.
  expect(await readFile(path.join(dataFolder, 'postgres.log'), 'utf8')).toMatch(
    /received immediate shutdown request/,
  )
  // Cut off, or told that the database is gone: whichever comes first.
  expect([503, undefined]).toContain((await request)?.status)
})

test('Ctrl+C while the database is being made ends in order', async () => {
  const running = await start()
  const isMaking = async (): Promise<boolean> =>
    (await processesOf({ group: running.pid, folder: dataFolder })).some(({ name }) => name === 'initdb')
  await expect.poll(isMaking, { interval: 5 }).toBe(true)
  process.kill(-running.pid, 'SIGINT')
  await running.ended
  expect(await endOf(running)).toEqual(inOrder)
  expect(running.said()).not.toMatch(/failed|未能启动/)
})

test('Ctrl+C while the sample is being loaded ends in order, and the next start goes on', async () => {
  const running = await start('demo')
  await running.says(/Preparing the sample/)
  process.kill(-running.pid, 'SIGINT')
  await running.ended
  expect(await endOf(running)).toEqual(inOrder)
  const again = await started('demo')
  process.kill(-again.pid, 'SIGINT')
  await again.ended
  expect(await endOf(again)).toEqual(inOrder)
})
