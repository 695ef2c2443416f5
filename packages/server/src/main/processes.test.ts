import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { serverIn } from '../testing/killed-server.ts'
import { type Connection, connectTo, linesOf, pidOf } from '../testing/several-processes.ts'

const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-processes-'))
const server = serverIn(dataFolder, { BIHUAN_PROCESSES: '2' })
const account = { username: 'lin.gong', password: 'a long enough password' }
const open: { close(): void }[] = []
let address = ''
let token: string | null = null
let cookie = ''

beforeAll(async () => {
  ;({ address, setupToken: token } = await server.start(true))
})

afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

afterAll(async () => {
  await server.end('SIGTERM')
  await rm(dataFolder, { recursive: true, force: true })
})

async function both(): Promise<[Connection, Connection]> {
  const connections = await Promise.all([1, 2].map((worker) => connectTo({ address, dataFolder }, worker)))
  open.push(...connections)
  const [one, two] = connections
  if (!one || !two) throw new Error('there are not two connections')
  return [one, two]
}

test('the set-up link works once over all processes', async () => {
  const first = { organizationName: '某区', name: '林工', isCoordinator: true, ...account, token }
  const answers = await Promise.all((await both()).map((one) => one.ask('POST', '/setup', { body: first })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('who signs in at one process is signed in at the other, and out of both at once', async () => {
  const [one, two] = await both()
  const signedIn = await one.ask('POST', '/auth/sign-in/username', { body: account })
  cookie = signedIn.cookies.join('; ')
  expect(await two.ask('GET', '/session', { cookie })).toMatchObject({
    status: 200,
    body: { person: { name: '林工' } },
  })
  await two.ask('POST', '/auth/sign-out', { cookie, body: {} })
  expect((await one.ask('GET', '/session', { cookie })).status).toBe(401)
  cookie = (await two.ask('POST', '/auth/sign-in/username', { body: account })).cookies.join('; ')
})

test('wrong passwords are counted over all processes', async () => {
  const connections = await Promise.all([both(), both(), both()])
  const body = { ...account, username: 'nobody', password: 'guessed' }
  const answers = await Promise.all(
    connections.flat().map((at) => at.ask('POST', '/auth/sign-in/username', { body })),
  )
  const codes = answers.map((answer) => z.object({ code: z.string() }).parse(answer.body).code)
  expect(codes.filter((code) => code === 'SIGN_IN_WRONG')).toHaveLength(5)
  expect(codes.filter((code) => code === 'SIGN_IN_WAIT')).toHaveLength(1)
})

function documentOf(lines: number): { readonly id: string; readonly body: FormData } {
  const form = new FormData()
  const id = randomUUID()
  form.append('commandId', id)
  form.append('name', '')
  const words = Array.from(
    { length: lines },
    (_, at) => `${at + 1}．关于“账目不清”问题的整改。已清理账目${at}项。`,
  )
  form.append('file', new File([words.join('\n')], '通报.txt'))
  return { id, body: form }
}

test('a document that is sent to two processes is read once', async () => {
  const { id, body } = documentOf(3)
  const [one, two] = await both()
  const answers = await Promise.all(
    [one, two].map((at) => at.ask('POST', '/intake/readings', { cookie, body })),
  )
  const same = { status: 200, body: { id } }
  expect(answers).toMatchObject([same, same])
  const drafts = (): Promise<unknown> =>
    two.ask('GET', '/intake/drafts', { cookie }).then((told) => told.body)
  await expect.poll(drafts).toMatchObject([{ id }])
})

/** Begins to send a file and never ends it; the connection goes to either process. */
function beginUpload(): Promise<void> {
  const { hostname, port, host, origin } = new URL(address)
  const socket = connect(Number(port), hostname)
  open.push({ close: () => socket.destroy() })
  socket.write(
    `POST /api/files HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\n` +
      'x-file-name: a.txt\r\ncontent-length: 1000\r\n\r\n',
  )
  return new Promise((resolve) => socket.on('error', () => {}).once('close', resolve))
}

/** Waits until so many processes have begun to answer, those that ended since among them. */
async function answering(count: number): Promise<void> {
  const begun = async (): Promise<number> =>
    (await linesOf(dataFolder)).filter(({ msg }) => msg === 'a process answers').length
  await expect.poll(begun).toBe(count)
}

/** Files that are being written. */
async function arriving(): Promise<number> {
  const names = await readdir(path.join(dataFolder, 'files/incoming'))
  return names.filter((name) => name.endsWith('.part')).length
}

test('files on their way are counted over all processes, and those of killed ones no more', async () => {
  const [one, two] = await both()
  const cut = Promise.all([beginUpload(), beginUpload(), beginUpload()])
  await expect.poll(arriving, { interval: 5 }).toBe(3)
  const upload = async (by: Connection): Promise<number> =>
    (await by.ask('POST', '/files?name=a.txt', { cookie, body: { evidence: 'of this' } })).status
  expect([await upload(one), await upload(two)]).toEqual([429, 429])
  for (const worker of [1, 2]) process.kill(await pidOf(dataFolder, worker), 'SIGKILL')
  await cut
  await answering(4)
  expect(await upload((await both())[0])).toBe(201)
})

test('a document goes on being read when the process that took it is killed, and another takes its place', async () => {
  const [one, two] = await both()
  const { id, body } = documentOf(300)
  // Broken off, or answered on a machine that is slow to kill.
  const sent = one.ask('POST', '/intake/readings', { cookie, body }).catch(() => null)
  const reading = (): Promise<unknown> =>
    two.ask('GET', `/intake/readings/${id}`, { cookie }).then(({ body: told }) => told)
  await expect.poll(reading, { interval: 5 }).toMatchObject({ id })
  process.kill(await pidOf(dataFolder, 1), 'SIGKILL')
  await sent
  await expect.poll(reading).toMatchObject({ state: 'done' })
  await answering(5)
})

test('a file that is ordered at one process is made where they are kept, and told of and given at the other', async () => {
  const [one, two] = await both()
  const about = { commandId: randomUUID(), name: '巡察整改', inspectingBody: null, feedbackOn: null }
  const { body } = await one.ask('POST', '/rectifications', { cookie, body: about })
  const { id: rectificationId } = z.object({ id: z.string() }).parse(body)
  const id = randomUUID()
  const wish = { rectificationId, file: { kind: 'ledger', format: 'xlsx', query: {} } }
  // Broken off with the process that took it, or answered on a machine that is slow to kill.
  const sent = one.ask('PUT', `/outputs/${id}`, { cookie, body: wish }).catch(() => null)
  const told = (): Promise<unknown> => two.ask('GET', '/outputs', { cookie }).then((answer) => answer.body)
  await expect.poll(told, { interval: 5 }).toMatchObject([{ id }])
  process.kill(await pidOf(dataFolder, 1), 'SIGKILL')
  await sent
  await expect.poll(told).toMatchObject([{ id, state: 'done' }])
  await answering(6)
  for (const at of await both()) {
    const { status } = await at.ask('HEAD', `/outputs/${id}/file`, { cookie })
    expect(status).toBe(200)
  }
  const file = await fetch(`${address}/api/outputs/${id}/file`, { headers: { cookie } })
  const bytes = Buffer.from(await file.arrayBuffer())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
})

/** A connection to this one of the processes, as it is; what comes over it, all together. */
async function socketTo(worker: number): Promise<{ socket: Socket; heard: () => string }> {
  const { hostname, port, host } = new URL(address)
  for (;;) {
    const socket = connect(Number(port), hostname)
    open.push({ close: () => socket.destroy() })
    let text = ''
    socket.on('data', (bytes) => (text += bytes.toString())).on('error', () => {})
    socket.write(`GET /api/health HTTP/1.1\r\nhost: ${host}\r\n\r\n`)
    const idIn = (): string | undefined => /x-request-id: (\S+)/i.exec(text)?.[1]
    await expect.poll(idIn, { interval: 5 }).toBeDefined()
    const id = idIn()
    const lineOf = async (): Promise<number | undefined> =>
      (await linesOf(dataFolder)).find((line) => line.id === id)?.worker
    await expect.poll(lineOf, { interval: 5 }).toBeDefined()
    if ((await lineOf()) === worker) return { socket, heard: () => text }
    socket.destroy()
  }
}

test('a file that is under way at one process arrives whole, though another ends and its successor begins meanwhile', async () => {
  const { socket, heard } = await socketTo(1)
  const { host, origin } = new URL(address)
  const before = await arriving()
  const content = `办法已经印发。${randomUUID()}`
  const bytes = Buffer.from(content)
  socket.write(
    `POST /api/files?name=a.txt HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\n` +
      `content-length: ${bytes.length}\r\n\r\n`,
  )
  socket.write(bytes.subarray(0, 5))
  await expect.poll(arriving, { interval: 5 }).toBe(before + 1)
  process.kill(await pidOf(dataFolder, 2), 'SIGKILL')
  await answering(7)
  expect(await arriving()).toBe(before + 1)
  socket.write(bytes.subarray(5))
  await expect.poll(heard).toContain(`"size":${bytes.length}`)
})

test.skipIf(process.platform === 'win32')(
  'whose connection a process had not taken yet when it was killed is not left waiting',
  async () => {
    const pids = await Promise.all([1, 2].map((worker) => pidOf(dataFolder, worker)))
    for (const pid of pids) process.kill(pid, 'SIGSTOP')
    const asked = Promise.allSettled([1, 2, 3].map(() => fetch(`${address}/api/health`)))
    const waiting = (): Promise<unknown> =>
      Promise.race([asked.then(() => 'over'), new Promise((resolve) => setImmediate(resolve, 'waiting'))])
    expect(await waiting()).toBe('waiting')
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    await asked
    await answering(9)
  },
)

test('one that is told to end means all: they end in order, and the log of all is of whole lines', async () => {
  const ended = server.ended()
  process.kill(await pidOf(dataFolder, 2), 'SIGTERM')
  expect(await ended).toBe(0)
  await expect(readFile(path.join(dataFolder, 'postgres/postmaster.pid'))).rejects.toThrow('ENOENT')
  const lines = await linesOf(dataFolder)
  expect(lines.at(-1)?.msg).toBe('stopped')
  expect(new Set(lines.map(({ worker }) => worker))).toEqual(new Set([undefined, 1, 2]))
  expect(lines.filter(({ msg }) => /has ended/.test(msg))).toHaveLength(7)
})
