import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { SourceView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { isWholeInScope } from '../people/read-scope.queries.ts'

const sources = columnsOf('sources', 'sources')
const persons = columnsOf('persons', 'persons')

/**
 * The documents that a rectification was read from, the first one first. A document tells about every department, so whoever
 * reads only what is their own reads none.
 */
export async function listSources(
  db: Db,
  rectificationId: RectificationId,
  scope: ReadScope,
): Promise<SourceView[]> {
  const { rows } = await sql<SourceView & { committed_at: Date }>`
    select ${sources.id}, ${sources.name}, ${sources.form}, ${sources.pages}, ${sources.file_id} as "fileId",
      jsonb_build_object('id', ${persons.id}, 'name', ${nameThen(persons, sources.committed_at)}) as "committedBy", ${sources.committed_at}
    from ${sources} join ${persons} on ${persons.id} = ${sources.committed_by}
    where ${sources.rectification_id} = ${rectificationId} and ${isWholeInScope(scope, sources.rectification_id)}
    order by ${sources.committed_at}, ${sources.id}`.execute(db)
  return rows.map(({ committed_at, ...source }) => ({ ...source, committedAt: committed_at.toISOString() }))
}
