import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { id } from '@bihuan/core/kernel/id.ts'
import type { OutputView } from '@bihuan/core/outputs/outputs.contract.ts'

type Ordering = Pick<OutputView, 'id' | 'kind'> & { readonly rectificationId: string }

type Order = { readonly asked: unknown; readonly output: Ordering; looks: number }

/** Such a part of a server, what was ordered there, and what was asked of its files. */
export type OrderingServer = {
  /** Answers what is asked of files that are ordered; false where it is something else. */
  readonly handle: (asked: IncomingMessage, body: string, answer: ServerResponse) => boolean
  readonly orders: readonly Order[]
  readonly log: readonly string[]
}

/** What an installation does with files that are ordered; the first time it is asked for one the line breaks after so many bytes. */
export function orderingServer({
  breaksAfter = Infinity,
  looks: needed = 2,
  refusal = null,
}: {
  readonly breaksAfter?: number
  /** So many times somebody has to look before one is done. */
  readonly looks?: number
  readonly refusal?: OutputView['refusal']
} = {}): OrderingServer {
  const orders: Order[] = []
  const log: string[] = []
  let breaks = breaksAfter

  const put = (outputId: string, body: string, answer: ServerResponse): void => {
    const asked: { rectificationId: string; file: { kind: OutputView['kind'] } } = JSON.parse(body)
    const output = {
      id: id<'output'>(outputId),
      kind: asked.file.kind,
      rectificationId: asked.rectificationId,
    }
    orders.push({ asked, output, looks: 0 })
    answer.end(JSON.stringify(viewOf(output, { isDone: needed === 0, refusal: null })))
  }
  const list = (answer: ServerResponse): void => {
    for (const order of orders) order.looks += 1
    answer.end(
      JSON.stringify(orders.map(({ output, looks }) => viewOf(output, { isDone: looks >= needed, refusal }))),
    )
  }
  const file = (order: Ordering, asked: IncomingMessage, answer: ServerResponse): void => {
    const bytes = bytesOf(order)
    const from = Number(/bytes=(\d+)-/.exec(asked.headers.range ?? '')?.[1] ?? 0)
    log.push(from === 0 ? 'all' : `from ${from} ${String(asked.headers['if-range'])}`)
    const rest = bytes.subarray(from)
    answer.writeHead(from === 0 ? 200 : 206, { 'content-length': rest.length })
    if (breaks >= rest.length) answer.end(rest)
    else {
      answer.write(rest.subarray(0, breaks), () => answer.destroy())
      breaks = Infinity
    }
  }
  const handle: OrderingServer['handle'] = (asked, body, answer) => {
    const [, , , name = '', isFile] = (asked.url ?? '').split('/')
    if (!(asked.url ?? '').startsWith('/api/outputs')) return false
    const order = orders.find(({ output }) => output.id === name)?.output
    if (asked.method === 'PUT') put(name, body, answer)
    else if (asked.method === 'DELETE') {
      log.push('removed')
      answer.end('{}')
    } else if (order !== undefined && isFile === 'file') file(order, asked, answer)
    else list(answer)
    return true
  }
  return { handle, orders, log }
}

/** What the file of an order holds there. */
export function bytesOf({ kind, rectificationId }: Pick<Ordering, 'kind' | 'rectificationId'>): Buffer {
  return Buffer.from(`${kind} of ${rectificationId} `.repeat(1_000))
}

function viewOf(
  output: Ordering,
  { isDone, refusal }: { isDone: boolean; refusal: OutputView['refusal'] },
): OutputView {
  const bytes = bytesOf(output)
  const made = {
    name: 'a',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    until: '2026-11-28T02:00:00.000Z',
  }
  return {
    id: output.id,
    kind: output.kind,
    rectification: { id: output.rectificationId, name: '巡察整改' },
    state: isDone ? (refusal === null ? 'done' : 'failed') : 'running',
    progress: null,
    refusal: isDone ? refusal : null,
    file: isDone && refusal === null ? made : null,
    orderedAt: '2026-11-27T02:00:00.000Z',
    token: '台账同步',
  }
}
