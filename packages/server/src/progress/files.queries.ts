import type { FileId } from '@bihuan/core/kernel/id.ts'
import { can, readScope } from '@bihuan/core/people/permissions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { sql } from 'kysely'
import type { Db } from '../kernel/subject-store.ts'
import { measureInScope } from '../people/read-scope.queries.ts'

/** What is needed to send a file. */
export type ReadableFile = {
  readonly sha256: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
}

/**
 * A file, if this person may read it: whoever uploaded it while nothing uses it; once it is evidence, whoever may read the measure; of a
 * draft, whoever reads documents in; and once it is the source of records, whoever may read all of them.
 * Null otherwise, as for a file that does not exist.
 */
export async function readableFile(db: Db, fileId: FileId, actor: Actor): Promise<ReadableFile | null> {
  const { rows } = await sql<ReadableFile>`
    select file.sha256, file.name, file.size, file.media_type as "mediaType" from files as file
    where file.id = ${fileId} and (
      (file.uploaded_by = ${actor.personId}
        and not exists (select from evidence where file_id = file.id)
        and not exists (select from intake_drafts where file_id = file.id)
        and not exists (select from readings where file_id = file.id)
        and not exists (select from sources where file_id = file.id))
      or exists (
        select from evidence
        join measures as measure on measure.rectification_id = evidence.rectification_id
          and measure.id = evidence.measure_id
        where evidence.file_id = file.id and ${measureInScope(readScope(actor), 'measure')})
      or (${can(actor, 'intake')}::boolean and (
        exists (select from intake_drafts where file_id = file.id)
        or exists (select from readings where file_id = file.id)))
      or (${readScope(actor).kind === 'all'}::boolean
        and exists (select from sources where file_id = file.id)))`.execute(db)
  return rows[0] ?? null
}

/** Whether a person may read a file. */
export async function mayRead(db: Db, fileId: FileId, actor: Actor): Promise<boolean> {
  return (await readableFile(db, fileId, actor)) !== null
}
