import { type Kysely, sql } from 'kysely'

/**
 * Appointments are held from a day to a day. The table keeps all of them under the name `terms`; `appointments` is what is
 * held today, so that whoever reads it, now or later, asks for nobody’s past or future.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table appointments rename to terms`,
  sql`alter index appointments_by_role rename to terms_by_role`,
  sql`alter table terms add column from_on date, add column to_on date,
    add constraint terms_begin_before_they_end check (from_on <= to_on)`,
  // The zone of the installation comes with each connection; a program that says none is where most are.
  sql`create function today_here() returns date language sql stable parallel safe as $$
    select (now() at time zone coalesce(nullif(current_setting('bihuan.zone', true), ''), 'Asia/Shanghai'))::date
  $$`,
  sql`create view appointments as
    select person_id, organization_id, role, ordinal from terms
    where (from_on is null or from_on <= today_here()) and (to_on is null or to_on >= today_here())`,
]
