import type { EditionFile } from '@bihuan/core/editions/edition.ts'
import type { EditionId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const evidence = columnsOf('evidence', 'evidence')
const edition = columnsOf('editions', 'edition')
const kept = columnsOf('edition_files', 'kept')
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

/** An edition that left, with the files that it left as, and the hash of what is kept of each now. */
export type LeftEdition = {
  readonly id: EditionId
  readonly document: string
  readonly number: number
  readonly publishedAt: Date
  readonly files: readonly EditionFile[]
  readonly held: Readonly<Partial<Record<string, string>>>
}

/** The published editions of a rectification, the first first. */
export function editionsThatLeft(rectificationId: RectificationId): Question<readonly LeftEdition[]> {
  return question(
    sql<LeftEdition>`
    select ${edition.id}, ${edition.document}, ${edition.number}, ${edition.published_at} as "publishedAt", ${edition.files},
      coalesce((select jsonb_object_agg(${kept.format}, encode(sha256(${kept.bytes}), 'hex')) from ${kept}
        where ${kept.rectification_id} = ${edition.rectification_id} and ${kept.edition_id} = ${edition.id}), '{}') as held
    from ${edition}
    where ${edition.rectification_id} = ${rectificationId} and ${edition.status} = 'published'
    order by ${edition.published_at}, ${edition.id}`,
    (rows) => rows,
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
