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
  for (const life of [60, 250, 20, 140]) {
    const loss = await killDuringWrites(server, work, { address, writes: 0, life })
    expect(loss.lost).toEqual([])
    expect(loss.verified).toMatchObject({ isValid: true, firstBrokenSequence: null })
    address = loss.address
    total += loss.acknowledged
  }
  expect(total).toBeGreaterThan(0)
})
