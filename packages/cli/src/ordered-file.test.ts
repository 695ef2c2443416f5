import { createServer } from 'node:http'
import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import type { OutputWishInput } from '@bihuan/core/outputs/output-wish.schema.ts'
import { takeOrdered } from './ordered-file.ts'
import { bytesOf, orderingServer, type OrderingServer } from './outputs.testing.ts'

const file: OutputWishInput = { kind: 'bundle', query: {} }
const r1 = { kind: 'bundle', rectificationId: 'r1' } as const

async function taken(
  serving: OrderingServer,
): Promise<{ readonly why: string | null; readonly path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-ordered-'))
  const server = createServer((asked, answer) => {
    let body = ''
    asked.on('data', (part) => (body += String(part)))
    asked.on('end', () => serving.handle(asked, body, answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const path = join(folder, 'bundle.zip')
  const installation = { url: `http://127.0.0.1:${port}`, token: 'bh_1' }
  const why = await takeOrdered(installation, { rectificationId: 'r1', file, path, pauseMs: 1 })
  return { why, path }
}

test('what takes long is ordered, waited for, fetched and removed there', async () => {
  const serving = orderingServer()
  const { why, path } = await taken(serving)
  expect(why).toBeNull()
  expect(readFileSync(path)).toEqual(bytesOf(r1))
  expect(serving.orders.map(({ asked }) => asked)).toEqual([{ rectificationId: 'r1', file }])
  expect(serving.log).toEqual(['all', 'removed'])
})

test('where the line breaks the rest is fetched, and that of the same file alone', async () => {
  const serving = orderingServer({ breaksAfter: 9_000 })
  const { why, path } = await taken(serving)
  expect(why).toBeNull()
  expect(readFileSync(path)).toEqual(bytesOf(r1))
  expect(serving.log[0]).toBe('all')
  expect(serving.log.slice(1, -1).join('\n')).toMatch(/^(all|from \d+ "[0-9a-f]{64}")$/)
})

test('what was not made says why, and leaves no file', async () => {
  const message = { zh: '磁盘空间不足。', en: 'The disk is full.' }
  const serving = orderingServer({ refusal: { code: 'DISK_FULL', message } })
  const { why, path } = await taken(serving)
  expect(why).toBe('磁盘空间不足。 The disk is full.')
  expect(existsSync(path)).toBe(false)
  expect(serving.log).toEqual(['removed'])
})
