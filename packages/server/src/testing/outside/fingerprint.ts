import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Database } from '../../kernel/db.ts'

/** What a wrong guess or a sign-in may leave behind. */
const mayChange = /^sign_in_(session|throttle|rate_limit|try|tries|known)/

/** Everything that is kept: each table with a hash over its rows, and the names of the files. */
export async function fingerprint(
  { kysely }: Pick<Database, 'kysely'>,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(kysely)
  const hashes = tables
    .filter(({ name }) => !mayChange.test(name))
    .map(
      ({ name }) => sql`
        select ${name} as name, md5(coalesce(string_agg(row::text, ';' order by row::text), '')) as hash
        from ${sql.table(name)} as row`,
    )
  const { rows } = await sql<{ name: string; hash: string }>`${sql.join(hashes, sql` union all `)}`.execute(
    kysely,
  )
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = files.filter((file) => file.isFile()).map(({ name }) => name)
  return {
    ...Object.fromEntries(rows.map(({ name, hash }) => [name, hash])),
    files: names.toSorted().join(' '),
  }
}
