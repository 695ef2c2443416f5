import { evidenceLimits } from '@bihuan/core/kernel/evidence-kinds.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type FileKeeping, forgetFile, lockContent, settleFile } from './files.store.ts'

const evidence = columnsOf('evidence')
const file = columnsOf('files', 'files')
const scans = columnsOf('paper_scans')
const proofs = columnsOf('item_proofs')
const meetings = columnsOf('meetings')
const readings = columnsOf('readings')
const intakeDrafts = columnsOf('intake_drafts')
const sources = columnsOf('sources')
const ofFiles = columnsOf('files')

const megabyte = 1024 * 1024
/** What one person may keep waiting so: ten of the largest files, or what a day of photographs comes to. */
const mostUnused = { bytes: 2_048 * megabyte, files: 500 }

/** Whether nothing refers to an upload, a row of `files`: no report, no document on its way in, no draft and no source. */
export const isUnused: RawBuilder<boolean> = sql`(
  not exists (select from ${evidence} where ${evidence.file_id} = ${file.id})
  and not exists (select from ${proofs} where ${proofs.file_id} = ${file.id})
  and not exists (select from ${scans} where ${scans.file_id} = ${file.id})
  and not exists (select from ${meetings} where ${meetings.file_id} = ${file.id})
  and not exists (select from ${readings} where ${readings.file_id} = ${file.id})
  and not exists (select from ${intakeDrafts} where ${intakeDrafts.file_id} = ${file.id})
  and not exists (select from ${sources} where ${sources.file_id} = ${file.id}))`

/** Why a person may upload nothing more for now, or null. */
export async function quotaRefusal(db: Db, personId: PersonId, size: number): Promise<Refusal | null> {
  const { rows } = await sql<{ bytes: string; files: number }>`
    select coalesce(sum(${ofFiles.size}), 0) as bytes, count(*)::int as files from ${file}
    where ${ofFiles.uploaded_by} = ${personId} and ${isUnused}`.execute(db)
  const [unused] = rows
  if (!unused) return null
  if (Number(unused.bytes) + size <= mostUnused.bytes && unused.files < mostUnused.files) return null
  const params = {
    limit: mostUnused.bytes / megabyte,
    files: mostUnused.files,
    days: evidenceLimits.unusedDays,
  }
  return { code: 'UPLOADS_UNUSED', params }
}

/** Removes uploads that nothing has referred to for too long, each for itself; gives how many. */
export async function expireUploads(keeping: FileKeeping, now: Date): Promise<number> {
  const before = new Date(now.getTime() - evidenceLimits.unusedDays * 24 * 60 * 60 * 1000)
  const { rows } = await sql<{ id: UnusedId; sha256: string }>`
    select ${ofFiles.id}, ${ofFiles.sha256} from ${file} where ${ofFiles.uploaded_at} < ${before} and ${isUnused}
      order by ${ofFiles.uploaded_at}`.execute(keeping.db)
  let expired = 0
  for (const { id, sha256 } of rows) {
    const isForgotten = await keeping.db
      .transaction()
      .execute((transaction) => forgetUnused(transaction, keeping.files, { id, sha256 }))
    if (!isForgotten) continue
    expired += 1
    await settleFile(keeping, sha256)
  }
  return expired
}

type UnusedId = Parameters<typeof forgetFile>[2]

/**
 * Forgets an upload unless something refers to it after all. A report that is just taking it holds its row, which is then
 * passed over; once the row is held here, a report waits and then finds nothing to take.
 */
async function forgetUnused(
  transaction: Db,
  files: FileStore,
  { id, sha256 }: { id: UnusedId; sha256: string },
): Promise<boolean> {
  await lockContent(transaction, sha256)
  const held = await sql`select from ${file} where ${ofFiles.id} = ${id} for update skip locked`.execute(
    transaction,
  )
  if (held.rows.length === 0) return false
  // Asked in a statement of its own, which sees what was committed until the row was held.
  const unused = await sql`select from ${file} where ${ofFiles.id} = ${id} and ${isUnused}`.execute(
    transaction,
  )
  if (unused.rows.length === 0) return false
  await forgetFile(transaction, files, id)
  return true
}
