import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { isReachable } from '../kernel/postgres/runner.ts'
import { explainStart } from '../kernel/start-error.ts'

const program = path.join(import.meta.dirname, 'serve.ts')
const nobody = { uid: 65534, gid: 65534 }
const isRoot = process.getuid?.() === 0
// Root may write anywhere. It stands in for an ordinary user where that user can reach the checkout; else the run of the
// same tests as an ordinary user has to do.
const canBeOrdinary = !isRoot || (await isReachable(program, nobody))
const ordinary = isRoot ? nobody : {}
let folder = ''
const begun = new Set<ChildProcess>()

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-start-'))
  if (isRoot) await chown(folder, nobody.uid, nobody.gid)
})

afterEach(async () => {
  for (const child of begun) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null
    if (!hasEnded && child.kill('SIGTERM')) await once(child, 'exit')
  }
  begun.clear()
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true, force: true })
})

function start(environment: Record<string, string>, user: { uid?: number; gid?: number } = {}): ChildProcess {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [program], {
    env: { PATH, HOME: folder, PORT: '0', BIHUAN_DATA: path.join(folder, 'data'), ...environment },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  begun.add(child)
  return child
}

/** How a start that fails ends: what it says, which must be an explanation and no stack. */
async function failure(
  environment: Record<string, string>,
  user: { uid?: number; gid?: number } = {},
): Promise<string> {
  const child = start(environment, user)
  if (child.stderr === null) throw new Error('the program has no standard error')
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect({ said, code }).toEqual({ said: expect.not.stringMatching(/\n\s+at /), code: 1 })
  expect(said.trim().split('\n')).toHaveLength(2)
  return said
}

test('a plain file in the place of the data folder, or above it', async () => {
  await writeFile(path.join(folder, 'data'), '')
  const inPlace = await failure({})
  expect(inPlace).toMatch(/应为目录，却是文件[^]*BIHUAN_DATA[^]*has to be a folder/)
  expect(await failure({ BIHUAN_DATA: path.join(folder, 'data/below') })).toContain('has to be a folder')
})

test('a log that cannot be written: a folder has its name, or a file is above it', async () => {
  await mkdir(path.join(folder, 'log'))
  expect(await failure({ BIHUAN_LOG: path.join(folder, 'log') })).toMatch(/log 应为文件[^]*BIHUAN_LOG/)
  await writeFile(path.join(folder, 'file'), '')
  expect(await failure({ BIHUAN_LOG: path.join(folder, 'file/bihuan.log') })).toMatch(
    /应为目录[^]*BIHUAN_LOG/,
  )
})

test('a lock that is broken, or a folder in its place', async () => {
  await mkdir(path.join(folder, 'data'))
  await writeFile(path.join(folder, 'data/bihuan.lock'), 'not a lock at all'.repeat(100))
  expect(await failure({})).toMatch(/锁文件[^]*bihuan\.lock is broken/)
  await rm(path.join(folder, 'data/bihuan.lock'))
  await mkdir(path.join(folder, 'data/bihuan.lock'))
  expect(await failure({})).toMatch(/bihuan\.lock has to be a file/)
})

test('a secret that is too short', async () => {
  await mkdir(path.join(folder, 'data'))
  await writeFile(path.join(folder, 'data/secret'), 'short')
  expect(await failure({})).toMatch(/密钥不完整[^]*Remove the file/)
})

test('a port that is in use, and an address that is not of this machine', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  expect(await failure({ PORT: port })).toMatch(new RegExp(`${port} 已被占用[^]*${port} is in use`))
  other.close()
  expect(await failure({ HOST: '192.0.2.1' })).toMatch(
    /192\.0\.2\.1 不是本机的地址[^]*no address of this machine/,
  )
  expect(await failure({ HOST: 'nowhere.invalid' })).toContain('nowhere.invalid is no address')
})

