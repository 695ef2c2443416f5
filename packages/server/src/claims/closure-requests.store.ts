import { closureKind } from '@bihuan/core/claims/closure.kind.ts'
import type { ClosureRequest, ClosureSubject } from '@bihuan/core/claims/closure-request.ts'
import type { ClosureEvent } from '@bihuan/core/claims/closure.events.ts'
import type { Written } from '../kernel/ready.ts'
import { insertionOf, instant, type JsonOf, promised, rowStore } from '../kernel/row-store.ts'
import type { RowOf } from '../kernel/sql.ts'
import type { Happened, SubjectStore } from '../kernel/subject-store.ts'
import { turnsOf } from './claim-turns.store.ts'

/** A closure request as it lies in its table. */
export type ClosureRequestRow = RowOf<'closure_requests'>

/** Closure requests with their signatures. */
export const closureRequestStore: SubjectStore<typeof closureKind> = rowStore({
  kind: closureKind,
  table: 'closure_requests',
  isBelowRectification: true,
  columns: {
    rectification_id: 'fixed',
    id: 'fixed',
    subject_type: 'fixed',
    measure_id: 'fixed',
    finding_id: 'fixed',
    claim: 'fixed',
    verdict: 'fixed',
    claimed_by: 'fixed',
    claimed_at: 'fixed',
    doers: 'fixed',
    ladder: 'fixed',
    rung_names: 'fixed',
    open_objects: 'fixed',
    signatures: 'changing',
    stand_ins: 'changing',
    prepared: 'changing',
    paper: 'changing',
    status: 'changing',
    rung: 'changing',
    approved_at: 'changing',
    effect: 'changing',
    returned_by: 'changing',
    returned_at: 'changing',
    reason: 'changing',
    withdrawn_at: 'changing',
    version: 'changing',
  },
  toRow: closureRequestRow,
  fromRow: closureRequestOf,
  details: (happened) => [...scansOf(happened), ...turnsOf(happened)],
})

/** The scans of what was entered from paper, so that whoever reads the claim reads them. */
function scansOf(happened: readonly Happened<ClosureEvent>[]): Written[] {
  const rows = happened.flatMap(({ event, chainId, subjectId }) =>
    event.type === 'closure.paperEntered'
      ? event.evidence.map(({ fileId }) => ({
          rectification_id: chainId,
          closure_request_id: subjectId,
          file_id: fileId,
        }))
      : [],
  )
  return insertionOf('paper_scans', rows)
}

function closureRequestRow(request: ClosureRequest): ClosureRequestRow {
  const isReturned = request.status === 'returned'
  return {
    rectification_id: request.rectificationId,
    id: request.id,
    subject_type: request.subject.type,
    measure_id: request.subject.type === 'measure' ? request.subject.id : null,
    finding_id: request.subject.type === 'finding' ? request.subject.id : null,
    claim: request.claim,
    verdict: request.verdict,
    claimed_by: request.claimedBy,
    claimed_at: new Date(request.claimedAt),
    doers: request.doers,
    ladder: request.ladder,
    rung_names: request.rungNames,
    open_objects: request.openObjects,
    signatures: request.signatures,
    stand_ins: request.standIns,
    prepared: request.prepared,
    paper: request.paper,
    status: request.status,
    rung: request.status === 'approved' ? null : request.rung,
    approved_at: request.status === 'approved' ? new Date(request.approvedAt) : null,
    effect: request.status === 'approved' ? request.effect : null,
    returned_by: isReturned ? request.returnedBy : null,
    returned_at: isReturned ? new Date(request.returnedAt) : null,
    reason: isReturned ? request.reason : null,
    withdrawn_at: request.status === 'withdrawn' ? new Date(request.withdrawnAt) : null,
    version: request.version,
  }
}

/** The closure request that a row holds. */
export function closureRequestOf(row: ClosureRequestRow): ClosureRequest {
  const common = {
    id: row.id,
    rectificationId: row.rectification_id,
    subject: subjectOf(row),
    claim: row.claim,
    verdict: row.verdict,
    claimedBy: row.claimed_by,
    claimedAt: instant(row.claimed_at),
    doers: row.doers,
    ladder: row.ladder,
    rungNames: row.rung_names,
    openObjects: row.open_objects,
    signatures: row.signatures,
    standIns: row.stand_ins,
    prepared: row.prepared,
    paper: row.paper,
    version: row.version,
  }
  switch (row.status) {
    case 'pending':
      return { ...common, status: 'pending', rung: promised(row.rung, `the rung of claim ${row.id}`) }
    case 'approved': {
      const approvedAt = instant(promised(row.approved_at, `the instant of approval of claim ${row.id}`))
      return { ...common, status: 'approved', approvedAt, effect: row.effect }
    }
    case 'withdrawn': {
      const withdrawnAt = instant(promised(row.withdrawn_at, `the instant of withdrawal of claim ${row.id}`))
      const rung = promised(row.rung, `the rung of claim ${row.id}`)
      return { ...common, status: 'withdrawn', rung, withdrawnAt }
    }
    case 'returned':
      return {
        ...common,
        status: 'returned',
        rung: promised(row.rung, `the rung of claim ${row.id}`),
        returnedBy: promised(row.returned_by, `who returned claim ${row.id}`),
        returnedAt: instant(promised(row.returned_at, `the instant of return of claim ${row.id}`)),
        reason: promised(row.reason, `the reason of claim ${row.id}`),
      }
    default:
      return row.status satisfies never
  }
}

function subjectOf(row: ClosureRequestRow): ClosureSubject {
  return row.subject_type === 'measure'
    ? { type: 'measure', id: promised(row.measure_id, `the measure of claim ${row.id}`) }
    : { type: 'finding', id: promised(row.finding_id, `the finding of claim ${row.id}`) }
}

/** A row as PostgreSQL turns it into JSON: instants are texts there. */
export type ClosureRequestJson = JsonOf<ClosureRequestRow>

/** The closure request that a row holds which arrived as JSON. */
export function closureRequestOfJson(json: ClosureRequestJson): ClosureRequest {
  return closureRequestOf({
    ...json,
    claimed_at: new Date(json.claimed_at),
    approved_at: json.approved_at === null ? null : new Date(json.approved_at),
    returned_at: json.returned_at === null ? null : new Date(json.returned_at),
    withdrawn_at: json.withdrawn_at === null ? null : new Date(json.withdrawn_at),
  })
}
