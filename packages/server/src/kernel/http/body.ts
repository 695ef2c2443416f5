import type { IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { isDiskFull } from '../files/file-store.ts'
import { type NameTemporary, readForm } from './form.ts'

const megabyte = 1024 * 1024
/** What a rejected sender may still send while it is told so. */
const patienceMilliseconds = 5_000

type BodyRefusal = Refusal<'BODY_TOO_LARGE' | 'INVALID_INPUT' | 'FILE_CUT' | 'DISK_FULL'>

/** What a request carries, and how to be rid of it. */
export type Body = { readonly value: unknown; dispose(): Promise<void> }

/** How much a request may carry, in megabytes, and where files in it may lie meanwhile. */
export type BodyAllowance = {
  readonly json: number
  /** Without it, forms are not taken. */
  readonly form?: { readonly limit: number; readonly nameTemporary: NameTemporary }
}

/** Reads a whole body of JSON or a form. */
export async function readBody(
  request: IncomingMessage,
  allowed: BodyAllowance,
): Promise<Result<Body, BodyRefusal>> {
  const contentType = request.headers['content-type'] ?? ''
  const form = /^multipart\/form-data\b/i.test(contentType) ? allowed.form : undefined
  const limit = form?.limit ?? allowed.json
  try {
    const sent = form
      ? await readForm(request, { ...form, contentType, limit: limit * megabyte })
      : await readBytes(request, limit * megabyte)
    if (sent === 'cut') return refuse({ code: 'FILE_CUT' })
    if (sent === 'tooLarge') return refuse({ code: 'BODY_TOO_LARGE', params: { limit } })
    if (!Buffer.isBuffer(sent)) return ok({ value: sent.data, dispose: () => sent.dispose() })
    const dispose = (): Promise<void> => Promise.resolve()
    if (sent.length === 0) return ok({ value: undefined, dispose })
    if (/^application\/json\b/i.test(contentType))
      return ok({ value: JSON.parse(decoder.decode(sent)), dispose })
  } catch (error) {
    // Our own disk, unlike what somebody sends, is no matter of input.
    if (isDiskFull(error)) return refuse({ code: 'DISK_FULL' })
    if (error instanceof Error && 'syscall' in error) throw error
    return refuse({
      code: 'INVALID_INPUT',
      params: { detail: '请求内容无法解析', detailEn: 'the body cannot be parsed' },
    })
  }
  return refuse({
    code: 'INVALID_INPUT',
    params: { detail: '请求类型应为 JSON 或表单', detailEn: 'the body has to be JSON or a form' },
  })
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Lets a sender finish whom nobody listens to any more; otherwise it would see a broken connection and no answer. */
export function ignoreRest(request: IncomingMessage): void {
  if (request.complete) return
  request.on('error', () => {})
  request.resume()
  void delay(patienceMilliseconds, undefined, { ref: false }).then(() => {
    if (!request.complete) request.destroy()
  })
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | 'tooLarge' | 'cut'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'tooLarge'
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) {
        request.removeAllListeners('data')
        resolve('tooLarge')
      } else chunks.push(chunk)
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', () => resolve('cut'))
    request.once('close', () => resolve('cut'))
  })
}
