import { evidenceLimits } from '@bihuan/core/kernel/evidence-kinds.ts'
import { type FileId, isId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { cleanFileName, contentDisposition } from '../files/file-name.ts'
import type { FileFault, FileStore, StoredFile } from '../files/file-store.ts'
import type { Log } from '../log.ts'
import { sendJson, sendRefusal } from './answer.ts'
import type { Places } from '../places.ts'
import { rangeOf, refuseRange, sendRange } from './ranges.ts'
import type { Exchange, Route } from './exchange.ts'

/** A file that somebody sent in, as it is to be recorded. */
export type Upload = StoredFile & { readonly name: string }

/** What the rooms know of files: whose they are and who may see them. */
export type FileRecords = {
  /** Why this person may send no file, or none of this size; asked before its first byte is read. */
  uploadRefusal(actor: Actor, size: number): Promise<Refusal | null>
  /** Records an upload and gives its id; null when its bytes have been removed meanwhile, together with the same file. */
  recordFile(upload: Upload, actor: Actor): Promise<FileId | null>
  /** The file, when it exists and this person may read it. */
  readableFile(fileId: FileId, actor: Actor): Promise<KnownFile | null>
  /** Notes that this person is given a scan by which a signature on paper is confirmed: all of it, or one of its pages. */
  noteShown(
    fileId: FileId,
    actor: Actor,
    shown: { readonly page: number; readonly pages: number },
  ): Promise<void>
}

/** A file as a whole, as it is noted. */
const whole = { page: 0, pages: 0 }

/** A file with whether what is known of it is still what the records say was sent in. */
export type KnownFile = Upload & {
  readonly isAsReported: boolean
  /** Whether a signature on paper waits to be confirmed by it, so that it is noted who is given it. */
  readonly isWaitingScan: boolean
}

/** `POST /api/files` takes a file as the bare body, `GET /api/files/{id}` gives it back. */
export function filesRoute(options: {
  store: FileStore
  records: FileRecords
  actorOf: (exchange: Exchange) => Promise<Actor | null>
  log: Log
  arrivals: Places
}): Route {
  return async (exchange) => {
    const asked = askedOf(exchange)
    if (asked === null) return false
    const actor = await options.actorOf(exchange)
    const barrier = actor === null ? ({ code: 'NOT_SIGNED_IN' } as const) : barrierOf(actor)
    if (actor === null || barrier !== null) sendRefusal(exchange, barrier ?? { code: 'NOT_SIGNED_IN' })
    else if (asked !== 'upload') await download(exchange, { ...options, fileId: asked, actor })
    else {
      const arrived = await options.arrivals.take(actor.personId)
      if (arrived === null) sendRefusal(exchange, { code: 'TOO_BUSY' })
      else await upload(exchange, { ...options, actor }).finally(arrived)
    }
    return true
  }
}

function askedOf({ request, url }: Exchange): FileId | 'upload' | null {
  if (url.pathname === '/api/files') return request.method === 'POST' ? 'upload' : null
  const isFetch = request.method === 'GET' || request.method === 'HEAD'
  const fileId = url.pathname.startsWith('/api/files/') ? url.pathname.slice('/api/files/'.length) : ''
  return isFetch && isId<'file'>(fileId) ? fileId : null
}

type Files = { store: FileStore; records: FileRecords; actor: Actor }

async function upload(exchange: Exchange, { store, records, actor }: Files): Promise<void> {
  const { request } = exchange
  const announced = Number(request.headers['content-length'] ?? 0)
  const refusal =
    announced > evidenceLimits.megabytes * 1024 * 1024
      ? ({ code: 'FILE_TOO_LARGE', params: { limit: evidenceLimits.megabytes } } as const)
      : await records.uploadRefusal(actor, announced)
  if (refusal !== null) {
    sendRefusal(exchange, refusal)
    return
  }
  const name = cleanFileName(nameOf(exchange))
  const stored = await store.storeFile({ stream: request, name, announced })
  if (!stored.ok) {
    sendRefusal(exchange, stored.refusal)
    return
  }
  const { hash, size, mediaType } = stored.value
  const fileId = await records.recordFile({ hash, size, mediaType, name }, actor)
  if (fileId === null) sendRefusal(exchange, { code: 'FILE_CUT' })
  else sendJson(exchange, 201, { fileId, name, size, mediaType })
}

function nameOf({ request, url }: Exchange): string {
  const header = request.headers['x-file-name']
  if (typeof header !== 'string') return url.searchParams.get('name') ?? ''
  try {
    return decodeURIComponent(header)
  } catch {
    return header
  }
}

async function download(
  exchange: Exchange,
  { store, records, fileId, actor, log }: Files & { fileId: FileId; log: Log },
): Promise<void> {
  const { request, response } = exchange
  const file = await records.readableFile(fileId, actor)
  if (!file) {
    sendRefusal(exchange, { code: 'NOT_FOUND' })
    return
  }
  const refuseExchanged = (fault: FileFault): void => {
    log.error({ id: exchange.id, fileId, sha256: file.hash, fault }, 'a stored file is not as it was sent in')
    sendRefusal(exchange, { code: 'FILE_NOT_AS_SENT' })
  }
  if (!file.isAsReported) {
    refuseExchanged('exchanged')
    return
  }
  const etag = `"${file.hash}"`
  // Whoever has the content of this hash needs none from the disk. That they have it is no more than their word: a scan that waits is
  // given once more, so that whoever confirms it was given it.
  if (request.headers['if-none-match'] === etag && !file.isWaitingScan) {
    setHeaders(exchange, file)
    response.writeHead(304).end()
    return
  }
  const { size } = file
  const range = rangeOf(exchange, { size, etag })
  if (range === 'unsatisfiable') {
    refuseRange(exchange, size)
    return
  }
  const stream = await store.openFile(file.hash, range ?? undefined)
  if (typeof stream === 'string') {
    refuseExchanged(stream)
    return
  }
  try {
    const isGiven = request.method === 'GET' && range === null
    if (isGiven && file.isWaitingScan) await records.noteShown(fileId, actor, whole)
    setHeaders(exchange, file)
    await sendRange(exchange, { stream, size, range })
  } finally {
    // `pipeline` leaves its source open where whoever asked was gone before it began.
    stream.destroy()
  }
}

function setHeaders({ response }: Exchange, file: Upload): void {
  response.setHeader('etag', `"${file.hash}"`)
  // Asked for anew each time, because rights can change; the content cannot.
  response.setHeader('cache-control', 'private, no-cache')
  response.setHeader('accept-ranges', 'bytes')
  response.setHeader('content-type', file.mediaType)
  response.setHeader('content-disposition', contentDisposition(file.name))
  response.setHeader('content-security-policy', "default-src 'none'; sandbox")
}
