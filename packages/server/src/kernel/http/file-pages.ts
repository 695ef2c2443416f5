import { type FileId, isId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Places } from '../places.ts'
import { sendRefusal } from './answer.ts'
import type { Exchange, Route } from './exchange.ts'
import type { FileRecords, KnownFile } from './files.ts'

/** A page of a PDF as JPEG in base64; null where the file has no such page. */
export type DrawnPage = { readonly pages: number; readonly jpeg: string | null }

/** Draws a page of a PDF that lies in a folder. */
export type DrawPage = (
  file: { readonly name: string; readonly path: string },
  page: number,
) => Promise<Result<DrawnPage, Refusal>>

/** `GET /api/files/{id}/pages/{number}` gives a page of a PDF as a picture: to whom the file is given, and nothing of it runs. */
export function filePagesRoute(options: {
  readonly store: FileStore
  readonly records: Pick<FileRecords, 'readableFile' | 'noteShown'>
  readonly actorOf: (exchange: Exchange) => Promise<Actor | null>
  readonly draw: DrawPage
  readonly drawings: Places
}): Route {
  return async (exchange) => {
    const asked = askedOf(exchange)
    if (asked === null) return false
    const actor = await options.actorOf(exchange)
    const barrier = actor === null ? ({ code: 'NOT_SIGNED_IN' } as const) : barrierOf(actor)
    if (actor === null || barrier !== null) {
      sendRefusal(exchange, barrier ?? { code: 'NOT_SIGNED_IN' })
      return true
    }
    const file = await options.records.readableFile(asked.fileId, actor)
    if (file === null || file.mediaType !== 'application/pdf') sendRefusal(exchange, { code: 'NOT_FOUND' })
    else await sendPage(exchange, { ...options, ...asked, file, actor })
    return true
  }
}

type Asked = { readonly fileId: FileId; readonly page: number }

/** Beyond these it is no scan that somebody looks through on a page. */
const mostPages = 50

function askedOf({ request, url }: Exchange): Asked | null {
  if (request.method !== 'GET') return null
  const [, fileId = '', digits = ''] = /^\/api\/files\/([^/]+)\/pages\/(\d{1,2})$/.exec(url.pathname) ?? []
  const page = Number(digits)
  return isId<'file'>(fileId) && page >= 1 && page <= mostPages ? { fileId, page } : null
}

async function sendPage(
  exchange: Exchange,
  {
    store,
    records,
    fileId,
    file,
    page,
    actor,
    draw,
    drawings,
  }: Asked & {
    readonly store: FileStore
    readonly records: Pick<FileRecords, 'noteShown'>
    readonly file: KnownFile
    readonly actor: Actor
    readonly draw: DrawPage
    readonly drawings: Places
  },
): Promise<void> {
  const { request, response } = exchange
  const path =
    file.isAsReported && (await store.faultOf(file.hash)) === null ? await store.pathOf(file.hash) : null
  if (path === null) {
    sendRefusal(exchange, { code: 'FILE_NOT_AS_SENT' })
    return
  }
  const etag = `"${file.hash}-${page}"`
  // Of a scan that waits it is noted how many pages there are, which only drawing it tells.
  if (request.headers['if-none-match'] === etag && !file.isWaitingScan) {
    setHeaders(exchange, etag)
    response.writeHead(304).end()
    return
  }
  const drawn = await drawings.take(actor.personId)
  if (drawn === null) {
    sendRefusal(exchange, { code: 'TOO_BUSY' })
    return
  }
  const answer = await draw({ name: file.name, path }, page).finally(drawn)
  if (!answer.ok) sendRefusal(exchange, answer.refusal)
  else if (answer.value.jpeg === null) sendRefusal(exchange, { code: 'NOT_FOUND' })
  else if (!response.headersSent) {
    const picture = Buffer.from(answer.value.jpeg, 'base64')
    const pages = Math.min(mostPages, answer.value.pages)
    if (file.isWaitingScan) await records.noteShown(fileId, actor, { page, pages })
    setHeaders(exchange, etag)
    response.setHeader('content-type', 'image/jpeg')
    response.setHeader('x-pages', pages)
    response.setHeader('content-length', picture.length).end(picture)
  }
}

function setHeaders({ response }: Exchange, etag: string): void {
  response.setHeader('etag', etag)
  // As for the file: asked for anew each time, because rights can change.
  response.setHeader('cache-control', 'private, no-cache')
  response.setHeader('content-security-policy', "default-src 'none'; sandbox")
}
