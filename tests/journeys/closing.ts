import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { RunningApp } from './app.ts'
import { alone, type Ask, askAs, cookieOf, type Credentials, type Staff, text } from './staff.ts'

const ledger = z.object({
  measures: z.array(z.object({ id: z.string(), version: z.int(), status: z.string() })),
  findings: z.array(z.object({ id: z.string(), version: z.int(), status: z.string() })),
})
const queue = z.array(
  z.object({
    request: z.object({
      id: z.string(),
      version: z.int(),
      subject: z.object({ type: z.enum(['measure', 'finding']) }),
    }),
  }),
)

/** Has the handler prove and claim every measure that is open, and then every finding, and everybody sign: by the API, for journeys about something else. */
export async function closeAll(app: RunningApp, staff: Staff, rectificationId: string): Promise<void> {
  const path = `/api/rectifications/${rectificationId}`
  const cookie = await cookieOf(app, staff.handler)
  const handler = askAs(app, cookie)
  const fileId = await upload(app, cookie)
  for (const { id, version } of open((await readLedger(staff.ask, path)).measures)) {
    const at = `${path}/measures/${id}`
    const report = { commandId: randomUUID(), version, text: '已完成。', fileIds: [fileId] }
    const reported = z
      .object({ version: z.int() })
      .parse(await handler('POST', `${at}/progress-reports`, report))
    const claim = { commandId: randomUUID(), version: reported.version, claim: '已整改到位。' }
    await handler('POST', `${at}/closure-requests`, claim)
  }
  await signAll(app, staff, path)
  for (const { id, version } of open((await readLedger(staff.ask, path)).findings)) {
    const claim = { commandId: randomUUID(), version, claim: '已整改到位。', verdict: 'completed' }
    await handler('POST', `${path}/findings/${id}/closure-requests`, claim)
  }
  await signAll(app, staff, path)
}

async function readLedger(ask: Ask, path: string): Promise<z.infer<typeof ledger>> {
  return ledger.parse(await ask('GET', `${path}/ledger`))
}

function open<One extends { readonly status: string }>(items: readonly One[]): readonly One[] {
  return items.filter(({ status }) => !['closed', 'voided', 'merged'].includes(status))
}

async function signAll(app: RunningApp, staff: Staff, path: string): Promise<void> {
  for (const who of [staff.head, staff.coordinator, staff.leader, staff.inspector]) {
    await signAs({ app, who, path, isLast: who === staff.inspector })
  }
}

type Signer = {
  readonly app: RunningApp
  readonly who: Credentials
  readonly path: string
  readonly isLast: boolean
}

async function signAs({ app, who, path, isLast }: Signer): Promise<void> {
  const ask = askAs(app, await cookieOf(app, who))
  for (const { request } of queue.parse(await ask('GET', '/api/closure-requests'))) {
    const effect = isLast && request.subject.type === 'finding' ? 'good' : null
    const signature = { commandId: randomUUID(), version: request.version, comment: '', effect }
    await ask('POST', `${path}/closure-requests/${request.id}/signatures`, signature)
  }
}

async function upload(app: RunningApp, cookie: string): Promise<string> {
  const response = await fetch(`${app.address}/api/files`, {
    method: 'POST',
    headers: { ...alone, origin: app.address, cookie, 'x-file-name': 'a.txt' },
    body: '已核对',
  })
  if (!response.ok) throw new Error(`the upload answered ${response.status}`)
  return text(await response.json(), 'fileId')
}
