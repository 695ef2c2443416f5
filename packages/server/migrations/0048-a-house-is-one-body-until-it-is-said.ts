import { type Kysely, sql } from 'kysely'

/**
 * What nobody said to be a body is a department, but the organization named at set-up: one that stands at the top counts as
 * below that one, so that a house whose departments all stand at the top is one body.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const added = sql`journal.chain_id = '00000000-0000-0000-0000-000000000000'
  and journal.subject_id = organizations.id and journal.event ->> 'type' = 'organization.added'`
const over = sql`coalesce(parent_id, case when kind not in ('body', 'region') then (
  select id from organizations where is_first order by id limit 1) end)`
/** The organizations above each, itself included. */
const line = sql`line (of, id, over, kind, steps, passed) as (
  select id, id, ${over}, kind, 0, array[id] from organizations
  union all
  select line.of, above.id, above.over, above.kind, line.steps + 1, line.passed || above.id
  from line join (select id, kind, ${over} as over from organizations) as above
    on above.id = line.over and above.id <> all(line.passed))`

const statements = [
  sql`alter table organizations add column is_first boolean not null default false`,
  sql`update organizations set is_first = true where exists (
    select from journal where ${added} and journal.event ->> 'parentId' is null and journal.by_id is null)`,
  sql`update organizations set kind = 'department' where kind = 'body' and not is_first
    and exists (select from journal where ${added})
    and not exists (select from journal where journal.chain_id = '00000000-0000-0000-0000-000000000000'
      and journal.subject_id = organizations.id and journal.event ->> 'type' = 'organization.kindChanged')`,
  sql`create index first_organization on organizations (id) where is_first`,
  sql`with recursive ${line}
    update organization_bodies set body_id = nearest.id from (
      select distinct on (of) of, id from line
      order by of, case kind when 'body' then 0 when 'region' then 1 else 2 end,
        case when kind in ('body', 'region') then steps else -steps end) as nearest
    where nearest.of = organization_id`,
  sql`delete from rectification_bodies where exists (
    select from rectifications where id = rectification_id and body_id is not null)`,
  sql`with recursive ${line}, seen as (
      select rectifications.id, its.body_id, min(line.steps) as steps
      from rectifications join line on line.of = rectifications.body_id
      join organization_bodies as its on its.organization_id = line.id
      group by 1, 2)
    insert into rectification_bodies (rectification_id, body_id, distance, is_top)
    select id, body_id, steps, steps = max(steps) over (partition by id) from seen`,
  ...['intake_drafts', 'readings'].map(
    (
      table,
    ) => sql`update ${sql.table(table)} as waiting set body_id = its.body_id from organization_bodies as its
      where its.organization_id = waiting.body_id and its.body_id <> waiting.body_id`,
  ),
]
