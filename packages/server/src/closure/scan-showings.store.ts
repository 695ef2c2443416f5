import type { FileId, PersonId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const scan = columnsOf('paper_scans', 'scan')
const claim = columnsOf('closure_requests', 'claim')
const showing = columnsOf('scan_showings', 'showing')
const showings = columnsOf('scan_showings')

/** What of a scan was given to somebody: page 0 of 0 is the whole file, else a page of those that are drawn. */
export type ScanShowing = {
  readonly fileId: FileId
  readonly personId: PersonId
  readonly page: number
  readonly pages: number
}

/** Notes that somebody was given a scan or a page of it, in each claim where it waits to be confirmed. */
export async function noteScanShown(db: Db, { fileId, personId, page, pages }: ScanShowing): Promise<void> {
  await sql`
    insert into ${showing} (${showings.rectification_id}, ${showings.closure_request_id}, ${showings.file_id},
      ${showings.person_id}, ${showings.page_number}, ${showings.page_count})
    select ${scan.rectification_id}, ${scan.closure_request_id}, ${scan.file_id}, ${personId}, ${page}::int, ${pages}::int
    from ${scan}
    join ${claim} on ${claim.rectification_id} = ${scan.rectification_id} and ${claim.id} = ${scan.closure_request_id}
    where ${scan.file_id} = ${fileId} and ${claim.paper} is not null
    on conflict do nothing`.execute(db)
}
