import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { create, list } from 'tar'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../kernel/config.ts'
import { memoryLog } from '../testing/memory-log.ts'
import { readDemoRecord } from '../world/demo-record.ts'
import { serve } from './serving.ts'
import { openStorage } from './storage.ts'

const cli = path.resolve(import.meta.dirname, '../../../cli/bin/bihuan.js')
const home = await mkdtemp(path.join(os.tmpdir(), 'bihuan-backup-'))
const dataFolder = path.join(home, 'data')
let folder = ''
let demo: ChildProcess

beforeAll(async () => {
  const { DATABASE_URL: _, ...environment } = process.env
  demo = spawn(process.execPath, [path.join(import.meta.dirname, 'demo.ts')], {
    env: { ...environment, BIHUAN_DATA: dataFolder, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const piece of demo.stdout ?? []) if (String(piece).includes('Demo sign-ins')) break
})

afterAll(async () => {
  demo.kill('SIGKILL')
  await rm(home, { recursive: true, force: true })
})

beforeEach(async () => {
  folder = await mkdtemp(path.join(home, 'test-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** The command as a person types it. */
async function bihuan(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ code: unknown; said: string }> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, [cli, ...words], {
    env: { ...inherited, BIHUAN_DATA: dataFolder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, said: out + error }
}

function configFor(place: string) {
  const config = readConfig({ BIHUAN_DATA: place, PORT: '0' })
  if (!config.ok) throw new Error(config.refusal.en)
  return config.value
}

async function expectEvidenceReadable(place: string): Promise<void> {
  const storage = await openStorage(configFor(place), memoryLog())
  try {
    const { rows } = await sql<{ sha256: string }>`select sha256 from files`.execute(storage.database.kysely)
    expect(rows.length).toBeGreaterThan(0)
    for (const { sha256 } of rows) {
      const stream = await storage.files.openFile(sha256)
      const bytes = typeof stream === 'string' ? Buffer.of() : await buffer(stream)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
  } finally {
    await storage.close()
  }
}

async function expectJournalVerifies(place: string): Promise<void> {
  const record = await readDemoRecord(place)
  const coordinator =
    record?.state === 'loaded' ? record.accounts.find(({ role }) => role === 'coordinator') : undefined
  const running = await serve(configFor(place), { log: memoryLog() })
  try {
    const call = async (where: string, cookie: string, body?: object): Promise<Response> =>
      fetch(`${running.address}/api${where}`, {
        headers: { cookie, origin: running.address, 'content-type': 'application/json' },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      })
    const { username, password } = coordinator ?? {}
    const signedIn = await call('/auth/sign-in/username', '', { username, password })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const { rectifications } = z
      .object({ rectifications: z.array(z.object({ id: z.string() })) })
      .parse(await (await call('/rectifications', cookie)).json())
    expect(rectifications.length).toBeGreaterThan(0)
    for (const { id } of rectifications) {
      const verified = await call(`/rectifications/${id}/journal/verification`, cookie)
      expect(await verified.json()).toMatchObject({ isValid: true, firstBrokenSequence: null })
    }
  } finally {
    await running.stop()
  }
}

test('a folder that a running Bihuan uses is not copied', async () => {
  const answer = await bihuan(['backup', path.join(folder, 'a.tgz')])
  expect(answer).toEqual({
    code: 1,
    said: expect.stringMatching(/正被另一个 Bihuan 使用[^]*in use by another Bihuan/),
  })
  expect(await readdir(folder)).toEqual([])
})

test('what a killed server left running is closed, copied, restored elsewhere, and all of it is there', async () => {
  demo.kill('SIGKILL')
  await once(demo, 'exit')
  const file = path.join(folder, '备份.tgz')
  const written = await bihuan(['backup', file])
  expect(written).toEqual({ code: 0, said: expect.stringMatching(/was closed in order[^]*Written/) })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const names: string[] = []
  await list({ file, onReadEntry: (entry) => void names.push(entry.path) })
  expect(names).toEqual(expect.arrayContaining(['secret', 'demo.json', 'postgres/PG_VERSION', 'bihuan.log']))
  expect(
    names.filter((name) => /bihuan\.lock|postmaster\.pid|\.s\.PGSQL|postgres-program/.test(name)),
  ).toEqual([])
  const restored = path.join(folder, 'restored')
  expect(await bihuan(['restore', file, restored])).toMatchObject({ code: 0 })
  await expectEvidenceReadable(restored)
  await expectJournalVerifies(restored)
  const log = await readFile(path.join(restored, 'postgres.log'), 'utf8')
  expect(log).not.toMatch(/not properly shut down|interrupted/)
})

test('an archive is neither written over nor put into the folder that it holds, nor where nobody can write', async () => {
  const file = path.join(folder, 'a.tgz')
  await writeFile(file, 'precious')
  expect(await bihuan(['backup', file])).toMatchObject({
    code: 1,
    said: expect.stringMatching(/已存在[^]*exists/),
  })
  expect(await readFile(file, 'utf8')).toBe('precious')
  const inside = await bihuan(['backup', path.join(dataFolder, 'a.tgz')])
  expect(inside).toMatchObject({ code: 1, said: expect.stringContaining('cannot lie in the data folder') })
  const nowhere = await bihuan(['backup', path.join(folder, 'none', 'a.tgz')])
  expect(nowhere).toMatchObject({ code: 1, said: expect.stringContaining('ENOENT') })
  expect(await bihuan(['backup'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('bihuan backup'),
  })
})

test('with a database elsewhere the files are archived, and it is said how to dump the database', async () => {
  const file = path.join(folder, 'files.tgz')
  const answer = await bihuan(['backup', file], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  expect(answer).toEqual({ code: 0, said: expect.stringMatching(/pg_dump --format=custom/) })
  const names: string[] = []
  await list({ file, onReadEntry: (entry) => void names.push(entry.path) })
  expect(names).toEqual(expect.arrayContaining(['secret']))
  expect(names.filter((name) => name.startsWith('postgres'))).toEqual([])
})

test('evidence on another disk, which a link leads to, is in the archive; another Bihuan’s folder and files to fetch are not', async () => {
  const place = path.join(folder, 'linked')
  await mkdir(path.join(folder, 'disk/ab'), { recursive: true })
  await writeFile(path.join(folder, 'disk/ab/evidence'), 'seen')
  await mkdir(path.join(place, 'demo/files'), { recursive: true })
  await writeFile(path.join(place, 'demo/bihuan.lock'), '')
  await symlink(path.join(folder, 'disk'), path.join(place, 'files'))
  await mkdir(path.join(place, 'outputs'))
  await writeFile(path.join(place, 'outputs/waits'), 'to be fetched')
  const file = path.join(folder, 'a.tgz')
  expect(
    await bihuan(['backup', file], { BIHUAN_DATA: place, DATABASE_URL: 'postgres://elsewhere/b' }),
  ).toMatchObject({ code: 0 })
  const restored = path.join(folder, 'restored')
  expect(await bihuan(['restore', file, restored])).toMatchObject({ code: 0 })
  expect(await readFile(path.join(restored, 'files/ab/evidence'), 'utf8')).toBe('seen')
  expect(await readdir(restored)).toEqual(['files'])
})

test('a restore leaves a folder with anything in it alone', async () => {
  await writeFile(path.join(folder, 'mine'), '')
  const answer = await bihuan(['restore', path.join(folder, 'any.tgz'), folder])
  expect(answer).toMatchObject({ code: 1, said: expect.stringMatching(/不是空目录[^]*not an empty folder/) })
  expect(await readdir(folder)).toEqual(['mine'])
})

test('what would be run as the compiled program is not taken out of an archive', async () => {
  const source = path.join(folder, 'source')
  for (const name of ['files', 'compiled']) {
    await mkdir(path.join(source, name), { recursive: true })
    await writeFile(path.join(source, name, 'a'), name)
  }
  const archive = path.join(folder, 'foreign.tgz')
  await create({ cwd: source, file: archive, gzip: true }, ['files', 'compiled'])
  const target = path.join(folder, 'target')
  expect(await bihuan(['restore', archive, target])).toMatchObject({ code: 0 })
  expect(await readdir(target)).toEqual(['files'])
})

test('an archive that is cut off, strange or leaves its folder is refused, and nothing is left', async () => {
  const source = path.join(folder, 'source')
  await mkdir(path.join(source, 'files'), { recursive: true })
  await writeFile(path.join(source, 'files/a'), Buffer.alloc(200_000, 'abc'))
  const cut = path.join(folder, 'cut.tgz')
  await create({ cwd: source, file: cut, gzip: true }, ['files'])
  await truncate(cut, (await stat(cut)).size - 40)
  const link = path.join(folder, 'link.tgz')
  await symlink('/etc', path.join(source, 'files/out'))
  await create({ cwd: source, file: link, gzip: true }, ['files'])
  const out = path.join(folder, 'out.tgz')
  await create({ cwd: path.join(source, 'files'), file: out, gzip: true, preservePaths: true }, [
    '../files/a',
  ])
  const absolute = path.join(folder, 'absolute.tgz')
  await create({ file: absolute, gzip: true, preservePaths: true }, [path.join(source, 'files/a')])
  const other = path.join(folder, 'other.tgz')
  await create({ cwd: source, file: other, gzip: true, prefix: 'photos' }, ['files/a'])
  const noArchive = path.join(folder, 'words.tgz')
  await writeFile(noArchive, 'no archive at all')
  const missing = path.join(folder, 'missing.tgz')
  for (const file of [cut, link, out, absolute, other, noArchive, missing]) {
    const target = path.join(folder, 'target')
    const answer = await bihuan(['restore', file, target])
    expect({ file, ...answer }).toMatchObject({
      code: 1,
      said: expect.stringMatching(/没有恢复任何内容[^]*Nothing was restored/),
    })
    expect(await readdir(target)).toEqual([])
  }
})

test.skipIf(process.platform === 'win32')(
  'a restore that finds no place for a file says so and leaves nothing of the others',
  async () => {
    const source = path.join(folder, 'source')
    await mkdir(path.join(source, 'files'), { recursive: true })
    for (let at = 0; at < 300; at += 1)
      await writeFile(
        path.join(source, 'files', `${at}`),
        Buffer.alloc(at === 20 ? 4_000_000 : 20_000, 'abc'),
      )
    const file = path.join(folder, 'whole.tgz')
    await create({ cwd: source, file, gzip: true }, ['files'])
    const target = path.join(folder, 'target')
    // No file may become larger than that, which stops one of them as a full disk does.
    const restore = ['-c', 'ulimit -f 1000 && exec "$0" "$@"', process.execPath, cli, 'restore', file, target]
    const child = spawn('/bin/sh', restore, { stdio: ['ignore', 'ignore', 'pipe'] })
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/写不进[^]*cannot be written \(EFBIG\)/),
    })
    expect(await readdir(target)).toEqual([])
  },
)
