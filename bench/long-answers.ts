import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'

const findings = Number(process.env['BIHUAN_BENCH_FINDINGS'] ?? 3_000)
const measuresEach = 3
const claims = Number(process.env['BIHUAN_BENCH_CLAIMS'] ?? 300)
const tell = (line: string): void => void process.stdout.write(`${line}\n`)

const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-long-answers-'))
const program = fileURLToPath(new URL('../packages/server/src/main/start.js', import.meta.url))
const server = spawn(process.execPath, [program], {
  env: { ...process.env, NODE_ENV: 'production', BIHUAN_DATA: folder, PORT: '0', BIHUAN_LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
let said = ''
for await (const part of server.stdout) {
  said += String(part)
  if (/token=\S+\s/.test(said)) break
}
const [, origin = '', token = ''] = /(http:\S+)\/setup\?token=(\S+)/.exec(said) ?? []
const pulse = new Worker(new URL('./pulse.ts', import.meta.url), {
  workerData: { address: `${origin}/api/docs/start.js` },
})
const password = 'a long password for the bench'
const cookies = new Map<string, string>()

type Call = { readonly as?: string; readonly method?: string; readonly body?: object | FormData }

async function ask(where: string, { as = 'admin', method, body }: Call = {}): Promise<Buffer> {
  const isForm = body instanceof FormData
  const response = await fetch(`${origin}/api${where}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      cookie: cookies.get(as) ?? '',
      'accept-encoding': 'gzip',
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const [cookie] = response.headers.getSetCookie()
  if (cookie !== undefined) cookies.set(as, cookie.split(';')[0] ?? '')
  if (!response.ok) throw new Error(`${where}: ${response.status} ${bytes.toString().slice(0, 300)}`)
  return bytes
}

async function json<T>(schema: z.ZodType<T>, where: string, call?: Call): Promise<T> {
  return schema.parse(JSON.parse((await ask(where, call)).toString()))
}

async function longestWait(): Promise<number> {
  pulse.postMessage(null)
  const [longest] = z.tuple([z.number()]).parse(await once(pulse, 'message'))
  return longest
}

/** Carries out one piece of work, and says how long it took and how long somebody else had to wait meanwhile. */
async function measured<T>(name: string, work: () => Promise<T>): Promise<T> {
  await longestWait()
  const begun = performance.now()
  const result = await work()
  const took = performance.now() - begun
  const size = Buffer.isBuffer(result) ? (result.length / 1024).toFixed(0) : ''
  tell(`| ${name} | ${size} | ${took.toFixed(0)} | ${(await longestWait()).toFixed(0)} |`)
  return result
}

const idSchema = z.object({ id: z.string() })
const draftSchema = z.looseObject({
  version: z.int(),
  name: z.string(),
  draft: z.looseObject({
    warnings: z.array(z.unknown()),
    findings: z.array(z.looseObject({ measures: z.array(z.unknown()) })),
  }),
})
const ledgerSchema = z.object({ measures: z.array(z.looseObject({ id: z.string(), version: z.int() })) })

async function signIn(as: string, username: string, secret: string): Promise<void> {
  await ask('/auth/sign-in/username', { as, body: { username, password: secret } })
}

async function person(organizationId: string, username: string, role: string): Promise<string> {
  const appointments = [{ organizationId, role }]
  const added = await json(idSchema.extend({ initialPassword: z.string() }), '/persons', {
    body: { commandId: randomUUID(), name: username, username, appointments },
  })
  await signIn(username, username, added.initialPassword)
  const change = { currentPassword: added.initialPassword, newPassword: password }
  await ask('/auth/change-password', { as: username, body: change })
  return added.id
}

function ledgerOf(count: number): string {
  const rows = Array.from({ length: count }, (_, at) =>
    Array.from(
      { length: measuresEach },
      (__, index) =>
        `${at + 1},第${at + 1}号台账登记与实际不符，经办人没有按月核对第${at % 97}类账目,措施${index + 1}：按月核对第${at + 1}号台账与实物，差异在五个工作日内查清并登记,规划建设局,2026年6月30日`,
    ),
  ).flat()
  return ['序号,问题,整改措施,责任单位,完成时限', ...rows].join('\n')
}

async function read(text: string): Promise<string> {
  const form = new FormData()
  form.append('commandId', randomUUID())
  form.append('name', '大台账')
  form.append('file', new File([text], 'ledger.csv'))
  const reading = z.object({ id: z.string(), state: z.string() })
  const { id, state } = await json(reading, '/intake/readings', { body: form })
  let now = state
  while (now !== 'done') {
    if (now === 'refused') throw new Error('the ledger was refused')
    await new Promise((resolve) => setTimeout(resolve, 100))
    now = (await json(reading, `/intake/readings/${id}`).catch(() => ({ state: 'done' }))).state
  }
  return id
}

async function claim(place: string, measure: { id: string; version: number }, fileId: string): Promise<void> {
  const one = `${place}/measures/${measure.id}`
  const version = z.object({ version: z.int() })
  const report = { commandId: randomUUID(), version: measure.version, text: '已核对。', fileIds: [fileId] }
  const reported = await json(version, `${one}/progress-reports`, { as: 'handler', body: report })
  const body = { commandId: randomUUID(), version: reported.version, claim: '已完成。' }
  await ask(`${one}/closure-requests`, { as: 'handler', body })
}

async function run(): Promise<void> {
  const first = { organizationName: '某区', name: '管理员', username: 'admin', password, isCoordinator: true }
  await ask('/setup', { body: { ...first, token } })
  await signIn('admin', 'admin', password)
  const [root = { id: '' }] = await json(z.array(idSchema), '/organizations')
  const office = { commandId: randomUUID(), name: '规划建设局', parentId: root.id }
  const { id: ownerId } = await json(idSchema, '/organizations', { body: office })
  await person(ownerId, 'head', 'head')
  const handlerId = await person(ownerId, 'handler', 'handler')
  const leaderId = await person(root.id, 'leader', 'leader')
  await person(root.id, 'inspector', 'inspector')

  tell(`${findings} findings with ${measuresEach} measures each, ${claims} claims\n`)
  tell('| answer | KB | ms | longest wait of others, ms |\n| --- | --- | --- | --- |')
  await measured('the description of the interface, first time', () => ask('/openapi.json'))
  await measured('and again', () => ask('/openapi.json'))
  const draftId = await measured('reading the ledger in', () => read(ledgerOf(findings)))
  const place = `/intake/drafts/${draftId}`
  await measured('the draft', () => ask(place))
  const saved = await json(draftSchema, place)
  const { name, draft } = saved
  const change = { version: saved.version, name, draft, acknowledged: draft.warnings.map((_, at) => at) }
  await measured('saving the draft', () => ask(place, { method: 'PUT', body: change }))
  const { version } = await json(draftSchema, place)
  const form = { commandId: randomUUID(), version, name }
  const made = z.object({ rectificationId: z.string() })
  const { rectificationId } = await measured('committing the draft', () =>
    json(made, `${place}/rectification`, { body: form }),
  )
  const record = `/rectifications/${rectificationId}`
  await measured('the ledger, 5,000 measures', () => ask(`${record}/ledger`))
  const { measures } = await json(ledgerSchema, `${record}/ledger`)
  const assignment = { handlerId, leaderId, dueOn: '2026-02-01' }
  const named = measures.map((measure) => ({ id: measure.id, version: measure.version }))
  const assign = { commandId: randomUUID(), measures: named, changes: assignment }
  await measured(`assigning ${named.length} measures`, () => ask(`${record}/assignments`, { body: assign }))
  const upload = await fetch(`${origin}/api/files`, {
    method: 'POST',
    headers: { cookie: cookies.get('handler') ?? '', 'x-file-name': 'a.txt' },
    body: '已核对',
  })
  const { fileId } = z.object({ fileId: z.string() }).parse(await upload.json())
  const assigned = await json(ledgerSchema, `${record}/ledger`)
  for (const measure of assigned.measures.slice(0, claims)) await claim(record, measure, fileId)
  await measured('the workbench of who has them all', () => ask('/workbench', { as: 'handler' }))
  await measured('the queue of claims', () => ask('/closure-requests', { as: 'head' }))
  await measured('a page of 500 journal entries', () => ask(`${record}/journal?limit=500`))
  await measured('verifying the journal', () => ask(`${record}/journal/verification`))
  await measured('the notice', () => ask(`${record}/documents/notice/file`, { body: {} }))
  await measured('three notices at once', () =>
    Promise.allSettled([1, 2, 3].map(() => ask(`${record}/documents/notice/file`, { body: {} }))),
  )
  await measured('a word that all measures hold', () => ask('/measures?q=台账&limit=100'))
  const again = await read(`${ledgerOf(findings)}\n`.replaceAll('2026年6月30日', '2026年9月30日'))
  await measured('what a second draft may belong to', () => ask(`/intake/drafts/${again}/relatives`))
  await measured('the second draft beside the record', () =>
    ask(`/intake/drafts/${again}/matches/${rectificationId}`),
  )
}

try {
  await run()
} finally {
  await pulse.terminate()
  server.kill('SIGTERM')
  await once(server, 'exit')
  await rm(folder, { recursive: true, force: true })
}
