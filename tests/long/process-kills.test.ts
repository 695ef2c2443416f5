import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { id } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../packages/server/src/kernel/db.ts'
import { startPostgres } from '../../packages/server/src/kernel/postgres/postgres.ts'
import { expectReplay } from '../../packages/server/src/testing/expect-replay.ts'
import { serverIn, setUpWork } from '../../packages/server/src/testing/killed-server.ts'
import { linesOf, pidOf } from '../../packages/server/src/testing/several-processes.ts'

const kills = 6
const everyMilliseconds = 10_000
const writers = 16
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-process-kills-'))
const server = serverIn(dataFolder, { BIHUAN_PROCESSES: '2' })

afterAll(async () => {
  await server.end('SIGTERM')
  await rm(dataFolder, { recursive: true, force: true })
})

test(`with one of two processes killed every 10 s, nothing that ${writers} writers had acknowledged is lost or there twice`, async () => {
  const first = await server.start(true)
  const work = await setUpWork(first, writers)
  const writing = new AbortController()
  const reporting = work.places.map((place) =>
    reportUntil(writing.signal, { url: `${first.address}/api${place}`, cookie: work.cookie }),
  )
  const killed: number[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    await delay(everyMilliseconds)
    // On a busy machine it takes longer than this until the one that was killed before last has a successor.
    const worker = 1 + (kill % 2)
    await expect.poll(async () => killed.includes(await pidOf(dataFolder, worker))).toBe(false)
    const pid = await pidOf(dataFolder, worker)
    process.kill(pid, 'SIGKILL')
    killed.push(pid)
  }
  await delay(everyMilliseconds)
  writing.abort()
  const told = await Promise.all(reporting)
  const acknowledged = told.flatMap(({ texts }) => texts)
  const broken = told.reduce((sum, one) => sum + one.broken, 0)
  expect(told.flatMap(({ others }) => others)).toEqual([])
  expect(broken).toBeGreaterThan(0)
  const verification = `/api/rectifications/${work.rectificationId}/journal/verification`
  const verified = await fetch(first.address + verification, { headers: { cookie: work.cookie } })
  expect(await verified.json()).toMatchObject({ isValid: true, firstBrokenSequence: null })
  const ended = (await linesOf(dataFolder)).filter(({ msg }) => /has ended/.test(msg))
  expect(ended).toHaveLength(kills)
  await server.end('SIGTERM')
  const written = await reportsIn(work.rectificationId)
  expect(written.length).toBe(new Set(written).size)
  const there = new Set(written)
  expect(acknowledged.filter((text) => !there.has(text))).toEqual([])
  console.log(
    `${acknowledged.length} acknowledged writes, ${broken} broken connections over ${kills} kills: 0 lost`,
  )
})

type Written = { readonly texts: string[]; broken: number; readonly others: string[] }

/** Reports again and again; a form whose answer did not come is sent anew as it was. */
async function reportUntil(
  end: AbortSignal,
  { url, cookie }: { readonly url: string; readonly cookie: string },
): Promise<Written> {
  const written: Written = { texts: [], broken: 0, others: [] }
  const headers = { cookie, origin: new URL(url).origin, 'content-type': 'application/json' }
  const before = await (await fetch(url, { headers })).json()
  let { version } = z.object({ measure: z.object({ version: z.number() }) }).parse(before).measure
  for (;;) {
    const text = `进展 ${randomUUID()}`
    const body = JSON.stringify({ commandId: randomUUID(), version, text, fileIds: [] })
    const answer = await sendUntilAnswered(
      `${url}/progress-reports`,
      { method: 'POST', headers, body },
      written,
    )
    if (answer.status !== 200) {
      written.others.push(`${answer.status} ${await answer.text()}`)
      return written
    }
    written.texts.push(text)
    version = z.object({ version: z.number() }).parse(await answer.json()).version
    if (end.aborted) return written
  }
}

async function sendUntilAnswered(url: string, sent: RequestInit, written: Written): Promise<Response> {
  for (;;) {
    try {
      const answer = await fetch(url, sent)
      // The connection can also break in the midst of an answer.
      const body = await answer.text()
      return new Response(body, answer)
    } catch {
      written.broken += 1
      await delay(20)
    }
  }
}

async function reportsIn(rectificationId: string): Promise<string[]> {
  const postgres = await startPostgres({ dataFolder })
  const database = openDatabase(postgres.connection)
  try {
    await expectReplay(database.kysely, id<'rectification'>(rectificationId))
    const { rows } = await sql<{ text: string }>`select text from progress_reports`.execute(database.kysely)
    return rows.map(({ text }) => text)
  } finally {
    await database.close()
    await postgres.stop()
  }
}
