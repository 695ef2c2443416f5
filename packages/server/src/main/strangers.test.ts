import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../kernel/config.ts'
import { openDatabase } from '../kernel/db.ts'
import { openFileStore } from '../kernel/files/file-store.ts'
import { openOutputFiles } from '../outputs/output-files.ts'
import { type HttpServer, listen } from '../kernel/http/server.ts'
import { memoryLog } from '../testing/memory-log.ts'
import { testDatabase } from '../testing/test-database.ts'
import { openIntake, routesOf } from './routes.ts'
import { openShared } from './shared.ts'

/** What may be asked without a session; the list with its reasons is in tests/architecture/contract.test.ts. */
const open = ['GET /setup', 'POST /setup']

const descriptionSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
const methods = ['get', 'post', 'put', 'patch', 'delete']

const { address } = await testDatabase()
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-strangers-'))
let server: HttpServer

beforeAll(async () => {
  const config = readConfig({ BIHUAN_DATA: folder })
  if (!config.ok) throw new Error(config.refusal.en)
  const database = openDatabase(address)
  const files = await openFileStore({ folder })
  const outputs = await openOutputFiles(path.join(folder, 'outputs'), files)
  const secret = 'the secret of this test, long enough'
  const storage = { database, files, outputs, secret, close: () => database.close() }
  const log = memoryLog()
  const answers = routesOf({
    config: config.value,
    log,
    storage,
    intake: openIntake({
      config: config.value,
      storage,
      shared: openShared({ storage, log, config: config.value }),
    }),
  })
  server = await listen({ host: '127.0.0.1', port: 0, ...answers, surroundings: config.value, log })
})

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a stranger is asked to sign in, whatever they ask and however wrongly', async () => {
  const description = descriptionSchema.parse(
    await (await fetch(`${server.address}/api/openapi.json`)).json(),
  )
  const operations = Object.entries(description.paths).flatMap(([place, found]) =>
    Object.keys(found)
      .filter((method) => methods.includes(method))
      .map((method) => ({ method: method.toUpperCase(), place })),
  )
  expect(operations.length).toBeGreaterThan(25)
  const lax: string[] = []
  for (const { method, place } of operations) {
    const name = `${method} ${place}`
    if (open.includes(name) || place.startsWith('/auth/') || place === '/health') continue
    const status = await statusFor(method, place)
    if (status !== 401) lax.push(`${name}: ${status}`)
  }
  expect(lax).toEqual([])
})

async function statusFor(method: string, place: string): Promise<number> {
  const where = `/api${place.replaceAll(/\{\w+\}/g, '01890a5d-ac96-774b-bcce-b302099a8057')}`
  const body = method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: '{}' }
  return (await fetch(server.address + where, { method, ...body })).status
}
