import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { HttpServer } from '../kernel/http/server.ts'
import { testDatabase } from '../testing/test-database.ts'
import { wholeServer } from '../testing/whole-server.ts'

/** What may be asked without a session; the list with its reasons is in tests/architecture/contract.test.ts. */
const open = ['GET /setup', 'POST /setup']

const descriptionSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
const methods = ['get', 'post', 'put', 'patch', 'delete']

const { address } = await testDatabase()
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-strangers-'))
let server: HttpServer

beforeAll(async () => {
  server = await wholeServer(address, folder)
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
