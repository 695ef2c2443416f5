import type { FileId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { HashedEvidence } from '@bihuan/core/told/evidence.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type Question, question } from '../kernel/together.ts'

const ofFiles = columnsOf('files')
const readings = columnsOf('readings')
const fileRow = columnsOf('files', 'files')
const intakeDrafts = columnsOf('intake_drafts')
const sources = columnsOf('sources')

/** An uploaded file: its bytes lie on disk under their hash. */
export type UploadedFile = {
  readonly id: FileId
  readonly sha256: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Decided by content. */
  readonly mediaType: string
  readonly uploadedBy: PersonId
  readonly uploadedAt: Date
}

/**
 * Remembers an upload. Until a report takes it as evidence, only its uploader can read it. Waits for whoever is just
 * forgetting the same content, so that afterwards the bytes either stay or are gone: see `settleFile`.
 */
export async function recordFile(db: Db, file: UploadedFile): Promise<void> {
  await sql`
    insert into ${fileRow} (${ofFiles.id}, ${ofFiles.sha256}, ${ofFiles.name}, ${ofFiles.size},
      ${ofFiles.media_type}, ${ofFiles.uploaded_by}, ${ofFiles.uploaded_at})
    select ${file.id}, ${file.sha256}, ${file.name}, ${file.size}, ${file.mediaType}, ${file.uploadedBy},
      ${file.uploadedAt}
    from (select pg_advisory_xact_lock(hashtextextended(${file.sha256}, 0))) as lock`.execute(db)
}

/** Where files are kept: what is known of them, and their bytes. */
export type FileKeeping = { readonly db: Db; readonly files: FileStore }

/**
 * Remembers an upload whose bytes are on the disk, in one transaction with what refers to it; false, and nothing is
 * remembered, when they are there no more.
 */
export async function keepUpload(
  keeping: FileKeeping,
  file: UploadedFile,
  alsoSave: (transaction: Db) => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  const isKept = await keeping.db.transaction().execute(async (transaction) => {
    await recordFile(transaction, file)
    if ((await keeping.files.pathOf(file.sha256)) === null) {
      await sql`delete from ${fileRow} where ${ofFiles.id} = ${file.id}`.execute(transaction)
      return false
    }
    await alsoSave(transaction)
    return true
  })
  if (isKept) await settleFile(keeping, file.sha256)
  return isKept
}

/**
 * Forgets an upload within a transaction, and gives its hash. Its bytes stay until `settleFile` after the end of the
 * transaction, which may yet fail; should the program end before, the next start removes them.
 */
export async function forgetFile(transaction: Db, files: FileStore, fileId: FileId): Promise<string | null> {
  const { rows } = await sql<{ sha256: string }>`
    delete from ${fileRow} where ${ofFiles.id} = ${fileId} returning ${ofFiles.sha256}`.execute(transaction)
  const sha256 = rows[0]?.sha256 ?? null
  if (sha256 !== null) await files.noteLoose(sha256)
  return sha256
}

/** Removes bytes that no upload refers to. Whoever is just uploading the same waits, and then sends it anew. */
export async function settleFile({ db, files }: FileKeeping, sha256: string): Promise<void> {
  await db.transaction().execute((transaction) => settleWithin({ db: transaction, files }, sha256))
}

/** The same within a transaction that forgets an upload whose bytes may go whatever becomes of the transaction. */
export async function settleWithin({ db, files }: FileKeeping, sha256: string): Promise<void> {
  await lockContent(db, sha256)
  const known = await sql`select from ${fileRow} where ${ofFiles.sha256} = ${sha256} limit 1`.execute(db)
  if (known.rows.length === 0) await files.removeFile(sha256)
  await files.noteHeld(sha256)
}

/** Makes everybody wait who records or settles the same content; before any row is locked, so that none waits in a circle. */
export async function lockContent(transaction: Db, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(transaction)
}

/**
 * Settles what a program that was killed between storing or forgetting a file and the note of it has left.
 *
 * @param before where others may be sending files in: only what was left before.
 */
export async function settleLooseFiles(keeping: FileKeeping, before?: Date): Promise<void> {
  for (const sha256 of await keeping.files.looseFiles(before)) await settleFile(keeping, sha256)
}

/**
 * The files that this person uploaded as evidence, out of those named, in the order in which they are named. Documents to
 * be read are none: they can be of any kind, and go when their draft is discarded. They are held until the end of the
 * transaction, so that none expires while a report takes it.
 */
export function ownUploads(
  personId: PersonId,
  fileIds: readonly FileId[],
): Question<readonly HashedEvidence[]> {
  return question(
    sql<HashedEvidence>`
    select ${ofFiles.id} as "fileId", ${ofFiles.sha256}, ${ofFiles.name}, ${ofFiles.size},
      ${ofFiles.media_type} as "mediaType" from ${fileRow}
    where ${ofFiles.id} = any(${[...fileIds]}::uuid[]) and ${ofFiles.uploaded_by} = ${personId}
      and not exists (select from ${readings} where ${readings.file_id} = ${fileRow.id})
      and not exists (select from ${intakeDrafts} where ${intakeDrafts.file_id} = ${fileRow.id})
      and not exists (select from ${sources} where ${sources.file_id} = ${fileRow.id})
    order by array_position(${[...fileIds]}::uuid[], ${ofFiles.id})
    for key share`,
    (rows) => rows,
  )
}
