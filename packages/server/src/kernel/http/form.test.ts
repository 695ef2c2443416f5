import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type NotWhole, readForm, type SentForm } from './form.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-form-'))
const limit = 100_000
let take: (request: IncomingMessage) => Promise<void>
const server = createServer((request, response) => {
  void take(request).finally(() => response.end())
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

/** What is made of a request that is sent as it stands here. */
async function received(
  body: Buffer,
  options: { readonly contentType: string; readonly isCut?: boolean },
): Promise<SentForm | NotWhole | 'refused'> {
  const { contentType } = options
  return new Promise((resolve) => {
    take = async (request) => {
      const nameTemporary = (): string => path.join(folder, randomUUID())
      resolve(
        await readForm(request, { contentType, limit, nameTemporary, take: () => true }).catch(
          () => 'refused',
        ),
      )
    }
    const address: AddressInfo | string | null = server.address()
    if (address === null || typeof address === 'string') throw new Error('the server listens on a port')
    const headers = {
      'content-type': contentType,
      ...(options.isCut === true && { 'content-length': 50_000 }),
    }
    const sending = ask({ host: '127.0.0.1', port: address.port, method: 'POST', headers })
    sending.on('error', () => {})
    sending.on('response', (response) => response.resume())
    if (options.isCut === true) sending.write(body, () => sending.destroy())
    else sending.end(body)
  })
}

async function encoded(form: FormData): Promise<[Buffer, { contentType: string }]> {
  const response = new Response(form)
  const contentType = response.headers.get('content-type') ?? ''
  return [Buffer.from(await response.arrayBuffer()), { contentType }]
}

test('a form gives its words and its files as they were, and the files are gone once it is disposed of', async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256))
  const form = new FormData()
  form.append('name', '整改通报 “一”')
  form.append('file', new File([bytes], '整改情况（终稿）.docx', { type: 'application/x-a' }))
  const sent = await received(...(await encoded(form)))
  if (typeof sent === 'string') throw new Error(sent)
  expect(sent.data.get('name')).toBe('整改通报 “一”')
  const file = sent.data.get('file')
  if (!(file instanceof File)) throw new Error('the file is missing')
  expect([file.name, file.type, file.size]).toEqual(['整改情况（终稿）.docx', 'application/x-a', 70_000])
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
  expect(await readdir(folder)).toHaveLength(1)
  await sent.dispose()
  expect(await readdir(folder)).toEqual([])
})

test('a form that is too large, cut off or none at all leaves nothing behind', async () => {
  const form = new FormData()
  form.append('file', new File([Buffer.alloc(2 * limit)], 'a.pdf'))
  const [body, options] = await encoded(form)
  expect(await received(body, options)).toBe('tooLarge')
  expect(await received(body.subarray(0, 5_000), { ...options, isCut: true })).toBe('cut')
  expect(await received(body.subarray(0, 5_000), options)).toBe('refused')
  expect(await received(Buffer.from('nonsense'), options)).toBe('refused')
  expect(await readdir(folder)).toEqual([])
})
