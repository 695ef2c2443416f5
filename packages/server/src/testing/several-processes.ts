import { Agent, type IncomingMessage, request } from 'node:http'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect } from 'vitest'
import { z } from 'zod'

/** An answer, and which of the processes gave it. */
export type Answered = {
  readonly status: number
  readonly body: unknown
  readonly cookies: readonly string[]
}

/** A connection that one of the processes has accepted, and that stays with it. */
export type Connection = {
  readonly worker: number
  ask(
    method: string,
    place: string,
    sent?: { readonly body?: object | FormData; readonly cookie?: string },
  ): Promise<Answered>
  close(): void
}

const lineSchema = z.object({
  msg: z.string(),
  worker: z.number().optional(),
  pid: z.number().optional(),
  id: z.string().optional(),
})

/** The lines of the log of an installation; throws where one is not whole. */
export async function linesOf(dataFolder: string): Promise<z.infer<typeof lineSchema>[]> {
  const lines = (await readFile(path.join(dataFolder, 'bihuan.log'), 'utf8')).split('\n')
  return lines.slice(0, -1).map((line) => lineSchema.parse(JSON.parse(line)))
}

/** The number of a process that answers now. */
export async function pidOf(dataFolder: string, worker: number): Promise<number> {
  const ready = (await linesOf(dataFolder)).findLast(
    (line) => line.msg === 'a process answers' && line.worker === worker,
  )
  if (ready?.pid === undefined) throw new Error(`no process ${worker} answers`)
  return ready.pid
}

/** Opens a connection to this one of the processes: they are given connections in turn, and the log tells to which. */
export async function connectTo(
  { address, dataFolder }: { readonly address: string; readonly dataFolder: string },
  worker: number,
): Promise<Connection> {
  for (;;) {
    const connection = await connect(address, dataFolder)
    if (connection.worker === worker) return connection
    connection.close()
  }
}

async function connect(address: string, dataFolder: string): Promise<Connection> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask: Connection['ask'] = async (method, place, sent = {}) =>
    readAnswer(await send({ agent, address, method, place, ...sent }))
  const first = await send({ agent, address, method: 'GET', place: '/health' })
  await text(first)
  const id = first.headers['x-request-id']
  const lineOf = async (): Promise<number | undefined> =>
    (await linesOf(dataFolder)).find((line) => line.id === id)?.worker
  await expect.poll(lineOf, { interval: 5 }).toBeDefined()
  return { worker: (await lineOf()) ?? 0, ask, close: () => agent.destroy() }
}

async function send(options: {
  agent: Agent
  address: string
  method: string
  place: string
  body?: object | FormData
  cookie?: string
}): Promise<IncomingMessage> {
  const { agent, address, method, place, body, cookie = '' } = options
  const form = body instanceof FormData ? new Response(body) : null
  const bytes = form ? Buffer.from(await form.arrayBuffer()) : Buffer.from(body ? JSON.stringify(body) : '')
  const type = form?.headers.get('content-type') ?? 'application/json'
  return new Promise((resolve, reject) => {
    const headers = {
      origin: address,
      cookie,
      ...(body && { 'content-type': type, 'content-length': bytes.length }),
    }
    request(`${address}/api${place}`, { agent, method, headers }, resolve).once('error', reject).end(bytes)
  })
}

async function readAnswer(response: IncomingMessage): Promise<Answered> {
  const said = await text(response)
  return {
    status: response.statusCode ?? 0,
    body: said === '' ? null : JSON.parse(said),
    cookies: (response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? ''),
  }
}
