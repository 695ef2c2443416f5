import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { killDuringWrites, serverIn, setUpWork } from '../testing/killed-server.ts'

const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-durability-'))
const server = serverIn(dataFolder)

afterAll(async () => {
  await server.end('SIGTERM')
  await rm(dataFolder, { recursive: true, force: true })
})

// Thirty kills, and the rows compared with the journal, are in tests/long.
test('a report that was acknowledged is there after a kill at any moment, and the journal verifies', async () => {
  const first = await server.start(true)
  const work = await setUpWork(first, 3)
  let { address } = first
  let total = 0
  // One of them comes behind an answer at least, however slow the machine is.
  for (const [life, writes] of [
    [60, 0],
    [250, 1],
    [20, 0],
    [140, 0],
  ] as const) {
    const loss = await killDuringWrites(server, work, { address, writes, life })
    expect(loss.lost).toEqual([])
    expect(loss.verified).toMatchObject({ isValid: true, firstBrokenSequence: null })
    address = loss.address
    total += loss.acknowledged
  }
  expect(total).toBeGreaterThan(0)
})
