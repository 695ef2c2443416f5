import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../kernel/db.ts'
import { issueSetupToken } from '../kernel/auth/setup-token.store.ts'
import type { HttpServer } from '../kernel/http/server.ts'
import { memoryLog } from '../testing/memory-log.ts'
import { type Relay, relayTo } from '../testing/relay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { wholeServer } from '../testing/whole-server.ts'

const { address } = await testDatabase()
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-serve-'))
const log = memoryLog()
const password = 'a long enough password'
let relay: Relay
let server: HttpServer
let cookie = ''
let token = ''

beforeAll(async () => {
  relay = await relayTo(address)
  const database = openDatabase(address)
  token = (await issueSetupToken(database.kysely)) ?? ''
  await database.close()
  server = await wholeServer(relay.address, folder, log)
})

afterAll(async () => {
  await server.stop()
  relay.close()
  await rm(folder, { recursive: true, force: true })
})

function post(where: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie }
  return fetch(server.address + where, { method: 'POST', headers, body: JSON.stringify(body) })
}

function get(where: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.address + where, { headers: { cookie, ...headers } })
}

function upload(name: string, content: string): Promise<Response> {
  const headers = { 'x-file-name': encodeURIComponent(name), cookie }
  return fetch(`${server.address}/api/files`, { method: 'POST', headers, body: content })
}

test('the set-up link works once, and then its administrator signs in', async () => {
  const first = { organizationName: '某区', name: '管理员', username: 'admin', password, isCoordinator: true }
  expect((await post('/api/setup', { ...first, token: 'wrong' })).status).toBe(403)
  expect((await post('/api/setup', { ...first, token })).status).toBe(200)
  const again = await post('/api/setup', { ...first, token })
  expect(await again.json()).toMatchObject({ code: 'SETUP_DONE' })
  expect((await get('/api/session')).status).toBe(401)
  const signedIn = await post('/api/auth/sign-in/username', { username: 'admin', password })
  expect(signedIn.status).toBe(200)
  cookie = signedIn.headers.getSetCookie()[0] ?? ''
  expect(await (await get('/api/session')).json()).toMatchObject({ person: { name: '管理员' } })
})

test('a file goes in by its content and comes out under its name, whole or in part', async () => {
  const stored = await upload('整改说明.txt', '已完成整改')
  expect(stored.status).toBe(201)
  const { fileId } = z.object({ fileId: z.string() }).parse(await stored.json())
  const whole = await get(`/api/files/${fileId}`)
  expect(await whole.text()).toBe('已完成整改')
  expect(whole.headers.get('content-disposition')).toMatch(/^attachment; .*UTF-8''%E6%95%B4/)
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff')
  const part = await get(`/api/files/${fileId}`, { range: 'bytes=0-2' })
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    '已',
    'bytes 0-2/15',
  ])
  expect((await get(`/api/files/${fileId}`, { range: 'bytes=99-' })).status).toBe(416)
  const etag = whole.headers.get('etag') ?? ''
  expect((await get(`/api/files/${fileId}`, { 'if-none-match': etag })).status).toBe(304)
  expect((await fetch(`${server.address}/api/files/${fileId}`)).status).toBe(401)
  expect((await get('/api/files/01890a5d-ac96-774b-bcce-b302099a8057')).status).toBe(404)
})

function sendDocument(file: File): Promise<Response> {
  const form = new FormData()
  form.append('commandId', randomUUID())
  form.append('name', '')
  form.append('file', file)
  return fetch(`${server.address}/api/intake/readings`, { method: 'POST', headers: { cookie }, body: form })
}

const refused = z.object({ code: z.string() })
const readingNow = z.object({ id: z.string(), state: z.string(), refusal: refused.nullable() })

/** What became of a document: its answer tells only what is known within a second or two, and then one asks again. */
async function endOf(sent: Response): Promise<{ id: string | null; refusal: string | null }> {
  const said: unknown = await sent.json()
  const atOnce = refused.safeParse(said)
  if (atOnce.success) return { id: null, refusal: atOnce.data.code }
  const { id } = readingNow.parse(said)
  const now = async (): Promise<z.infer<typeof readingNow>> =>
    readingNow.parse(await (await get(`/api/intake/readings/${id}`)).json())
  await expect.poll(async () => (await now()).state).toMatch(/^(done|refused)$/)
  return { id, refusal: (await now()).refusal?.code ?? null }
}

