import { sealKind } from '@bihuan/core/rectifications/seal.kind.ts'
import type { Seal } from '@bihuan/core/rectifications/seal.ts'
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
    decided_by: seal.status === 'sealed' || seal.status === 'refused' ? seal.decidedBy : null,
    decided_at: seal.status === 'asked' ? null : new Date(seal.decidedAt),
    refused_for: seal.status === 'refused' ? seal.refusedFor : null,
    version: seal.version,
  }),
  fromRow: sealOf,
})

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
  if (status === 'sealed') return { ...asked, status, decidedBy, decidedAt }
  const refusedFor = promised(row.refused_for, `why seal ${row.id} was refused`)
  return { ...asked, status, decidedBy, decidedAt, refusedFor }
}
