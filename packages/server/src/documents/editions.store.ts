import { editionKind } from '@bihuan/core/editions/edition.kind.ts'
import type { Edition } from '@bihuan/core/editions/edition.ts'
import type { EditionId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { type ColumnsToKeep, instant, rowStore } from '../kernel/row-store.ts'
import { columnsOf, type RowOf, sql } from '../kernel/sql.ts'
import type { Db, SubjectStore } from '../kernel/subject-store.ts'

/** An edition as it lies in its table. */
export type EditionRow = RowOf<'editions'>

/** How its columns are kept. */
export const editionColumns = {
  rectification_id: 'fixed',
  id: 'fixed',
  document: 'fixed',
  options: 'changing',
  corrects_id: 'fixed',
  number: 'changing',
  texts: 'changing',
  sources: 'changing',
  status: 'changing',
  drafted_by: 'fixed',
  drafted_at: 'fixed',
  writers: 'changing',
  sha256: 'changing',
  as_of: 'changing',
  approved_by: 'changing',
  published_at: 'changing',
  files: 'changing',
  givings: 'changing',
  reason: 'changing',
  version: 'changing',
} as const satisfies ColumnsToKeep<'editions'>

/** Editions of documents. */
export const editionStore: SubjectStore<typeof editionKind> = rowStore({
  kind: editionKind,
  table: 'editions',
  isBelowRectification: true,
  columns: editionColumns,
  toRow: (edition) => ({
    rectification_id: edition.rectificationId,
    id: edition.id,
    document: edition.document,
    options: edition.options,
    corrects_id: edition.correctsId,
    number: edition.number,
    texts: edition.texts,
    sources: edition.sources,
    status: edition.status,
    drafted_by: edition.draftedBy,
    drafted_at: new Date(edition.draftedAt),
    writers: edition.writers,
    sha256: edition.sha256,
    as_of: edition.asOf,
    approved_by: edition.approvedBy,
    published_at: edition.publishedAt === null ? null : new Date(edition.publishedAt),
    files: edition.files,
    givings: edition.givings,
    reason: edition.reason,
    version: edition.version,
  }),
  fromRow: editionOf,
})

/** The edition that a row holds. */
export function editionOf(row: EditionRow): Edition {
  return {
    id: row.id,
    rectificationId: row.rectification_id,
    document: row.document,
    options: row.options,
    correctsId: row.corrects_id,
    number: row.number,
    texts: row.texts,
    sources: row.sources,
    status: row.status,
    draftedBy: row.drafted_by,
    draftedAt: instant(row.drafted_at),
    writers: row.writers,
    sha256: row.sha256,
    asOf: row.as_of,
    approvedBy: row.approved_by,
    publishedAt: row.published_at === null ? null : instant(row.published_at),
    files: row.files,
    givings: row.givings,
    reason: row.reason,
    version: row.version,
  }
}

const file = columnsOf('edition_files')
const kept = columnsOf('edition_files', 'kept')
const given = columnsOf('edition_files', 'excluded')
const fileColumns = sql`${file.rectification_id}, ${file.edition_id}, ${file.format}, ${file.sha256}, ${file.bytes}`

/** The bytes of an edition in a form: what it says as JSON, or a file of it. */
export type KeptFile = { readonly format: string; readonly sha256: string; readonly bytes: Uint8Array }

/** Keeps what an edition says, or its files, in place of what was kept before in these forms. */
export async function keepFiles(
  db: Db,
  {
    rectificationId,
    editionId,
  }: { readonly rectificationId: RectificationId; readonly editionId: EditionId },
  files: readonly KeptFile[],
): Promise<void> {
  for (const { format, sha256, bytes } of files)
    await sql`
      insert into ${sql.table('edition_files')} (${fileColumns})
      values (${rectificationId}, ${editionId}, ${format}, ${sha256}, ${Buffer.from(bytes)})
      on conflict (${file.rectification_id}, ${file.edition_id}, ${file.format})
      do update set ${file.sha256} = ${given.sha256}, ${file.bytes} = ${given.bytes}`.execute(db)
}

/** The bytes of an edition in a form; null where there are none. */
export async function keptFile(
  db: Db,
  rectificationId: RectificationId,
  { editionId, format }: { readonly editionId: EditionId; readonly format: string },
): Promise<Omit<KeptFile, 'format'> | null> {
  const { rows } = await sql<Omit<KeptFile, 'format'>>`
    select ${kept.sha256}, ${kept.bytes} from ${kept}
    where ${kept.rectification_id} = ${rectificationId} and ${kept.edition_id} = ${editionId}
      and ${kept.format} = ${format}`.execute(db)
  return rows[0] ?? null
}
