import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { DatabaseAddress } from '@bihuan/server/kernel/db.ts'
import pg from 'pg'
import { z } from 'zod'
import type { About } from './about.ts'
import type { Account } from './theatre.ts'

const aboutSchema = z.object({
  newestMigration: z.string(),
  events: z.record(z.string(), z.int()),
  heads: z.record(z.string(), z.object({ sequence: z.int(), hash: z.string() })),
})

const accountsSchema = z.array(z.object({ username: z.string(), password: z.string(), role: z.string() }))

/** Writes a dump into an empty database by plain SQL, so that it needs no program of PostgreSQL's. */
export async function restore(folder: string, address: DatabaseAddress): Promise<void> {
  const dump = gunzipSync(await readFile(path.join(folder, 'dump.sql.gz'))).toString('utf8')
  const client = new pg.Client(address)
  await client.connect()
  try {
    // Two lines of a dump are orders to psql.
    await client.query(dump.replaceAll(/^\\(un)?restrict .*$/gm, ''))
  } finally {
    await client.end()
  }
}

/** What was noted about old data when it was written. */
export async function readAbout(folder: string): Promise<About> {
  return aboutSchema.parse(JSON.parse(await readFile(path.join(folder, 'about.json'), 'utf8')))
}

/** Who can sign in to old data. */
export async function readAccounts(folder: string): Promise<readonly Account[]> {
  return accountsSchema.parse(JSON.parse(await readFile(path.join(folder, 'accounts.json'), 'utf8')))
}
