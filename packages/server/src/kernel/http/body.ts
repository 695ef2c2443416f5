import type { IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'

const megabyte = 1024 * 1024
/** What a rejected sender may still send while it is told so. */
const patienceMilliseconds = 5_000

type BodyRefusal = Refusal<'BODY_TOO_LARGE' | 'INVALID_INPUT' | 'FILE_CUT'>

/** Reads a whole body of JSON or a form, up to a limit in megabytes. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Result<unknown, BodyRefusal>> {
  const bytes = await readBytes(request, limit * megabyte)
  if (bytes === 'cut') return refuse({ code: 'FILE_CUT' })
  if (bytes === 'tooLarge') return refuse({ code: 'BODY_TOO_LARGE', params: { limit } })
  if (bytes.length === 0) return ok(undefined)
  const type = request.headers['content-type'] ?? ''
  try {
    if (/^application\/json\b/i.test(type)) return ok(JSON.parse(decoder.decode(bytes)))
    // The parser of the platform, so that nothing is guessed about boundaries and file names.
    if (/^multipart\/form-data\b/i.test(type)) return ok(await formIn(bytes, type))
  } catch {
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

function formIn(bytes: Buffer, type: string): Promise<FormData> {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
}

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
