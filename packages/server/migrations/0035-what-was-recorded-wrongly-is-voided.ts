import { type Kysely, sql } from 'kysely'

/** Measures and findings that were recorded by mistake are voided: kept, readable, and what they were before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table measures drop constraint measures_status_check, drop constraint measures_check2,
    add column voided jsonb`,
  sql`alter table measures
    add constraint measures_status_check check (status in
      ('planned', 'underway', 'submitted', 'returned', 'closed', 'reopened', 'voided')),
    add constraint what_came_back_or_is_voided_says_why
      check ((status in ('returned', 'reopened', 'voided')) = (reason is not null)),
    add constraint a_voided_measure_knows_what_it_was check ((status = 'voided') = (voided is not null))`,
  sql`alter table findings drop constraint findings_status_check, drop constraint findings_check2,
    add column voided jsonb`,
  sql`alter table findings
    add constraint findings_status_check check (status in ('open', 'submitted', 'closed', 'reopened', 'voided')),
    add constraint what_is_reopened_or_voided_says_why
      check ((status in ('reopened', 'voided')) = (reason is not null)),
    add constraint a_voided_finding_knows_what_it_was check ((status = 'voided') = (voided is not null))`,
]
