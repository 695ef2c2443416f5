import { type EvidenceView, evidenceSchema } from '@bihuan/core/told/timeline.contract.ts'
import { ORPCError } from '@orpc/client'

/** How far an upload is, and how to break it off. */
export type UploadWatch = { readonly onProgress: (share: number) => void; readonly signal: AbortSignal }

/**
 * Sends one file as it is. Fails with the server's refusal as an `ORPCError`, or like a broken `fetch`.
 *
 * XMLHttpRequest, because fetch does not tell how much of a body has been sent.
 */
export async function uploadFile(file: File, watch: UploadWatch): Promise<EvidenceView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/files')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) watch.onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      const answer = readAnswer(request.status, request.responseText)
      if (answer instanceof Error) reject(answer)
      else resolve(answer)
    })
    request.addEventListener('error', () => reject(new TypeError('network error')))
    request.addEventListener('abort', () => reject(new DOMException('upload aborted', 'AbortError')))
    watch.signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** What the server's answer to an upload means. */
export function readAnswer(status: number, body: string): EvidenceView | Error {
  const json = parse(body)
  if (status >= 200 && status < 300) {
    const stored = evidenceSchema.safeParse(json)
    return stored.success ? stored.data : new Error('the answer to an upload has another form')
  }
  const refusal = isRecord(json) ? json : {}
  return new ORPCError(typeof refusal['code'] === 'string' ? refusal['code'] : 'UNEXPECTED', {
    status: status >= 400 ? status : 500,
    message: typeof refusal['message'] === 'string' ? refusal['message'] : '',
    data: refusal['data'],
  })
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    // A proxy's own error page: the status alone has to do.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
