import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { EditableField } from '../ledger-columns.ts'

/** What can be done from a row. */
export type RowActions = {
  readonly toggle: (measureId: string) => void
  readonly openMeasure: (measure: MeasureView) => void
  readonly openFinding: (finding: FindingView) => void
  readonly edit: (measureId: string, field: EditableField) => void
  readonly stopEditing: () => void
  readonly activate: (at: number) => void
}
