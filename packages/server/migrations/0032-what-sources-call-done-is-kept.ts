import { type Kysely, sql } from 'kysely'

/**
 * Measures that nobody has begun and whose source calls them done, so that the workbench finds them, the newest
 * rectification first, without a look at all that sources ever said; and the lists that wait, the newest first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table said_done (
    rectification_id uuid not null,
    measure_id uuid not null,
    done_on date,
    entered_at timestamptz not null,
    primary key (rectification_id, measure_id) include (done_on, entered_at),
    foreign key (rectification_id, measure_id) references measures
  )`,
  // Words that were written here stand for a source only where no document says anything else.
  sql`insert into said_done (rectification_id, measure_id, done_on, entered_at)
    select measure.rectification_id, measure.id, said.done_on, entry.at
    from measures as measure
    join lateral (
      select report.* from imported_reports as report
      where report.rectification_id = measure.rectification_id and report.measure_id = measure.id
      order by report.place desc limit 1
    ) as said on true
    join journal as entry on entry.chain_id = measure.rectification_id and entry.subject_id = measure.id
      and entry.version = 1
    where measure.status = 'planned' and said.state = 'done'
      and (said.state_raw is not null or not exists (
        select from imported_reports as other
        where other.rectification_id = said.rectification_id and other.measure_id = said.measure_id
          and other.place < said.place and other.state is distinct from 'done'))`,
  sql`create index pending_lists on take_overs (listed_at, id) where status = 'pending'`,
]
