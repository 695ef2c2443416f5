import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { refusalError } from './answer.ts'

/** Answers what cannot be read as a request at all, in the same form as everything else. */
export function answerUnreadable(server: Server): void {
  const answering = new WeakMap<Duplex, Set<ServerResponse>>()
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const open = answering.get(socket) ?? new Set()
    answering.set(socket, open.add(response))
    response.once('close', () => open.delete(response))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // In the midst of another answer there is no room for this one.
    const open = [...(answering.get(socket) ?? [])]
    const isBusy = open.length > 1 || open.some(({ headersSent }) => headersSent)
    if (isBusy || !socket.writable || error.code === 'ECONNRESET') socket.destroy()
    else socket.end(textFor(error.code ?? ''), () => socket.destroy())
  })
}

function textFor(code: string): string {
  const { status, ...error } = refusalError(refusalFor(code)).toJSON()
  const body = JSON.stringify({ status, ...error })
  return `${head(status, [
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
  ])}${body}`
}

function refusalFor(code: string): Refusal<'BODY_TOO_SLOW' | 'HEADERS_TOO_LARGE' | 'INVALID_INPUT'> {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { code: 'BODY_TOO_SLOW' }
  if (code === 'HPE_HEADER_OVERFLOW') return { code: 'HEADERS_TOO_LARGE' }
  const params = { detail: '请求不符合 HTTP 规范', detailEn: 'this is no HTTP request' }
  return { code: 'INVALID_INPUT', params }
}

function head(status: number, headers: readonly string[]): string {
  const first = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`
  return [first, ...headers, 'connection: close', '', ''].join('\r\n')
}
