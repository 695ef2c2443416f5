import { sealKind } from '@bihuan/core/rectifications/seal.kind.ts'
import type { Lifting, Seal } from '@bihuan/core/rectifications/seal.ts'
import { type ColumnsToKeep, instant, promised, rowStore } from '../kernel/row-store.ts'
import type { RowOf } from '../kernel/sql.ts'
import type { SubjectStore } from '../kernel/subject-store.ts'

/** A seal as it lies in its table. */
export type SealRow = RowOf<'seals'>

/** How its columns are kept. */
export const sealColumns = {
  rectification_id: 'fixed',
  id: 'fixed',
  file_id: 'fixed',
  sha256: 'fixed',
  measure_id: 'fixed',
  status: 'changing',
  asked_as: 'fixed',
  asked_by: 'fixed',
  asked_at: 'fixed',
  reason: 'fixed',
  decided_by: 'changing',
  decided_at: 'changing',
  refused_for: 'changing',
  kept_for: 'changing',
  lift_asked_as: 'changing',
  lift_asked_by: 'changing',
  lift_asked_at: 'changing',
  lift_reason: 'changing',
  lifted_by: 'changing',
  lifted_at: 'changing',
  version: 'changing',
} as const satisfies ColumnsToKeep<'seals'>

/** Seals on files. */
export const sealStore: SubjectStore<typeof sealKind> = rowStore({
  kind: sealKind,
  table: 'seals',
  isBelowRectification: true,
  columns: sealColumns,
  toRow: (seal) => ({
    rectification_id: seal.rectificationId,
    id: seal.id,
    file_id: seal.fileId,
    sha256: seal.sha256,
    measure_id: seal.measureId,
    status: seal.status,
    asked_as: seal.askedAs,
    asked_by: seal.askedBy,
    asked_at: new Date(seal.askedAt),
    reason: seal.reason,
    decided_by: 'decidedBy' in seal ? seal.decidedBy : null,
    decided_at: 'decidedAt' in seal ? new Date(seal.decidedAt) : null,
    refused_for: seal.status === 'refused' ? seal.refusedFor : null,
    ...liftingColumns(seal),
    version: seal.version,
  }),
  fromRow: sealOf,
})

function liftingColumns(seal: Seal) {
  const lifting = 'lifting' in seal ? seal.lifting : null
  return {
    kept_for: seal.status === 'sealed' ? seal.keptFor : null,
    lift_asked_as: lifting?.askedAs ?? null,
    lift_asked_by: lifting?.askedBy ?? null,
    lift_asked_at: lifting && new Date(lifting.askedAt),
    lift_reason: lifting?.reason ?? null,
    lifted_by: seal.status === 'lifted' ? seal.liftedBy : null,
    lifted_at: seal.status === 'lifted' ? new Date(seal.liftedAt) : null,
  }
}

/** The seal that a row holds. */
export function sealOf(row: SealRow): Seal {
  const asked = {
    id: row.id,
    rectificationId: row.rectification_id,
    fileId: row.file_id,
    sha256: row.sha256,
    measureId: row.measure_id,
    askedAs: row.asked_as,
    askedBy: row.asked_by,
    askedAt: instant(row.asked_at),
    reason: row.reason,
    version: row.version,
  }
  const { status } = row
  if (status === 'asked') return { ...asked, status }
  const decidedAt = instant(promised(row.decided_at, `when seal ${row.id} was decided`))
  if (status === 'withdrawn') return { ...asked, status, decidedAt }
  const decidedBy = promised(row.decided_by, `who decided on seal ${row.id}`)
  const sealed = { ...asked, decidedBy, decidedAt }
  if (status === 'sealed') return { ...sealed, status, keptFor: row.kept_for }
  if (status === 'liftAsked') return { ...sealed, status, lifting: liftingOf(row) }
  if (status === 'lifted') {
    const liftedBy = promised(row.lifted_by, `who lifted seal ${row.id}`)
    const liftedAt = instant(promised(row.lifted_at, `when seal ${row.id} was lifted`))
    return { ...sealed, status, lifting: liftingOf(row), liftedBy, liftedAt }
  }
  const refusedFor = promised(row.refused_for, `why seal ${row.id} was refused`)
  return { ...asked, status, decidedBy, decidedAt, refusedFor }
}

function liftingOf(row: SealRow): Lifting {
  return {
    askedAs: promised(row.lift_asked_as, `as whom somebody asked for seal ${row.id} to be lifted`),
    askedBy: promised(row.lift_asked_by, `who asked for seal ${row.id} to be lifted`),
    askedAt: instant(promised(row.lift_asked_at, `when it was asked for seal ${row.id} to be lifted`)),
    reason: promised(row.lift_reason, `why seal ${row.id} is to be lifted`),
  }
}