test.skipIf(!canBeOrdinary)(
  'a data folder that this user cannot write, or that is somebody else’s',
  async () => {
    await mkdir(path.join(folder, 'closed'), { mode: 0o500 })
    if (isRoot) await chown(path.join(folder, 'closed'), nobody.uid, nobody.gid)
    const below = await failure({ BIHUAN_DATA: path.join(folder, 'closed/data') }, ordinary)
    expect(below).toMatch(/不能读写[^]*closed[^]*BIHUAN_DATA[^]*cannot read or write/)
    expect(await failure({ BIHUAN_DATA: '/usr/share' }, ordinary)).toMatch(/属于 root[^]*Start as root/)
    expect(await failure({ BIHUAN_LOG: '/usr/share/bihuan.log' }, ordinary)).toMatch(/BIHUAN_LOG/)
  },
)

test.skipIf(!canBeOrdinary)('a secret that this user cannot read', async () => {
  await mkdir(path.join(folder, 'data'))
  await writeFile(path.join(folder, 'data/secret'), 'x'.repeat(64), { mode: 0 })
  if (isRoot)
    for (const name of ['data', 'data/secret']) await chown(path.join(folder, name), nobody.uid, nobody.gid)
  expect(await failure({}, ordinary)).toMatch(/不能读写[^]*secret/)
})

test.skipIf(!canBeOrdinary)('a database of another owner', async () => {
  await mkdir(path.join(folder, 'data'))
  await symlink('/usr/share', path.join(folder, 'data/postgres'))
  if (isRoot) await chown(path.join(folder, 'data'), nobody.uid, nobody.gid)
  expect(await failure({}, ordinary)).toMatch(/postgres 属于用户 root[^]*belongs to the user root/)
})

// A full and a read-only disk need a file system of one's own, so these are the errors that Linux gives there.
test.each([
  ['ENOSPC', /磁盘已满[^]*disk is full/],
  ['EDQUOT', /磁盘已满[^]*disk is full/],
  ['EROFS', /只读[^]*read-only/],
])('%s is explained wherever it comes up', (code, words) => {
  const error = Object.assign(new Error(code), { code, syscall: 'mkdir', path: '/data/files' })
  const place = { dataFolder: '/data', logTo: '/data/bihuan.log', host: '127.0.0.1', port: 8080 }
  const { zh, en } = explainStart(error, place)
  expect(`${zh}\n${en}`).toMatch(words)
})

test('the number that a mistake of ours is told by leads to its stack in the log', async () => {
  const dataFolder = path.join(folder, 'data')
  const child = start({})
  let said = ''
  for await (const piece of child.stdout ?? []) {
    said += String(piece)
    if (/set-up link/.test(said)) break
  }
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
  const socket = path.join(dataFolder, 'postgres')
  const password = (await readFile(path.join(socket, 'bihuan.password'), 'utf8')).trim()
  const client = new pg.Client({ host: socket, user: 'bihuan', password, database: 'bihuan' })
  await client.connect()
  await client.query('alter table setup_token rename to setup_token_elsewhere')
  await client.end()
  const response = await fetch(`${origin}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      token: 'a token that nobody issued',
      organizationName: '某区',
      name: '张三',
      username: 'zhang.san',
      password: 'zhang-san-password',
      isCoordinator: false,
    }),
  })
  expect(response.status).toBe(500)
  const answer = z.object({ data: z.object({ id: z.string() }) }).parse(await response.json())
  child.kill('SIGTERM')
  await once(child, 'exit')
  const lines = (await readFile(path.join(dataFolder, 'bihuan.log'), 'utf8')).trim().split('\n')
  const told = lines
    .map((line): unknown => JSON.parse(line))
    .find((line) => {
      const { id, msg } = z.object({ id: z.string().optional(), msg: z.string() }).parse(line)
      return id === answer.data.id && msg === 'unexpected error'
    })
  expect(told).toMatchObject({
    level: 'error',
    err: { type: expect.any(String), stack: expect.stringMatching(/\n {4}at .*\.ts:\d+/) },
  })
  expect(lines.join('\n')).not.toMatch(/zhang|张三|某区/)
})
