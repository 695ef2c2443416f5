import { Agent, request as httpRequest } from 'node:http'
import type { OutsideRequest } from './outside-requests.ts'

/** What came back. */
export type Answer = { readonly status: number; readonly type: string; readonly text: string }

/** Sends requests to a server, several at a time, over connections that are kept. */
export function askerOf(address: string): {
  readonly ask: (sent: OutsideRequest, cookie: string) => Promise<Answer>
  readonly close: () => void
} {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const ask = (sent: OutsideRequest, cookie: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const body = sent.body ?? ''
      const length = Buffer.byteLength(body)
      const headers = {
        ...sent.headers,
        ...(cookie === '' ? {} : { cookie }),
        ...(length === 0 ? {} : { 'content-length': String(length) }),
      }
      const asked = httpRequest(address, { agent, method: sent.method, headers, path: sent.path })
      asked.once('error', reject)
      asked.once('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString(),
          }),
        )
      })
      asked.end(body)
    })
  return { ask, close: () => agent.destroy() }
}
