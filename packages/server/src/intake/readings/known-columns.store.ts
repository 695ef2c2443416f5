import type { DraftColumn } from '@bihuan/core/reading/draft.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'

const knownColumns = columnsOf('known_columns')
const excluded = columnsOf('known_columns', 'excluded')
const appointments = columnsOf('appointments')
const organizations = columnsOf('organizations')

/** What the organization of a person is known to mean by the headings of its ledgers. */
export async function readKnownColumns(db: Db, personId: PersonId): Promise<DraftColumn[]> {
  const { rows } = await sql<DraftColumn>`
    select ${knownColumns.heading}, ${knownColumns.role} from ${knownColumns}
      where ${knownColumns.organization_id} = ${organizationOf(personId)}
    order by ${knownColumns.heading}`.execute(db)
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
    insert into ${knownColumns} (${knownColumns.organization_id}, ${knownColumns.heading}, ${knownColumns.role})
    select organization.id, given.heading, given.role
    from (select ${organizationOf(personId)} as id) as organization,
      jsonb_to_recordset(${JSON.stringify(byHeading)}::jsonb) as given (heading text, role text)
    where organization.id is not null
    on conflict (${knownColumns.organization_id}, ${knownColumns.heading}) do update
      set ${knownColumns.role} = ${excluded.role}`.execute(db)
}

/** The organization of the main appointment of a person; whoever has none works for the one that leads. */
export function organizationOf(personId: PersonId): RawBuilder<unknown> {
  return sql`coalesce(
    (select ${appointments.organization_id} from ${appointments} where ${appointments.person_id} = ${personId}
      order by ${appointments.ordinal} limit 1),
    (select ${organizations.id} from ${organizations} where ${organizations.parent_id} is null
      order by ${organizations.id} limit 1))`
}
