import { type Kysely, sql } from 'kysely'

/**
 * What each organization is, to which body a rectification belongs, and from where each is looked at: kept, so that lists
 * of a body begin at an index and nobody walks the tree for them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table organizations add column kind text`,
  // As replaying its entries says it: by the place at which it was added.
  sql`update organizations set kind = case when exists (
      select from journal where journal.subject_id = organizations.id
        and journal.event ->> 'type' = 'organization.added' and journal.event ->> 'parentId' is not null)
    then 'department' else 'body' end`,
  sql`alter table organizations alter column kind set not null,
    add check (kind in ('region', 'body', 'department', 'community', 'team'))`,
  sql`create index organizations_below on organizations (parent_id)`,
  sql`alter table rectifications add column body_id uuid references organizations`,
  sql`create index rectifications_by_body on rectifications (body_id)`,
  sql`create table organization_bodies (
    organization_id uuid primary key references organizations,
    body_id uuid not null references organizations
  )`,
  sql`create index organizations_of_body on organization_bodies (body_id)`,
  // The nil UUID stands for no body, as of those from before there were any: a key holds no null.
  sql`create table rectification_bodies (
    rectification_id uuid not null references rectifications,
    body_id uuid not null,
    distance integer not null check (distance >= 0),
    is_top boolean not null,
    primary key (rectification_id, body_id)
  )`,
  sql`create index rectifications_of_body on rectification_bodies (body_id, rectification_id)`,
  sql`create index own_bodies on rectification_bodies (body_id, rectification_id) where distance = 0`,
  sql`create index top_bodies on rectification_bodies (body_id) where is_top`,
  sql`with recursive line as (
      select id as organization_id, id, parent_id, kind, 0 as distance from organizations
      union all
      select line.organization_id, above.id, above.parent_id, above.kind, line.distance + 1
      from line join organizations as above on above.id = line.parent_id)
    insert into organization_bodies (organization_id, body_id)
    select distinct on (organization_id) organization_id, id from line
    where kind = 'body' or parent_id is null
    order by organization_id, kind = 'body' desc, distance`,
  sql`insert into rectification_bodies (rectification_id, body_id, distance, is_top)
    select id, '00000000-0000-0000-0000-000000000000', 0, true from rectifications`,
  sql`alter table intake_drafts add column body_id uuid references organizations`,
  sql`alter table readings add column body_id uuid references organizations`,
]
