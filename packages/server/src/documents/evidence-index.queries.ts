import type { IndexedFile } from '@bihuan/core/documents/evidence-index.ts'
import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'
import { calledNumber } from '../told/finding-number.queries.ts'
import { isAsReported } from '../told/files.queries.ts'

const evidence = columnsOf('evidence', 'evidence')
const proof = columnsOf('item_proofs', 'proof')
const scan = columnsOf('paper_scans', 'scan')
const claim = columnsOf('closure_requests', 'claim')
const file = columnsOf('files', 'file')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const person = columnsOf('persons', 'person')

type FileRow = Omit<IndexedFile, 'sentAt'> & { readonly sentAt: Date }

/** Of what files are gathered: a whole rectification, or one of its findings. */
export type EvidenceOf = {
  readonly rectificationId: RectificationId
  readonly findingId?: FindingId | undefined
}

/**
 * The files that prove what was done in a rectification or for a finding, as far as somebody may read it: evidence of measures and of
 * objects, and scans of signatures, once for each item. What was removed is not among them.
 */
export function evidenceFiles(
  { rectificationId, findingId }: EvidenceOf,
  scope: ReadScope,
): Question<readonly IndexedFile[]> {
  return question(
    sql<FileRow>`
    select piece."fileId", piece.role, piece."findingId", piece."measureId",
      ${finding.ordinal} || coalesce('-' || ${measure.ordinal}, '') as number,
      concat_ws(' ', nullif(${calledNumber(finding)}, ''), ${finding.title}) as finding, ${measure.text} as measure,
      ${file.name}, ${file.size}, ${file.sha256}, ${nameThen(person, file.uploaded_at)} as "sentBy", ${file.uploaded_at} as "sentAt",
      ${isAsReported} as "isAsReported"
    from (
      select ${evidence.file_id} as "fileId", 'evidence' as role, ${measure.finding_id} as "findingId", ${measure.id} as "measureId"
      from ${evidence}
      join ${measure} on ${measure.rectification_id} = ${evidence.rectification_id} and ${measure.id} = ${evidence.measure_id}
      where ${evidence.rectification_id} = ${rectificationId} and ${evidence.removed_at} is null
        and ${measureInScope(scope, measure)}
      union
      select ${proof.file_id}, 'proof', ${measure.finding_id}, ${measure.id}
      from ${proof}
      join ${measure} on ${measure.rectification_id} = ${proof.rectification_id} and ${measure.id} = ${proof.measure_id}
      where ${proof.rectification_id} = ${rectificationId} and ${measureInScope(scope, measure)}
      union
      select ${scan.file_id}, 'paper', coalesce(${measure.finding_id}, ${finding.id}), ${measure.id}
      from ${scan}
      join ${claim} on ${claim.rectification_id} = ${scan.rectification_id} and ${claim.id} = ${scan.closure_request_id}
      left join ${measure} on ${measure.rectification_id} = ${claim.rectification_id}
        and ${measure.id} = ${claim.measure_id}
      left join ${finding} on ${finding.rectification_id} = ${claim.rectification_id}
        and ${finding.id} = ${claim.finding_id}
      where ${scan.rectification_id} = ${rectificationId} and (
        ${measure.id} is not null and ${measureInScope(scope, measure)}
        or ${finding.id} is not null and ${findingInScope(scope, finding)})
    ) as piece
    join ${finding} on ${finding.rectification_id} = ${rectificationId} and ${finding.id} = piece."findingId"
    left join ${measure} on ${measure.rectification_id} = ${rectificationId} and ${measure.id} = piece."measureId"
    join ${file} on ${file.id} = piece."fileId"
    join ${person} on ${person.id} = ${file.uploaded_by}
    where ${findingId ?? null}::uuid is null or piece."findingId" = ${findingId ?? null}::uuid
    order by ${finding.ordinal}, ${measure.ordinal} nulls first, ${file.uploaded_at}, ${file.id}`,
    (rows) => rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString() })),
  )
}
