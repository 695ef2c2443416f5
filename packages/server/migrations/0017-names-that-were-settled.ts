import { type Kysely, sql } from 'kysely'

/**
 * Whom an organization means by words of its documents, once somebody has said it; and which command brought a document
 * in, so that what a document changed is told from what a person changed. Of older documents that is not known, except
 * of those that began their record.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table known_names (
    organization_id uuid not null references organizations,
    kind text not null check (kind in ('organization', 'person')),
    words text not null,
    named_organization_id uuid references organizations,
    named_person_id uuid references persons,
    primary key (organization_id, kind, words),
    check ((kind = 'organization') = (named_organization_id is not null)),
    check ((kind = 'person') = (named_person_id is not null))
  )`.execute(db)
  await sql`alter table sources add column command_id uuid`.execute(db)
}
