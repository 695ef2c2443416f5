import { pipeline } from 'node:stream/promises'
import { isId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { tokenRefusal } from '@bihuan/core/people/api-token.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { reviewerRefusal } from '@bihuan/core/people/sight.ts'
import { openZip, zipMediaType } from '@bihuan/writers/zip/zip-writer.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { contentDisposition } from '../kernel/files/file-name.ts'
import { sendRefusal } from '../kernel/http/answer.ts'
import type { Exchange, Route } from '../kernel/http/exchange.ts'
import type { Log } from '../kernel/log.ts'
import { openPlaces } from '../kernel/places.ts'
import { type BundleTools, type BundleWish, prepareBundle } from './bundle.ts'

/** Bundles that are written at a time: each reads from the disk as fast as it is taken. */
const bundlePlaces = { each: 1, all: 4 } as const

/**
 * `GET /api/rectifications/{id}/bundle` writes the evidence of a rectification, or of one finding, as a ZIP while it is fetched;
 * `…/whole` the whole rectification.
 */
export function bundleRoute(
  parts: Pick<BundleTools, 'files' | 'longWork'> & {
    readonly context: Omit<SignedInContext, 'actor'>
    readonly actorOf: (exchange: Exchange) => Promise<Actor | null>
    readonly log: Log
  },
): Route {
  const places = openPlaces(bundlePlaces)
  return async (exchange) => {
    const wish = wishOf(exchange)
    if (wish === null) return false
    if (wish === 'noLanguage') {
      sendRefusal(exchange, {
        code: 'INVALID_INPUT',
        params: { detail: '语言（language）', detailEn: 'language' },
      })
      return true
    }
    if (wish === 'unreadable') {
      sendRefusal(exchange, { code: 'NOT_FOUND' })
      return true
    }
    const actor = await parts.actorOf(exchange)
    const refusal = refusalFor(actor, wish)
    if (actor === null || refusal !== null) {
      sendRefusal(exchange, refusal ?? { code: 'NOT_SIGNED_IN' })
      return true
    }
    const leave = await places.take(actor.personId)
    if (leave === null) sendRefusal(exchange, { code: 'TOO_BUSY' })
    else
      await sendBundle(exchange, {
        tools: { ...parts, context: { ...parts.context, actor } },
        wish,
        log: parts.log,
      }).finally(leave)
    return true
  }
}

const path = /^\/api\/rectifications\/([^/]+)\/(bundle|whole)$/

function wishOf({ request, url }: Exchange): BundleWish | 'unreadable' | 'noLanguage' | null {
  const [, rectificationId, what] = path.exec(url.pathname) ?? []
  if (rectificationId === undefined || request.method !== 'GET') return null
  const findingId = url.searchParams.get('findingId') ?? undefined
  if (!isId<'rectification'>(rectificationId)) return 'unreadable'
  if (findingId !== undefined && !isId<'finding'>(findingId)) return 'unreadable'
  const language = url.searchParams.get('language') ?? 'zh'
  if (language !== 'en' && language !== 'zh') return 'noLanguage'
  if (what === 'whole') return { rectificationId, language, isWhole: true }
  return { rectificationId, findingId, language }
}

function refusalFor(actor: Actor | null, { rectificationId }: BundleWish): Refusal | null {
  if (actor === null) return { code: 'NOT_SIGNED_IN' }
  // What it takes to have a document as a file, it takes to have its evidence.
  const asked = { operation: 'documents.file', rectificationId }
  return (
    barrierOf(actor) ??
    tokenRefusal(actor.token, { operation: asked.operation, isReading: true }) ??
    reviewerRefusal(actor, asked)
  )
}

async function sendBundle(
  exchange: Exchange,
  { tools, wish, log }: { readonly tools: BundleTools; readonly wish: BundleWish; readonly log: Log },
): Promise<void> {
  const { response, id } = exchange
  const gone = new AbortController()
  const leave = (): void => gone.abort()
  response.once('close', leave)
  const { fileName, write } = await prepareBundle(tools, wish, gone.signal)
  response.off('close', leave)
  if (response.headersSent || response.destroyed) return
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('content-type', zipMediaType)
  response.setHeader('content-disposition', contentDisposition(fileName))
  response.writeHead(200)
  const zip = openZip()
  const written = write(zip).catch((error: unknown) => {
    // Whoever closes the page in the midst of a download has done nothing wrong.
    if (!response.destroyed) log.error({ id, err: error }, 'a bundle broke off')
  })
  // Cut off rather than ended: nobody must take what there is for the whole.
  await pipeline(zip.stream, response).catch(() => response.destroy())
  await written
}
