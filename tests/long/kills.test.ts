import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { id } from '@bihuan/core/kernel/id.ts'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../packages/server/src/kernel/db.ts'
import { startPostgres } from '../../packages/server/src/kernel/postgres/postgres.ts'
import { expectReplay } from '../../packages/server/src/testing/expect-replay.ts'
import { killDuringWrites, serverIn, setUpWork } from '../../packages/server/src/testing/killed-server.ts'

const kills = 30
const writers = 8
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-kills-'))
const server = serverIn(dataFolder)

afterAll(async () => {
  await server.end('SIGTERM')
  await rm(dataFolder, { recursive: true, force: true })
})

test(`of what ${writers} writers had acknowledged nothing is lost over ${kills} kills, and the rows are what the journal says`, async () => {
  const first = await server.start(true)
  const work = await setUpWork(first, writers)
  let { address } = first
  let acknowledged = 0
  for (let kill = 0; kill < kills; kill += 1) {
    // At ever other moments of a write, in an order that repeats only after all.
    const life = (kill * 7) % 30
    const loss = await killDuringWrites(server, work, { address, writes: 40, life })
    expect(loss.lost, `after kill ${kill + 1}`).toEqual([])
    expect(loss.verified, `after kill ${kill + 1}`).toMatchObject({
      isValid: true,
      firstBrokenSequence: null,
    })
    address = loss.address
    acknowledged += loss.acknowledged
  }
  expect(acknowledged).toBeGreaterThanOrEqual(kills * 40)
  console.log(`${acknowledged} acknowledged writes over ${kills} kills: 0 lost`)
  await server.end('SIGTERM')
  await expectRowsAsReplayed(work.rectificationId)
})

async function expectRowsAsReplayed(rectificationId: string): Promise<void> {
  const postgres = await startPostgres({ dataFolder })
  const database = openDatabase(postgres.connection)
  try {
    await expectReplay(database.kysely, id<'rectification'>(rectificationId))
  } finally {
    await database.close()
    await postgres.stop()
  }
}
