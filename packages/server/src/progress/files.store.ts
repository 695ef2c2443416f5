import type { FileId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Evidence } from '@bihuan/core/progress/evidence.ts'
import { sql } from 'kysely'
import type { FileStore } from '../kernel/files/file-store.ts'
import type { Db } from '../kernel/subject-store.ts'

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
 * forgetting the same content, so that afterwards the bytes either stay or are gone: see `forgetFile`.
 */
export async function recordFile(db: Db, file: UploadedFile): Promise<void> {
  await sql`
    insert into files (id, sha256, name, size, media_type, uploaded_by, uploaded_at)
    select ${file.id}, ${file.sha256}, ${file.name}, ${file.size}, ${file.mediaType}, ${file.uploadedBy},
      ${file.uploadedAt}
    from (select pg_advisory_xact_lock(hashtextextended(${file.sha256}, 0))) as lock`.execute(db)
}

/** Remembers an upload whose bytes are on the disk; false, and nothing is remembered, when they are there no more. */
export async function keepUpload(db: Db, files: FileStore, file: UploadedFile): Promise<boolean> {
  await recordFile(db, file)
  if ((await files.pathOf(file.sha256)) !== null) return true
  await sql`delete from files where id = ${file.id}`.execute(db)
  return false
}

/** Forgets an upload within a transaction, and its bytes unless somebody has uploaded the same. */
export async function forgetFile(transaction: Db, files: FileStore, fileId: FileId): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    delete from files where id = ${fileId} returning sha256`.execute(transaction)
  const sha256 = rows[0]?.sha256
  if (sha256 === undefined) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(transaction)
  const others = await sql`select from files where sha256 = ${sha256} limit 1`.execute(transaction)
  if (others.rows.length === 0) await files.removeFile(sha256)
}

/** The files that this person uploaded, out of those named, in the order in which they are named. */
export async function ownUploads(
  db: Db,
  personId: PersonId,
  fileIds: readonly FileId[],
): Promise<Evidence[]> {
  if (fileIds.length === 0) return []
  const { rows } = await sql<Evidence>`
    select id as "fileId", name, size, media_type as "mediaType" from files
    where id = any(${[...fileIds]}::uuid[]) and uploaded_by = ${personId}
    order by array_position(${[...fileIds]}::uuid[], id)`.execute(db)
  return rows
}
