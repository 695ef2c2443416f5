import { ORPCError } from '@orpc/server'
import type { RefusalData } from '@bihuan/core/kernel/contract.ts'
import {
  type Bilingual,
  describeRefusal,
  type Refusal,
  refusalCatalogue,
} from '@bihuan/core/kernel/refusal.ts'
import { contentDisposition } from '../files/file-name.ts'
import { databaseTrouble } from '../database-error.ts'
import type { Log } from '../log.ts'
import { sendBytes, sendText } from './encoding.ts'
import type { Exchange } from './exchange.ts'

/** A refusal as the error that the contract names, with what else is told of it. */
export function refusalError(
  refusal: Refusal,
  more: Pick<RefusalData, 'fields' | 'changes'> = {},
): ORPCError<string, RefusalData> {
  const message = describeRefusal(refusal)
  return new ORPCError(refusal.code, {
    defined: true,
    status: refusalCatalogue[refusal.code].status,
    message: message.en,
    data: { message, place: refusal.place ?? null, ...more },
  })
}

/** Answers with JSON, unless whoever sent too slowly has been told so meanwhile. */
export function sendJson(exchange: Exchange, status: number, body: unknown): void {
  const { request, response } = exchange
  if (response.headersSent) return
  const text = JSON.stringify(body)
  response.statusCode = status
  response.setHeader('content-type', 'application/json; charset=utf-8')
  if (request.method === 'HEAD') response.setHeader('content-length', Buffer.byteLength(text)).end()
  else sendText(exchange, text)
}

/** Answers with a file to be kept under its name. What is no text is compressed as it is. */
export async function sendFile(exchange: Exchange, file: File): Promise<void> {
  const { response } = exchange
  const bytes = Buffer.from(await file.arrayBuffer())
  if (response.headersSent) return
  response.setHeader('content-disposition', contentDisposition(file.name))
  response.setHeader('content-type', file.type)
  if (file.type.startsWith('text/')) sendBytes(exchange, bytes)
  else response.setHeader('content-length', bytes.length).end(bytes)
}

/** Answers with a refusal, in the same form as the operations of the contract. */
export function sendRefusal(exchange: Exchange, refusal: Refusal): void {
  sendError(exchange, refusalError(refusal))
}

/** Answers with whatever error came up; nothing is sent twice. */
export function sendFailure(exchange: Exchange, error: unknown, log: Log): void {
  const known = asKnownError(exchange, error, log)
  if (exchange.response.headersSent) exchange.response.destroy()
  else sendError(exchange, known)
}

/**
 * What an error means to whoever caused it. A database that is away, full or too busy is said plainly; anything
 * else is a mistake of ours, of which only an id is told that is also in the log.
 */
export function asKnownError(
  { id, response }: Exchange,
  error: unknown,
  log: Log,
): ORPCError<string, unknown> {
  if (error instanceof ORPCError && error.status < 500) return error
  if (error instanceof ORPCError && error.defined) return error
  switch (databaseTrouble(error)) {
    case 'unavailable':
      log.warn({ id, err: error }, 'database unavailable')
      if (!response.headersSent) response.setHeader('retry-after', '3')
      return refusalError({ code: 'DATABASE_UNAVAILABLE' })
    case 'diskFull':
      log.error({ id }, 'disk full')
      return refusalError({ code: 'DISK_FULL' })
    case 'busy':
      log.warn({ id, err: error }, 'database busy')
      if (!response.headersSent) response.setHeader('retry-after', '1')
      return refusalError({ code: 'TOO_BUSY' })
    case null:
      log.error({ id, err: error }, 'unexpected error')
      return unexpected(id)
  }
}

function sendError(exchange: Exchange, error: ORPCError<string, unknown>): void {
  sendJson(exchange, error.status, error.toJSON())
}

function unexpected(id: string): ORPCError<string, { message: Bilingual; place: null; id: string }> {
  const message = {
    zh: `系统出错，请稍后重试。如仍不行，请把编号 ${id} 告诉管理员。`,
    en: `Something went wrong here; try again later. If it persists, tell the administrator the number ${id}.`,
  }
  const data = { message, place: null, id }
  return new ORPCError('INTERNAL_SERVER_ERROR', { status: 500, message: message.en, data })
}
