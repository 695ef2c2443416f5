import { isId, type OutputId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { tokenRefusal } from '@bihuan/core/people/api-token.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { Context, SignedInContext } from '../kernel/context.ts'
import { contentDisposition } from '../kernel/files/file-name.ts'
import { sendRefusal } from '../kernel/http/answer.ts'
import type { Exchange, Route } from '../kernel/http/exchange.ts'
import { rangeOf, refuseRange, sendRange } from '../kernel/http/ranges.ts'
import type { OutputFiles } from './output-files.ts'
import { type KnownOutput, outputsOf } from './outputs.queries.ts'
import { fetchRefusal } from './outputs.view.ts'
import { demandWanted } from './wanted.ts'

const path = /^\/api\/outputs\/([^/]+)\/file$/

/** `GET /api/outputs/{id}/file` gives a file, or a part of it, to whoever ordered it, while they may still see what is in it. */
export function outputsRoute({
  context,
  files,
  actorOf,
}: {
  readonly context: Omit<Context, 'actor'>
  readonly files: OutputFiles
  readonly actorOf: (exchange: Exchange) => Promise<Actor | null>
}): Route {
  return async (exchange) => {
    const { request, url } = exchange
    const [, id] = path.exec(url.pathname) ?? []
    if (id === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const actor = await actorOf(exchange)
    const noKey = whyNot(actor)
    if (actor === null || noKey !== null) sendRefusal(exchange, noKey ?? { code: 'NOT_SIGNED_IN' })
    else await give(exchange, { context: { ...context, actor }, files, id })
    return true
  }
}

function whyNot(actor: Actor | null): Refusal | null {
  if (actor === null) return { code: 'NOT_SIGNED_IN' }
  return barrierOf(actor) ?? tokenRefusal(actor.token, { operation: 'outputs.file', isReading: true })
}

async function give(
  exchange: Exchange,
  { context, files, id }: { context: SignedInContext; files: OutputFiles; id: string },
): Promise<void> {
  const output = isId<'output'>(id) ? await known(context, id) : null
  if (output === null) {
    sendRefusal(exchange, { code: 'OUTPUT_GONE' })
    return
  }
  const refusal = fetchRefusal(output, context.actor)
  if (refusal !== null) {
    sendRefusal(exchange, refusal)
    return
  }
  await demandWanted(context, output)
  const { response } = exchange
  const [size, etag] = [Number(output.size ?? 0), `"${output.sha256 ?? ''}"`]
  const range = rangeOf(exchange, { size, etag })
  if (range === 'unsatisfiable') {
    refuseRange(exchange, size)
    return
  }
  const stream = await files.read(output.id, range)
  if (stream === null) {
    sendRefusal(exchange, { code: 'OUTPUT_GONE' })
    return
  }
  try {
    if (response.headersSent || response.destroyed) return
    response.setHeader('cache-control', 'private, no-store')
    // By its hash: whoever lost the line fetches the rest of the same file, and no rest of another.
    response.setHeader('etag', etag)
    response.setHeader('accept-ranges', 'bytes')
    response.setHeader('content-type', output.mediaType ?? 'application/octet-stream')
    response.setHeader('content-disposition', contentDisposition(output.fileName ?? output.id))
    await sendRange(exchange, { stream, size, range })
  } finally {
    stream.destroy()
  }
}

async function known({ actor, database, now }: SignedInContext, id: OutputId): Promise<KnownOutput | null> {
  const [output] = await outputsOf(database.kysely, { actor, id, now: now() })
  return output?.state === 'done' ? output : null
}
