import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Call, callerAt, serverIn, setUpWork } from '../../packages/server/src/testing/killed-server.ts'

const measures = 400
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-output-kills-'))
const server = serverIn(dataFolder)

afterAll(async () => {
  await server.end('SIGTERM')
  await rm(dataFolder, { recursive: true, force: true })
})

const outputsSchema = z.array(
  z.object({
    id: z.string(),
    state: z.string(),
    file: z.object({ sha256: z.string(), size: z.number() }).nullable(),
  }),
)

test('files that were being made or waited when the server was killed are made by the next one', async () => {
  const first = await server.start(true)
  const { rectificationId, cookie } = await setUpWork(first, measures)
  const before = callerAt(first.address, cookie)
  const wish = { rectificationId, file: { kind: 'ledger', format: 'pdf', query: { paper: 'a3' } } }
  const ids = [randomUUID(), randomUUID()]
  // Not waited for: the server is gone before it answers.
  for (const id of ids) void before('PUT', `/outputs/${id}`, wish).catch(() => null)
  await untilRunning(before)
  await server.end('SIGKILL')
  const { address } = await server.start()
  const after = callerAt(address, cookie)
  await expect
    .poll(async () => statesOf(after), { timeout: 120_000, interval: 500 })
    .toEqual(['done', 'done'])
  for (const { id, file } of outputsSchema.parse(await after('GET', '/outputs'))) {
    const answer = await fetch(`${address}/api/outputs/${id}/file`, { headers: { cookie } })
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 4).toString()).toBe('%PDF')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256)
  }
  expect((await readdir(path.join(dataFolder, 'outputs'))).toSorted()).toEqual(ids.toSorted())
})

async function statesOf(call: Call): Promise<readonly string[]> {
  return outputsSchema.parse(await call('GET', '/outputs')).map(({ state }) => state)
}

async function untilRunning(call: Call): Promise<void> {
  for (;;) {
    const states = await statesOf(call)
    if (states.length === 2 && states.includes('running')) return
    if (states.includes('done')) throw new Error('the files were made before the server could be killed')
    await delay(10)
  }
}
