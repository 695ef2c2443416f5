import { type Kysely, sql } from 'kysely'

/**
 * What the feedback came from follows from the template of a rectification: each source that there was becomes the first version
 * of the template that took its place, with the days before which measures were due soon until now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table rectifications add column template_id uuid,
    add column template_version integer not null default 1 check (template_version > 0),
    add column due_soon_days integer not null default 10 check (due_soon_days >= 0)`,
  sql`update rectifications set template_id = case source
    when 'inspection' then 'a4a4c7fe-ae45-5dd7-b663-005bd8279792'
    when 'audit' then 'b5c29098-c7a2-5b9f-8f01-7f34e5570795'
    when 'environment' then 'cda1b181-e363-5c05-8cba-2ddd43dee820'
    when 'selfCheck' then '4fc7f2dc-7151-568d-9d93-2067b59ac833'
    else '02cb5e48-97b9-5442-a5aa-1bde2e7cad0d' end::uuid`,
  sql`alter table rectifications alter column template_id set not null,
    alter column template_version drop default, alter column due_soon_days drop default, drop column source`,
]
