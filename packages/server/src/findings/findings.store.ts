import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import { type ColumnsToKeep, instant, type JsonOf, promised, rowStore } from '../kernel/row-store.ts'
import type { RowOf } from '../kernel/sql.ts'
import type { SubjectStore } from '../kernel/subject-store.ts'
import { turnsOfReassigned } from '../claims/claim-turns.store.ts'
import { furtherMeasures } from './further-measures.ts'
import { sourceNotes } from '../told/source-notes.store.ts'

/** A finding as it lies in its table. */
export type FindingRow = RowOf<'findings'>

/** How its columns are kept. */
export const findingColumns = {
  rectification_id: 'fixed',
  id: 'fixed',
  category_id: 'changing',
  ordinal: 'changing',
  number: 'changing',
  title: 'changing',
  stated_status: 'fixed',
  grade: 'changing',
  against_plan: 'changing',
  sum_concerned: 'changing',
  basis: 'changing',
  cause: 'changing',
  severity: 'changing',
  former_number: 'changing',
  owner_id: 'changing',
  leader_id: 'changing',
  supporter_ids: 'changing',
  status: 'changing',
  return_reason: 'changing',
  closure_request_id: 'changing',
  closed_at: 'changing',
  verdict: 'changing',
  effect: 'changing',
  reason: 'changing',
  claimants: 'changing',
  further: 'changing',
  heads: 'changing',
  voided: 'changing',
  version: 'changing',
} as const satisfies ColumnsToKeep<'findings'>

/** Findings, with what sources say of them. */
export const findingStore: SubjectStore<typeof findingKind> = rowStore({
  kind: findingKind,
  table: 'findings',
  isBelowRectification: true,
  columns: findingColumns,
  toRow: findingRow,
  fromRow: findingOf,
  follows: [furtherMeasures],
  details: (happened) => [...sourceNotes(happened), ...turnsOfReassigned(happened)],
})

function findingRow(finding: Finding): FindingRow {
  const isClosed = finding.status === 'closed'
  return {
    rectification_id: finding.rectificationId,
    id: finding.id,
    category_id: finding.categoryId,
    ordinal: finding.ordinal,
    number: finding.number,
    title: finding.title,
    owner_id: finding.ownerId,
    leader_id: finding.leaderId,
    supporter_ids: finding.supporterIds,
    stated_status: finding.statedStatus,
    grade: finding.grade,
    against_plan: finding.againstPlan,
    sum_concerned: finding.sumConcerned,
    basis: finding.basis,
    cause: finding.cause,
    severity: finding.severity,
    former_number: finding.formerNumber,
    claimants: finding.claimants,
    further: finding.further,
    heads: finding.heads,
    status: finding.status,
    return_reason: finding.status === 'open' ? finding.returnReason : null,
    closure_request_id: finding.status === 'submitted' ? finding.closureRequestId : null,
    closed_at: isClosed ? new Date(finding.closedAt) : null,
    verdict: isClosed ? finding.verdict : null,
    effect: isClosed ? finding.effect : null,
    reason: finding.status === 'reopened' || finding.status === 'voided' ? finding.reason : null,
    voided: finding.status === 'voided' ? finding.voided : null,
    version: finding.version,
  }
}

/** The finding that a row holds. */
export function findingOf(row: FindingRow): Finding {
  const common = {
    id: row.id,
    rectificationId: row.rectification_id,
    categoryId: row.category_id,
    ordinal: row.ordinal,
    number: row.number,
    title: row.title,
    ownerId: row.owner_id,
    leaderId: row.leader_id,
    supporterIds: row.supporter_ids,
    statedStatus: row.stated_status,
    grade: row.grade,
    againstPlan: row.against_plan,
    sumConcerned: row.sum_concerned,
    basis: row.basis,
    cause: row.cause,
    severity: row.severity,
    formerNumber: row.former_number,
    claimants: row.claimants,
    further: row.further,
    heads: row.heads,
    version: row.version,
  }
  switch (row.status) {
    case 'open':
      return { ...common, status: 'open', returnReason: row.return_reason }
    case 'submitted': {
      const closureRequestId = promised(row.closure_request_id, `the claim of submitted finding ${row.id}`)
      return { ...common, status: 'submitted', closureRequestId }
    }
    case 'closed':
      return {
        ...common,
        status: 'closed',
        closedAt: instant(promised(row.closed_at, `the instant of closure of finding ${row.id}`)),
        verdict: promised(row.verdict, `the verdict of finding ${row.id}`),
        effect: promised(row.effect, `the effect of finding ${row.id}`),
      }
    case 'voided':
      return {
        ...common,
        status: 'voided',
        reason: promised(row.reason, `why finding ${row.id} is voided`),
        voided: promised(row.voided, `what finding ${row.id} was`),
      }
    case 'reopened':
      return {
        ...common,
        status: 'reopened',
        reason: promised(row.reason, `the reason of finding ${row.id}`),
      }
    default:
      return row.status satisfies never
  }
}

/** A row as PostgreSQL turns it into JSON: the instant is a text there. */
export type FindingJson = JsonOf<FindingRow>

/** The finding that a row holds which arrived as JSON. */
export function findingOfJson(json: FindingJson): Finding {
  return findingOf({ ...json, closed_at: json.closed_at === null ? null : new Date(json.closed_at) })
}
