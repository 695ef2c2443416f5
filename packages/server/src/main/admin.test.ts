import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const command = fileURLToPath(new URL('../../../cli/bin/bihuan.js', import.meta.url))
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-admin-'))
const { DATABASE_URL: _, ...inherited } = process.env
const environment = { ...inherited, BIHUAN_DATA: dataFolder, PORT: '0' }
let server: ChildProcess | null = null
let address = ''

afterAll(async () => {
  await stop()
  await rm(dataFolder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  const program = path.join(import.meta.dirname, 'serve.ts')
  const started = spawn(process.execPath, [program], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = started
  let said = ''
  for await (const chunk of started.stdout) {
    said += String(chunk)
    address = /Bihuan is running: (\S+)/.exec(said)?.[1] ?? ''
    if (address !== '') return
  }
  throw new Error(`the server ended while starting: ${said}`)
}

async function stop(): Promise<void> {
  if (server === null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  server = null
}

async function admin(
  ...words: string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly error: string }> {
  const child = spawn(process.execPath, [command, 'admin', ...words], { env: environment })
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code: typeof code === 'number' ? code : null, out, error }
}

function post(where: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: address }
  return fetch(address + where, { method: 'POST', headers, body: JSON.stringify(body) })
}

const tokenIn = (out: string): string => /\/setup\?token=([\w-]+)/.exec(out)?.[1] ?? ''
const passwordIn = (out: string): string => /^ {2}(\w{14})$/m.exec(out)?.[1] ?? ''

test('what is not understood ends with 2, and an empty data folder is named and left empty', async () => {
  expect(await admin('fly')).toMatchObject({ code: 2, error: expect.stringContaining('Usage') })
  expect(await admin('reset-password')).toMatchObject({ code: 2 })
  expect(await admin('link')).toMatchObject({ code: 1, error: expect.stringContaining(dataFolder) })
  expect(existsSync(path.join(dataFolder, 'postgres'))).toBe(false)
})

test('a lost set-up link is made anew beside the running server, and works once', async () => {
  await start()
  expect(await admin('reset-password', 'lin.gong')).toMatchObject({
    code: 1,
    error: expect.stringContaining('Nobody'),
  })
  const link = await admin('link')
  expect(link.code).toBe(0)
  const person = { organizationName: '某区', name: '林工', username: 'lin.gong', isCoordinator: true }
  const first = { ...person, password: 'a long enough password', token: tokenIn(link.out) }
  expect((await post('/api/setup', first)).status).toBe(200)
  expect(await admin('link')).toMatchObject({ code: 1, error: expect.stringContaining('Set-up is done') })
})

test('a password is reset beside the running server, and has to be changed', async () => {
  expect(await admin('reset-password', 'nobody')).toMatchObject({
    code: 1,
    error: expect.stringContaining('“nobody”'),
  })
  const reset = await admin('reset-password', 'Lin.Gong')
  expect(reset).toMatchObject({ code: 0, error: '' })
  const credentials = { username: 'lin.gong', password: passwordIn(reset.out) }
  const signedIn = await post('/api/auth/sign-in/username', credentials)
  expect(signedIn.status).toBe(200)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const session = await fetch(`${address}/api/session`, { headers: { cookie } })
  expect(await session.json()).toMatchObject({ barrier: 'PASSWORD_CHANGE_NEEDED' })
})

test('the numbers of departments are held against the records beside the running server', async () => {
  expect(await admin('recount')).toMatchObject({
    code: 0,
    error: '',
    out: expect.stringContaining('与记录一致'),
  })
})

test('a password is reset while no server runs, and the database is stopped again', async () => {
  await stop()
  const reset = await admin('reset-password', 'lin.gong')
  expect(reset).toMatchObject({ code: 0, error: '' })
  expect(existsSync(path.join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(false)
  await start()
  const credentials = { username: 'lin.gong', password: passwordIn(reset.out) }
  expect((await post('/api/auth/sign-in/username', credentials)).status).toBe(200)
})
