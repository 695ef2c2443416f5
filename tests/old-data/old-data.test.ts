import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createHash, randomUUID } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import { verifyJournal } from '@bihuan/core/kernel/verify.testing.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { readConfig } from '@bihuan/server/kernel/config.ts'
import type { DatabaseAddress } from '@bihuan/server/kernel/db.ts'
import { entriesAfter } from '@bihuan/server/kernel/journal.queries.ts'
import { migrate } from '@bihuan/server/kernel/migrate.ts'
import { type Running, serve } from '@bihuan/server/main/serving.ts'
import { expectReplay } from '@bihuan/server/testing/expect-replay.ts'
import { memoryLog } from '@bihuan/server/testing/memory-log.ts'
import { emptyDatabase } from '@bihuan/server/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { misfits, writtenEvent } from './event-shape.ts'
import { eventShapes } from './event-shapes.ts'
import { readAbout, readAccounts, restore } from './restore.ts'

const versions = (await readdir(import.meta.dirname, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

describe.each(versions)('what the version of %s wrote', async (version) => {
  const folder = path.join(import.meta.dirname, version)
  const about = await readAbout(folder)
  const accounts = await readAccounts(folder)
  const database = await emptyDatabase()
  const db = database.kysely
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-old-data-'))
  const as = async (role: string, asked: `${string} ${string}`, form?: object): Promise<string> => {
    const cookie = await cookieOf(
      running,
      accounts.find((account) => account.role === role),
    )
    const headers = { cookie, 'content-type': 'application/json' }
    const [method = '', place = ''] = asked.split(' ')
    const body = form === undefined ? null : JSON.stringify({ commandId: randomUUID(), ...form })
    return (await fetch(`${running.address}/api${place}`, { method, headers, body })).text()
  }
  const cookiesOf = (...roles: readonly string[]): Promise<string[]> =>
    Promise.all(
      accounts.filter(({ role }) => roles.includes(role)).map((account) => cookieOf(running, account)),
    )
  // Records belong to bodies: what one of a role may not read is read by another of it.
  const askedBy = async (cookies: readonly string[], place: string): Promise<Response> => {
    const [cookie = '', ...others] = cookies
    const asked = { headers: { cookie, 'content-type': 'application/json' }, method: 'POST', body: '{}' }
    const isDocument = place.includes('/documents/')
    const answer = await fetch(`${running.address}/api${place}`, isDocument ? asked : { headers: { cookie } })
    return answer.ok || others.length === 0 ? answer : askedBy(others, place)
  }
  const chains = Object.keys(about.heads).map((chainId): ChainId => id<'chain'>(chainId))
  let running: Running

  beforeAll(async () => {
    await restore(folder, database.address)
    await cp(path.join(folder, 'files'), path.join(dataFolder, 'files'), { recursive: true })
    await migrate(db)
    const config = readConfig({
      BIHUAN_DATA: dataFolder,
      PORT: '0',
      DATABASE_URL: urlOf(database.address),
    })
    if (!config.ok) throw new Error(config.refusal.en)
    running = await serve(config.value, { log: memoryLog() })
  })

  afterAll(async () => {
    await running.stop()
    await rm(dataFolder, { recursive: true, force: true })
  })

  type Written = { readonly chain_id: string; readonly sequence: number; readonly event: unknown }

  // What has fallen due since is written down as soon as the server runs, and is not of that day.
  function isOfThatDay({ chain_id: chainId, sequence }: Written): boolean {
    return Number(sequence) <= (about.heads[chainId]?.sequence ?? 0)
  }

  test('has an entry of every type that there was on its day, each in the shape that is still read', async () => {
    const { rows } = await sql<Written>`select chain_id, sequence, event from journal`.execute(db)
    const counts: Record<string, number> = {}
    for (const event of rows.filter(isOfThatDay).map((row) => writtenEvent(row.event))) {
      counts[event.type] = (counts[event.type] ?? 0) + 1
      const shape = Object.entries(eventShapes).find(([type]) => type === event.type)?.[1]
      expect(shape, `${event.type} is in old journals and is no longer known`).toBeDefined()
      expect(misfits(event, shape ?? []), `the shape of ${event.type}`).toEqual([])
    }
    expect(counts).toEqual(about.events)
  })

  test.each(chains)('verifies to the hash that chain %s ended with', async (chainId) => {
    const limit = about.heads[chainId]?.sequence ?? 0
    const entries = await entriesAfter(db, chainId, { after: 0, limit })
    expect(verifyJournal(entries, about.heads[chainId])).toEqual({
      isValid: true,
      entries: about.heads[chainId]?.sequence,
      firstBrokenSequence: null,
    })
  })

  test.each(chains)('replays to exactly the rows of chain %s', async (chainId) => {
    await expect(expectReplay(db, chainId)).resolves.toBeUndefined()
  })

  test('lets everybody sign in as before', async () => {
    for (const account of accounts) {
      const answer = await signIn(running, account)
      expect(answer.status, `sign-in of ${account.username}`).toBe(200)
    }
    // What follows asks in their names; that a first password opens nothing is shown elsewhere.
    await sql`update sign_in_user set must_change_password = false`.execute(db)
  })

  test('gives every piece of evidence by its old hash', async () => {
    const readers = await cookiesOf('inspector')
    const { rows } = await sql<{ id: string; sha256: string }>`
      select distinct files.id, sha256 from files join evidence on file_id = files.id`.execute(db)
    expect(rows.length).toBeGreaterThan(50)
    for (const { id: fileId, sha256 } of rows) {
      const answer = await askedBy(readers, `/files/${fileId}`)
      expect(answer.status).toBe(200)
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
  })

  test('gives every record, draft and reading to whoever may read them', async () => {
    const readers = await cookiesOf('coordinator', 'inspector')
    const { rows } = await sql<{ place: string }>`
      select '/rectifications/' || id || part as place
        from rectifications, unnest(array['', '/ledger', '/journal?limit=500', '/journal/verification', '/sources', '/documents/notice/file']) as part
        where put_away is null
      union all select '/rectifications/' || rectification_id || '/findings/' || findings.id
        from findings join rectifications on rectifications.id = rectification_id where put_away is null
      union all select '/rectifications/' || rectification_id || '/measures/' || measures.id
        from measures join rectifications on rectifications.id = rectification_id where put_away is null
      union all select '/intake/drafts/' || id from intake_drafts
      union all select '/intake/readings/' || id from readings`.execute(db)
    for (const { place } of rows) {
      const answer = await askedBy(readers, place)
      expect(answer.status, `answer to ${place}`).toBe(200)
      expect(await answer.text(), `codes in the answer to ${place}`).not.toMatch(/:"extension"/)
    }
  })

  test('tells what an entry holds in a former code by the code of today, also to whoever changes it now', async () => {
    const { rows } = await sql<{ rectificationId: string; id: string; version: number }>`
      select measures.rectification_id as "rectificationId", measures.id, measures.version
      from measures join findings on findings.id = finding_id
      where kind = 'sameCheck' and measures.status = 'closed' and findings.status = 'open' limit 1`.execute(
      db,
    )
    for (const { rectificationId, id: measureId, version } of rows) {
      const record = `/rectifications/${rectificationId}`
      const measure = `${record}/measures/${measureId}`
      const assign = (seen: number): Promise<string> =>
        as('coordinator', `PATCH ${measure}/assignment`, { version: seen, changes: { kind: 'routine' } })
      expect(await assign(1)).toMatch(/"code":"VERSION_CONFLICT".*"kind":"sameCheck"/)
      await as('inspector', `POST ${measure}/reopening`, { version, reason: '又发现同类问题' })
      expect(await assign(version + 1)).toContain('"kind":"routine"')
      expect(await as('coordinator', `GET ${record}/journal?limit=1`)).toMatch(
        /"before":\{[^}]*"kind":"sameCheck"/,
      )
    }
  })

  const knewBodies = about.newestMigration >= '0034'
  test.skipIf(knewBodies)('belongs to the first body as soon as there is a second', async () => {
    const bodiless = sql<{ id: ChainId }>`select id from rectifications where body_id is null`
    const { rows: before } = await bodiless.execute(db)
    const second = { name: '另一单位', parentId: null, kind: 'body' }
    expect(await as('administrator', 'POST /organizations', second)).toContain('"kind":"body"')
    expect(before.length).toBeGreaterThan(0)
    expect((await bodiless.execute(db)).rows).toEqual([])
    const { rows } = await sql<{ chain: ChainId; event: unknown }>`
      select chain_id as chain, event from journal where event ->> 'type' = 'rectification.bodyGiven'`.execute(
      db,
    )
    expect(rows.map(({ chain }) => chain).toSorted()).toEqual(before.map(({ id: chain }) => chain).toSorted())
    for (const { chain, event } of rows) {
      expect(misfits(writtenEvent(event), eventShapes['rectification.bodyGiven'])).toEqual([])
      await expectReplay(db, chain)
    }
  })

  test('is small enough to be kept', async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    const sizes = await Promise.all(
      files.map(async ({ parentPath, name }) => (await readFile(path.join(parentPath, name))).length),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 * 1024 * 1024)
  })
})

function urlOf(address: DatabaseAddress): string {
  if ('connectionString' in address) return address.connectionString
  const { host, port, user, password, database } = address
  const where = new URLSearchParams({ host, port: String(port) })
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@/${database}?${where.toString()}`
}

type SignIn = { readonly username: string; readonly password: string }

function signIn({ address }: Running, { username, password }: SignIn): Promise<Response> {
  return fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
}

async function cookieOf(running: Running, account: SignIn | undefined): Promise<string> {
  if (account === undefined) throw new Error('nobody with this role can sign in')
  const answer = await signIn(running, account)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
