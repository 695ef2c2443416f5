import { type Kysely, sql } from 'kysely'

/**
 * A sealed file is shown again, asked for and confirmed like the seal; what waits is found for whoever decides, and no search
 * by the name of a sealed file finds where it stands for those who do not see it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table seals
    add column kept_for text,
    add column lift_asked_as text check (lift_asked_as in ('coordinator', 'inspector')),
    add column lift_asked_by uuid references persons,
    add column lift_asked_at timestamptz,
    add column lift_reason text check (lift_reason <> ''),
    add column lifted_by uuid references persons,
    add column lifted_at timestamptz,
    drop constraint seals_status_check,
    drop constraint seals_check,
    drop constraint seals_check1,
    drop constraint seals_check2,
    drop constraint seals_check3,
    add constraint seals_status_check
      check (status in ('asked', 'sealed', 'liftAsked', 'lifted', 'refused', 'withdrawn')),
    add check (decided_by is distinct from asked_by),
    add check ((status in ('sealed', 'liftAsked', 'lifted', 'refused')) = (decided_by is not null)),
    add check ((status = 'asked') = (decided_at is null)),
    add check ((status = 'refused') = (refused_for is not null)),
    add check (lifted_by is null or lifted_by <> lift_asked_by),
    add check (kept_for is null or status = 'sealed'),
    add check ((status = 'lifted') = (lifted_by is not null)),
    add check (num_nulls(lift_asked_as, lift_asked_by, lift_asked_at, lift_reason)
      = case when status in ('liftAsked', 'lifted') then 0 else 4 end),
    add check (num_nulls(lifted_by, lifted_at) in (0, 2))`,
  sql`drop index seals_that_hold`,
  sql`create unique index seals_that_hold on seals (rectification_id, sha256)
    where status in ('asked', 'sealed', 'liftAsked')`,
  sql`create index seals_that_wait on seals (rectification_id) where status in ('asked', 'liftAsked')`,
  sql.raw(`create function veiled_words(source text, names jsonb, mark text) returns text
    language plpgsql immutable parallel safe as $$
    declare
      seen text := source;
      name text;
    begin
      for name in select jsonb_array_elements_text(names) loop
        seen := replace(seen, name, mark);
      end loop;
      return seen;
    end $$`),
  sql`create index rectifications_asked_to_be_voided on rectifications (id) where voiding ->> 'status' = 'asked'`,
]
