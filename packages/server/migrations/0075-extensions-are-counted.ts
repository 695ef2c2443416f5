import { type Kysely, sql } from 'kysely'

/**
 * Of each measure is kept how many extensions were asked for and granted and by how many days they put it off, so that units are
 * told what is theirs; what was before is counted from its entries. One that others became a part of keeps their earliest first day,
 * also where none of them was ever extended.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table measures
    add column extensions_asked integer not null default 0 check (extensions_asked >= 0),
    add column extensions_granted integer not null default 0 check (extensions_granted >= 0),
    add column days_extended integer not null default 0`,
  sql`do $$ declare held text; begin
    select conname into strict held from pg_constraint
    where conrelid = 'measures'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%first_due_on IS NOT NULL%extensions > 0%';
    execute format('alter table measures drop constraint %I', held);
  end $$`,
  sql`alter table measures add constraint what_was_extended_has_a_first_day
    check (extensions = 0 or first_due_on is not null)`,
  sql`update measures set extensions_asked = told.asked, extensions_granted = told.granted, days_extended = told.days
    from (
      select entry.chain_id, entry.subject_id,
        count(*) filter (where entry.event ->> 'type' = 'measure.extensionAsked') as asked,
        count(*) filter (where entry.event ->> 'type' = 'measure.extensionGranted') as granted,
        coalesce(sum((entry.event -> 'changes' ->> 'dueOn')::date - before.day)
          filter (where entry.event ->> 'type' = 'measure.extensionGranted'), 0) as days
      from journal as entry
      left join lateral (
        select coalesce(past.event -> 'changes' ->> 'dueOn', past.event -> 'assignment' ->> 'dueOn')::date as day
        from journal as past
        where past.chain_id = entry.chain_id and past.subject_id = entry.subject_id and past.version < entry.version
          and coalesce(past.event -> 'changes' -> 'dueOn', past.event -> 'assignment' -> 'dueOn') is not null
        order by past.version desc limit 1
      ) as before on entry.event ->> 'type' = 'measure.extensionGranted'
      where entry.subject_type = 'measure' and entry.event ->> 'type' in ('measure.extensionAsked', 'measure.extensionGranted')
      group by entry.chain_id, entry.subject_id
    ) as told
    where measures.rectification_id = told.chain_id and measures.id = told.subject_id`,
  // Few are ever extended: those of an organization are found among its own.
  sql`create index measures_extended_of_owner on measures (owner_id, rectification_id, id) where extensions_asked > 0`,
]
