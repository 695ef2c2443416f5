import { type Kysely, sql } from 'kysely'

/**
 * A plan is approved in versions. What a version says lies in the journal, up to its entry; items that were changed against the
 * plan know from which version they depart.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table plan_versions (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    number integer not null check (number > 0),
    approved_on date not null,
    meeting_id uuid,
    paper text not null,
    note text not null,
    recorded_by uuid not null references persons,
    recorded_at timestamptz not null,
    findings integer not null check (findings >= 0),
    measures integer not null check (measures >= 0),
    version integer not null check (version > 0),
    primary key (rectification_id, id),
    foreign key (rectification_id, meeting_id) references meetings,
    constraint a_version_of_a_plan_has_its_number unique (rectification_id, number),
    constraint a_plan_is_approved_by_a_meeting_or_on_paper check ((meeting_id is null) = (paper <> ''))
  )`,
  sql`alter table measures add column against_plan integer check (against_plan > 0)`,
  sql`alter table findings add column against_plan integer check (against_plan > 0)`,
]
