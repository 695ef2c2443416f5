import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseTrouble } from '../database-error.ts'
import { type Database, openDatabase } from '../db.ts'
import { isPostmaster } from './postmaster-file.ts'
import { type EmbeddedPostgres, type PostgresEvent, startPostgres } from './postgres.ts'
import { StartError } from '../start-error.ts'

let dataFolder = ''
const running = new Set<EmbeddedPostgres>()

beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-launch-'))
})

afterEach(async () => {
  for (const postgres of running) await stop(postgres)
  await rm(dataFolder, { recursive: true, force: true })
})

async function start(onEvent: (event: PostgresEvent) => void = () => {}): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({ dataFolder, onEvent })
  running.add(postgres)
  return postgres
}

async function stop(postgres: EmbeddedPostgres): Promise<void> {
  running.delete(postgres)
  await postgres.stop()
}

async function using<T>(postgres: EmbeddedPostgres, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(postgres.connection)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

function write(postgres: EmbeddedPostgres): Promise<unknown> {
  const statement = sql`create table kept as select 42 as answer`
  return using(postgres, (database) => statement.execute(database.kysely))
}

function read(postgres: EmbeddedPostgres): Promise<unknown> {
  return using(
    postgres,
    async (database) => (await sql`select answer from kept`.execute(database.kysely)).rows,
  )
}

/** A Bihuan that is killed in the midst of its work: it starts the database and says so, and nothing else. */
async function startElsewhereAndKill(): Promise<void> {
  const module = JSON.stringify(pathToFileURL(path.join(import.meta.dirname, 'postgres.ts')).href)
  const script = `const { startPostgres } = await import(${module})
    await startPostgres({ dataFolder: ${JSON.stringify(dataFolder)} })
    console.log('started')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function runningPid(): Promise<number> {
  const text = await readFile(path.join(dataFolder, 'postgres/postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

test('what was written is there after a stop and a start, and nothing else is left', async () => {
  const first = await start()
  await write(first)
  await stop(first)
  expect((await readdir(dataFolder)).toSorted()).toEqual(['bihuan.lock', 'postgres', 'postgres.log'])
  const second = await start()
  expect(second.isAdopted).toBe(false)
  expect(await read(second)).toEqual([{ answer: 42 }])
})

test('the database that a killed Bihuan left running is taken over', async () => {
  await startElsewhereAndKill()
  const left = await runningPid()
  const postgres = await start()
  expect(postgres.isAdopted).toBe(true)
  expect(postgres.pid()).toBe(left)
  await stop(postgres)
  expect(await isPostmaster(left, path.join(dataFolder, 'postgres'))).toBe(false)
})

test('the database comes up by itself after Bihuan and database were both killed', async () => {
  await startElsewhereAndKill()
  process.kill(await runningPid(), 'SIGKILL')
  const postgres = await start()
  expect(postgres.isAdopted).toBe(false)
  await write(postgres)
  expect(await read(postgres)).toEqual([{ answer: 42 }])
})

test('a database that dies is started again, and queries go on by themselves', async () => {
  const restarted = Promise.withResolvers<void>()
  const postgres = await start((event) => {
    if (event.type === 'restarted') restarted.resolve()
  })
  await using(postgres, async (database) => {
    await sql`create table kept as select 42 as answer`.execute(database.kysely)
    process.kill(postgres.pid(), 'SIGKILL')
    const during = await sql`select pg_sleep(5)`.execute(database.kysely).catch((error: unknown) => error)
    expect(databaseTrouble(during)).toBe('unavailable')
    await restarted.promise
    const { rows } = await sql`select answer from kept`.execute(database.kysely)
    expect(rows).toEqual([{ answer: 42 }])
  })
})

test('an adopted database that dies is started again', async () => {
  await startElsewhereAndKill()
  const restarted = Promise.withResolvers<void>()
  const postgres = await start((event) => {
    if (event.type === 'restarted') restarted.resolve()
  })
  process.kill(postgres.pid(), 'SIGKILL')
  await restarted.promise
  await write(postgres)
  expect(await read(postgres)).toEqual([{ answer: 42 }])
})

test('a second Bihuan on the same data is refused in both languages', async () => {
  await start()
  const second = await startPostgres({ dataFolder }).catch((error: unknown) => error)
  expect(second).toBeInstanceOf(StartError)
  expect(second).toMatchObject({ code: 'FOLDER_IN_USE' })
  expect(String(second)).toMatch(/正被另一个 Bihuan 使用[^]*in use by another Bihuan/)
})

test('data of another major version is refused', async () => {
  await mkdir(path.join(dataFolder, 'postgres'))
  await writeFile(path.join(dataFolder, 'postgres/PG_VERSION'), '17\n')
  await expect(start()).rejects.toMatchObject({ code: 'OTHER_VERSION' })
})

test('a claim in the name of a process that is not a database is stale', async () => {
  const first = await start()
  await write(first)
  await stop(first)
  const lines = [process.ppid, path.join(dataFolder, 'postgres'), 0, 5432, dataFolder, '', '', 'ready']
  await writeFile(path.join(dataFolder, 'postgres/postmaster.pid'), lines.join('\n'))
  expect(await read(await start())).toEqual([{ answer: 42 }])
})

test('what an interrupted first start left behind is cleared away', async () => {
  await mkdir(path.join(dataFolder, 'postgres.new-abc'))
  await start()
  expect(await readdir(dataFolder)).not.toContain('postgres.new-abc')
})

test('a data folder with a name too long for a socket works', async () => {
  const short = dataFolder
  dataFolder = path.join(dataFolder, '长'.repeat(40))
  const postgres = await start()
  await write(postgres)
  await stop(postgres)
  expect(await readdir(path.dirname(postgres.connection.host))).not.toContain(
    path.basename(postgres.connection.host),
  )
  dataFolder = short
})
