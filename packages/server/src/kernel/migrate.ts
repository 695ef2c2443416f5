import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { z } from 'zod'
import type { Db } from './subject-store.ts'

/** The folder with the migrations of this program. */
export const migrationsFolder: string = path.join(import.meta.dirname, '../../migrations')

/** The database was last used by a newer Bihuan, whose records this one would not understand. */
export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew'
  readonly text: Bilingual
  constructor(unknown: readonly string[]) {
    const text = {
      zh: `数据库已由更新版本的 Bihuan 升级（${unknown.join('、')}）。请使用新版本的程序。`,
      en: `The database has been upgraded by a newer Bihuan (${unknown.join(', ')}). Use that newer program.`,
    }
    super(`${text.zh}\n${text.en}`)
    this.text = text
  }
}

const migrationSchema = z.object({
  up: z.custom<(db: Db) => Promise<void>>((value) => typeof value === 'function'),
})

/**
 * Brings the tables up to this program: all missing migrations in the order of their names, in one transaction.
 * Programs that start at once wait for each other. Gives the names of what was applied.
 */
export async function migrate(db: Db, folder: string = migrationsFolder): Promise<readonly string[]> {
  const known = await namesIn(folder)
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('bihuan migration'))`.execute(transaction)
    await sql`create table if not exists migration (
        name text primary key,
        applied_at timestamptz not null default now()
      )`.execute(transaction)
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(transaction)
    const applied = new Set(rows.map((row) => row.name))
    const unknown = [...applied].filter((name) => !known.includes(name))
    if (unknown.length > 0) throw new DatabaseTooNew(unknown)
    const missing = known.filter((name) => !applied.has(name))
    for (const name of missing) {
      const file = pathToFileURL(path.join(folder, `${name}.ts`)).href
      const migration = migrationSchema.parse(await import(file))
      await migration.up(transaction)
      await sql`insert into migration (name) values (${name})`.execute(transaction)
    }
    return missing
  })
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((file) => /^\d{4}-[a-z0-9-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted()
}