test('a document goes in as a form and comes out as it was sent, also one that is no evidence', async () => {
  const page = '<html><body><p>关于“账目不清”问题的整改。</p></body></html>'
  const sent = await sendDocument(new File([page], '网页.html', { type: 'text/html' }))
  expect(sent.status).toBe(200)
  const { id, refusal } = await endOf(sent)
  expect(refusal).toBeNull()
  const shown = await (await get(`/api/intake/drafts/${id}`)).json()
  const { fileId, text: words } = z.object({ fileId: z.string(), text: z.string() }).parse(shown)
  expect(words).toContain('账目不清')
  const original = await get(`/api/files/${fileId}`)
  expect(await original.text()).toBe(page)
  expect(original.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(original.headers.get('content-security-policy')).toContain('sandbox')
})

test('a document may be as large as the readers take, and only from whoever reads documents in', async () => {
  const most = readingLimits.fileBytes
  const large = await sendDocument(new File([Buffer.alloc(most, '一')], '大.txt'))
  expect((await endOf(large)).refusal).toBe('TEXT_TOO_LARGE')
  const larger = await sendDocument(new File([Buffer.alloc(most + 2 * 1024 * 1024)], '更大.txt'))
  expect(await larger.json()).toMatchObject({ code: 'BODY_TOO_LARGE' })
  const signedIn = cookie
  cookie = ''
  const strange = await sendDocument(new File([Buffer.alloc(7 * 1024 * 1024)], '外人.txt'))
  cookie = signedIn
  expect(strange.status).toBe(401)
  const left = await readdir(folder, { recursive: true, withFileTypes: true })
  expect(left.filter((entry) => entry.isFile() && entry.parentPath.endsWith('incoming'))).toEqual([])
})

test('a file that lies about its type is refused in both languages', async () => {
  const response = await upload('报告.pdf', 'not a pdf')
  expect(response.status).toBe(415)
  expect(await response.json()).toMatchObject({
    code: 'FILE_TYPE_MISMATCH',
    data: { message: { zh: expect.stringContaining('.pdf'), en: expect.stringContaining('.pdf') } },
  })
})

test('while the database is away everything says so at once, and afterwards works by itself', async () => {
  relay.cut()
  for (const answer of [
    await get('/api/session'),
    await post('/api/auth/sign-in/username', { username: 'admin', password }),
  ]) {
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('3')
    expect(await answer.json()).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      data: { message: { zh: expect.stringContaining('数据库'), en: expect.stringContaining('database') } },
    })
  }
  const failed = await upload('a.txt', 'evidence')
  expect(failed.status).toBe(503)
  expect((await get('/api/health')).status).toBe(503)
  // Each has tried once and waited for nothing.
  expect(relay.mend()).toBe(4)
  expect((await get('/api/health')).status).toBe(200)
  expect((await get('/api/session')).status).toBe(200)
})

test('the interface describes itself, and the page to read it by fetches nothing from elsewhere', async () => {
  const described = z.object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
  const document = described.parse(await (await get('/api/openapi.json')).json())
  expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) })
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/files', '/auth/sign-in/username', '/session']),
  )
  const page = await (await get('/api/docs')).text()
  expect(page).not.toMatch(/https?:\/\//)
  for (const [, part] of page.matchAll(/(?:src|href)="([^"]+)"/g))
    expect((await get(part ?? '')).status).toBe(200)
})

test('the log holds neither names nor user names nor what was typed', () => {
  const lines = log.lines.join('\n')
  expect(lines).toContain('/api/auth/sign-in/username')
  expect(lines).not.toMatch(/管理员|admin|某区|整改|password"|127\.0\.0\.1/)
})

/** The program as it is really started. */
async function start(environment: Record<string, string>): Promise<ReturnType<typeof spawn>> {
  const { PATH = '' } = process.env
  const program = path.join(import.meta.dirname, 'serve.ts')
  return spawn(process.execPath, [program], {
    env: { PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What a program says, up to a text that it ends with. */
async function saidBy(child: ReturnType<typeof spawn>, last: RegExp): Promise<string> {
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk)
    if (last.test(said)) return said
  }
  throw new Error(`the program ended after saying: ${said}`)
}

test('the program says in both languages where it is, and stops when asked with nothing left running', async () => {
  const dataFolder = path.join(folder, 'data')
  await mkdir(dataFolder)
  await writeFile(path.join(dataFolder, 'bihuan.conf'), 'HOST=0.0.0.0\n')
  const child = await start({ BIHUAN_DATA: dataFolder })
  const said = await saidBy(child, /set-up link/)
  expect(said).toMatch(/闭环已启动：(http:\S+)\nBihuan is running: \1/)
  // Everybody in the office has to be able to open what it says, the set-up link too.
  expect(said).not.toContain('//0.0.0.0')
  expect(said).toMatch(/\/setup\?token=[\w-]{32}/)
  const [, origin = ''] = /(http:\S+)/.exec(said) ?? []
  expect(await (await fetch(`${origin}/api/setup`)).json()).toEqual({ isNeeded: true, address: null })
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  await expect(readFile(path.join(dataFolder, 'postgres/postmaster.pid'))).rejects.toThrow('ENOENT')
})

test('a wrong setting ends the start with an explanation in both languages', async () => {
  const child = await start({ PORT: 'eighty' })
  const said = child.stderr ? await text(child.stderr) : ''
  expect(said).toMatch(/设置 PORT[^]*setting PORT/)
})
