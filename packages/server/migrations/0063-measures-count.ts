import { type Kysely, sql } from 'kysely'

/**
 * What a measure counts (指标), with what its reports come to: few to a measure, read and written with it, and never looked for by
 * themselves. What each report said in figures stands with the report, so that it is corrected from what was there before it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table measures add column figures jsonb not null default '[]'
    check (jsonb_typeof(figures) = 'array' and jsonb_array_length(figures) <= 8)`,
  sql`alter table progress_reports
    add column figures jsonb not null default '[]' check (jsonb_typeof(figures) = 'array'),
    add column figures_why text not null default '' check (length(figures_why) <= 2000)`,
]
