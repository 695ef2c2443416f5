import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const evidence = columnsOf('evidence', 'evidence')
const file = columnsOf('files', 'file')
const meeting = columnsOf('meetings', 'meeting')
const source = columnsOf('sources', 'source')
const person = columnsOf('persons', 'person')
const organization = columnsOf('organizations', 'organization')
const journal = columnsOf('journal', 'journal')

/** A file of a rectification beside its evidence: minutes, a document that was read in, or what was taken out of a report again. */
export type OtherFile = {
  readonly fileId: string
  readonly role: 'minutes' | 'source' | 'removed'
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly sentAt: string
  readonly sealedOn?: string
}

/** The files of a rectification beside its evidence, each once. */
export function otherFiles(rectificationId: RectificationId): Question<readonly OtherFile[]> {
  return question(
    sql<Omit<OtherFile, 'sentAt'> & { readonly sentAt: Date }>`
    select ${file.id} as "fileId", piece.role, ${file.name}, ${file.size}, ${file.sha256}, ${file.uploaded_at} as "sentAt"
    from (
      select ${meeting.file_id} as id, 'minutes' as role from ${meeting}
        where ${meeting.rectification_id} = ${rectificationId} and ${meeting.file_id} is not null
      union
      select ${source.file_id}, 'source' from ${source}
        where ${source.rectification_id} = ${rectificationId} and ${source.file_id} is not null
      union
      select ${evidence.file_id}, 'removed' from ${evidence}
        where ${evidence.rectification_id} = ${rectificationId} and ${evidence.removed_at} is not null
    ) as piece
    join ${file} on ${file.id} = piece.id
    order by piece.role, ${file.uploaded_at}, ${file.id}`,
    (rows) => rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString() })),
  )
}

/** What somebody or an organization that records mention is called. */
export type Named = { readonly id: string; readonly type: 'person' | 'organization'; readonly name: string }

/** The names behind ids, and of all who made entries in a journal; ids of anything else are passed over. */
export function namesIn(
  ids: readonly string[],
  rectificationId: RectificationId,
): Question<readonly Named[]> {
  return question(
    sql<Named>`
    select ${person.id}, 'person' as type, ${person.name} from ${person}
      where ${person.id} = any(${ids}::uuid[]) or ${person.id} in (
        select ${journal.by_id} from ${journal} where ${journal.chain_id} = ${rectificationId})
    union all
    select ${organization.id}, 'organization', ${organization.name} from ${organization}
      where ${organization.id} = any(${ids}::uuid[])
    order by 2, 3, 1`,
    (rows) => rows,
  )
}
