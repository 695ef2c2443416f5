import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { ColumnField } from '@bihuan/core/measures/measure.fields.ts'

/** What can be done from a row. */
export type RowActions = {
  readonly toggle: (measureId: string) => void
  readonly openMeasure: (measure: MeasureView) => void
  readonly openFinding: (finding: FindingView) => void
  readonly edit: (measureId: string, field: ColumnField) => void
  readonly stopEditing: () => void
  readonly activate: (at: number) => void
}
