import { isOfFinding, type LedgerColumn, ledgerLooks } from '@bihuan/core/measures/ledger-columns.ts'
import type { ColumnField } from '@bihuan/core/measures/measure.fields.ts'
import { type CSSProperties, memo, type ReactNode, Suspense } from 'react'
import { CellEditor } from '../ledger-parts.ts'
import type { LedgerRow } from '../ledger-rows.ts'
import { useMeasuresText } from '../../measures.text.ts'
import { FindingCell } from './finding-cell.tsx'
import { FurtherCell } from './further-cell.tsx'
import { GroupHeading } from './group-heading.tsx'
import { MeasureCell } from './measure-cell.tsx'
import type { RowActions } from './row-actions.ts'

type Props = {
  readonly row: LedgerRow
  readonly at: number
  readonly top: number
  readonly height: number
  /** Rows that the finding's cell spans from here on; 0 where a row above draws it. */
  readonly span: number
  readonly columns: readonly LedgerColumn[]
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly editing: ColumnField | null
  readonly actions: RowActions
}

/** One row of the ledger. Drawn again only when something of it changes, whatever is scrolled. */
export const LedgerRowView = memo(function LedgerRowView(props: Props): ReactNode {
  const { row, at, top, height, columns, actions } = props
  const place: CSSProperties = { top, height }
  if (row.kind === 'group') {
    return (
      <div role="row" aria-rowindex={at + 2} className="ledger-group" style={place}>
        <div role="gridcell" aria-colspan={columns.length + 1}>
          <GroupHeading group={row.group} counts={row} />
        </div>
      </div>
    )
  }
  const isActive = `${props.isActive ? ' is-active' : ''}${row.kind === 'further' ? ' is-further' : ''}`
  return (
    <div
      role="row"
      id={`ledger-row-${at}`}
      aria-rowindex={at + 2}
      aria-selected={props.isSelected}
      className={`ledger-row${isActive}${props.isSelected ? ' is-selected' : ''}`}
      style={place}
      onClick={() => actions.activate(at)}
    >
      <CheckCell {...props} />
      {columns.map((key, index) => (
        <Cell key={key} column={key} index={index} {...props} />
      ))}
    </div>
  )
})

function CheckCell({ row, isSelected, actions }: Props): ReactNode {
  const text = useMeasuresText()
  return (
    <div role="gridcell" className="ledger-cell is-check" style={{ gridColumn: 1 }}>
      {row.kind === 'measure' && row.measure.can.includes('assign') && (
        // A plain one: hundreds are drawn and dropped while somebody scrolls.
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={`${text.select} ${row.finding.ordinal}-${row.measure.ordinal}`}
          onChange={() => actions.toggle(row.measure.id)}
        />
      )}
    </div>
  )
}

function Cell({ column, index, ...props }: Props & { column: LedgerColumn; index: number }): ReactNode {
  const { row, span, height, actions, editing } = props
  if (row.kind === 'group') return null
  const look = ledgerLooks[column]
  const gridColumn = index + 2
  if (isOfFinding(column)) {
    if (span === 0) return null
    const lines = Math.max(1, Math.floor((span * height - 7) / 20))
    const style: CSSProperties = { gridColumn, height: span * height }
    return (
      <div role="gridcell" aria-rowspan={span} className={`ledger-cell is-merged is-${column}`} style={style}>
        <FindingCell column={column} finding={row.finding} lines={lines} open={actions.openFinding} />
      </div>
    )
  }
  const isEditing = row.kind === 'measure' && 'field' in look && editing === look.field
  return (
    <div
      role="gridcell"
      className={`ledger-cell is-${column}${isEditing ? ' is-editing' : ''}`}
      style={{ gridColumn }}
    >
      {row.kind === 'empty' && (
        <FindingCell column={column} finding={row.finding} lines={2} open={actions.openFinding} />
      )}
      {row.kind === 'further' && <FurtherCell column={column} row={row} />}
      {row.kind === 'measure' && !isEditing && (
        <MeasureCell column={column} measure={row.measure} finding={row.finding} actions={actions} />
      )}
      {isEditing && (
        <Suspense fallback={null}>
          <CellEditor
            measure={row.measure}
            finding={row.finding}
            field={look.field}
            onClose={actions.stopEditing}
          />
        </Suspense>
      )}
    </div>
  )
}
