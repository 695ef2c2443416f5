import type { FileId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Evidence } from '@bihuan/core/progress/evidence.ts'
import { sql } from 'kysely'
import { insertRows } from '../kernel/row-store.ts'
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

/** Remembers an upload. Until a report takes it as evidence, only its uploader can read it. */
export async function recordFile(db: Db, file: UploadedFile): Promise<void> {
  await insertRows(db, 'files', [
    {
      id: file.id,
      sha256: file.sha256,
      name: file.name,
      size: file.size,
      media_type: file.mediaType,
      uploaded_by: file.uploadedBy,
      uploaded_at: file.uploadedAt.toISOString(),
    },
  ])
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
