import type { FileId } from '@bihuan/core/kernel/id.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { isReviewer } from '@bihuan/core/people/sight.ts'
import { veiledIn } from '@bihuan/core/told/veil.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { intakeBodies, liesIn } from '../people/near.queries.ts'
import { isShown, isShownIfKept } from '../people/put-away.queries.ts'
import {
  findingInScope,
  isPartlyInScope,
  isWholeInScope,
  measureInScope,
} from '../people/read-scope.queries.ts'

const evidence = columnsOf('evidence', 'evidence')
const proof = columnsOf('item_proofs', 'proof')
const file = columnsOf('files', 'file')
const journal = columnsOf('journal', 'journal')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const scan = columnsOf('paper_scans', 'scan')
const claim = columnsOf('closure_requests', 'claim')
const ofEvidence = columnsOf('evidence')
const draft = columnsOf('intake_drafts', 'draft')
const reading = columnsOf('readings', 'reading')
const meeting = columnsOf('meetings', 'meeting')
const ofSources = columnsOf('sources')
const sources = columnsOf('sources', 'sources')

/** What is needed to send a file. */
export type ReadableFile = {
  readonly sha256: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
  /** Of evidence: whether it is still what the journal says was reported. Always so for any other file. */
  readonly isAsReported: boolean
  /** Whether a signature on paper waits to be confirmed by it. */
  readonly isWaitingScan: boolean
}

/**
 * Whether each report that has a file as evidence, or had it, told of it as it is known now. Whoever changes the row and the bytes
 * together changes nothing about the journal. Entries from before hashes were noted tell of all but those. It is asked of a file called
 * `file`.
 */
export const isAsReported = sql<boolean>`not exists (
  select from ${evidence} where ${evidence.file_id} = ${file.id} and not exists (
    select from ${journal}
    where ${journal.chain_id} = ${evidence.rectification_id} and ${journal.subject_id} = ${evidence.measure_id}
      and ${journal.event} ->> 'reportId' = ${evidence.progress_report_id}::text
      and exists (
        select from jsonb_array_elements(${journal.event} -> 'evidence') as piece
        where piece ->> 'fileId' = ${file.id}::text and piece <@ jsonb_build_object('fileId', ${file.id},
          'name', ${file.name}, 'size', ${file.size}, 'mediaType', ${file.media_type}, 'sha256', ${file.sha256}))))
  and not exists (
  select from ${proof} where ${proof.file_id} = ${file.id} and not exists (
    select from ${journal}
    where ${journal.chain_id} = ${proof.rectification_id} and ${journal.event} ? 'sayingId'
      and ${journal.event} ->> 'sayingId' = ${proof.saying_id}::text and ${journal.subject_id} = ${proof.object_list_id}
      and exists (
        select from jsonb_array_elements(${journal.event} -> 'evidence') as piece
        where piece ->> 'fileId' = ${file.id}::text and piece <@ jsonb_build_object('fileId', ${file.id},
          'name', ${file.name}, 'size', ${file.size}, 'mediaType', ${file.media_type}, 'sha256', ${file.sha256}))))`

const isWaitingScan = sql<boolean>`exists (
  select from ${scan}
  join ${claim} on ${claim.rectification_id} = ${scan.rectification_id} and ${claim.id} = ${scan.closure_request_id}
  where ${scan.file_id} = ${file.id} and ${claim.paper} is not null)`

/**
 * A file, if this person may read it: whoever uploaded it while nothing uses it; once it is evidence of a measure or of its objects, whoever may read the measure; as the
 * scan of a signature, whoever may read the claim's item; of a meeting, whoever is told of the meeting; of a draft, whoever reads documents of its body in; and once it is the source of
 * records, whoever may read all of them.
 * Null otherwise, as for a file that does not exist.
 */
export async function readableFile(db: Db, fileId: FileId, actor: Actor): Promise<ReadableFile | null> {
  const sealedIn = veiledIn(actor, fileId)
  // Where it is sealed it is not read, whatever somebody reads otherwise; elsewhere it is read as before.
  const isOpen = (rectificationId: RawBuilder<unknown>): RawBuilder<SqlBool> =>
    sql`${rectificationId} <> all(${[...sealedIn]}::uuid[])`
  const scope = readScope(actor)
  const bodyIds = intakeBodies(actor)
  const { rows } = await sql<ReadableFile>`
    select ${file.sha256}, ${file.name}, ${file.size}, ${file.media_type} as "mediaType",
      ${isAsReported} as "isAsReported", ${isWaitingScan} as "isWaitingScan"
    from ${file}
    where ${file.id} = ${fileId} and (
      (${file.uploaded_by} = ${scope.kind === 'own' ? scope.personId : actor.personId}
        and not exists (select from ${evidence} where ${ofEvidence.file_id} = ${file.id})
        and not exists (select from ${proof} where ${proof.file_id} = ${file.id})
        and not exists (select from ${scan} where ${scan.file_id} = ${file.id})
        and not exists (select from ${meeting} where ${meeting.file_id} = ${file.id})
        and not exists (select from ${draft} where ${draft.file_id} = ${file.id})
        and not exists (select from ${reading} where ${reading.file_id} = ${file.id})
        and not exists (select from ${sources} where ${ofSources.file_id} = ${file.id}))
      or exists (
        select from ${evidence}
        join ${measure} on ${measure.rectification_id} = ${evidence.rectification_id}
          and ${measure.id} = ${evidence.measure_id}
        where ${evidence.file_id} = ${file.id} and ${isOpen(evidence.rectification_id)}
          and ${measureInScope(scope, measure)})
      or exists (
        select from ${proof}
        join ${measure} on ${measure.rectification_id} = ${proof.rectification_id}
          and ${measure.id} = ${proof.measure_id}
        where ${proof.file_id} = ${file.id} and ${isOpen(proof.rectification_id)}
          and ${measureInScope(scope, measure)})
      or exists (
        select from ${scan}
        join ${claim} on ${claim.rectification_id} = ${scan.rectification_id} and ${claim.id} = ${scan.closure_request_id}
        left join ${measure} on ${measure.rectification_id} = ${claim.rectification_id}
          and ${measure.id} = ${claim.measure_id}
        left join ${finding} on ${finding.rectification_id} = ${claim.rectification_id}
          and ${finding.id} = ${claim.finding_id}
        where ${scan.file_id} = ${file.id} and ${isOpen(scan.rectification_id)} and (
          ${measure.id} is not null and ${measureInScope(scope, measure)}
          or ${finding.id} is not null and ${findingInScope(scope, finding)}))
      or exists (
        select from ${meeting} where ${!isReviewer(actor)}::boolean and ${meeting.file_id} = ${file.id}
          and ${isOpen(meeting.rectification_id)} and ${isPartlyInScope(scope, meeting.rectification_id, actor)})
      or (${can(actor, 'intake')}::boolean and (
        exists (select from ${draft} where ${draft.file_id} = ${file.id}
          and ${isOpen(sql`coalesce(${draft.rectification_id}, ${draft.id})`)}
          and ${isShownIfKept(draft.rectification_id)} and ${liesIn(draft.body_id, bodyIds)})
        or ${sealedIn.length === 0}::boolean and exists (select from ${reading} where ${reading.file_id} = ${file.id}
          and ${liesIn(reading.body_id, bodyIds)})))
      or exists (
        select from ${sources} where ${ofSources.file_id} = ${file.id} and ${isOpen(sources.rectification_id)}
          and ${isShown(sources.rectification_id)} and ${isWholeInScope(scope, sources.rectification_id)}))`.execute(
    db,
  )
  return rows[0] ?? null
}
