import { type Kysely, sql } from 'kysely'

/** How serious a finding is, by a grade of its template, and what the trade says of it beside its words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table findings add column grade jsonb,
    add column sum_concerned text not null default '', add column basis text not null default '',
    add column cause text not null default '', add column severity text not null default '',
    add column former_number text not null default ''`.execute(db)
  await sql`alter table findings alter column sum_concerned drop default, alter column basis drop default,
    alter column cause drop default, alter column severity drop default, alter column former_number drop default`.execute(
    db,
  )
}
