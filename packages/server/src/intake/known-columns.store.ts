import type { DraftColumn } from '@bihuan/core/intake/draft.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../kernel/subject-store.ts'

/** What the organization of a person is known to mean by the headings of its ledgers. */
export async function readKnownColumns(db: Db, personId: PersonId): Promise<DraftColumn[]> {
  const { rows } = await sql<DraftColumn>`
    select heading, role from known_columns where organization_id = ${organizationOf(personId)}
    order by heading`.execute(db)
  return rows
}

/** Remembers for the organization of a person what the columns of its ledgers hold. */
export async function rememberColumns(
  db: Db,
  personId: PersonId,
  columns: readonly DraftColumn[],
): Promise<void> {
  // Where a heading stands twice, the last one counts: a row cannot be written twice by one statement.
  const byHeading = [...new Map(columns.map((column) => [column.heading, column])).values()]
  await sql`
    insert into known_columns (organization_id, heading, role)
    select organization.id, given.heading, given.role
    from (select ${organizationOf(personId)} as id) as organization,
      jsonb_to_recordset(${JSON.stringify(byHeading)}::jsonb) as given (heading text, role text)
    where organization.id is not null
    on conflict (organization_id, heading) do update set role = excluded.role`.execute(db)
}

/** The organization of the main appointment of a person; whoever has none works for the one that leads. */
export function organizationOf(personId: PersonId): RawBuilder<unknown> {
  return sql`coalesce(
    (select organization_id from appointments where person_id = ${personId} order by ordinal limit 1),
    (select id from organizations where parent_id is null order by id limit 1))`
}
