import { isOfFinding, type LedgerColumn, ledgerLooks } from '@bihuan/core/measures/ledger-columns.ts'
import type { ColumnField } from '@bihuan/core/measures/measure.fields.ts'
import { Checkbox } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { columnSorts, leastWidth, tracksOf } from '../ledger-columns.ts'
import { type LedgerLayout, windowOf } from '../ledger-rows.ts'
import type { LedgerSort } from '../ledger-search.ts'
import { useMeasuresText } from '../../measures.text.ts'
import { LedgerRowView } from './ledger-row.tsx'
import type { RowActions } from './row-actions.ts'

export type LedgerGridProps = {
  readonly layout: LedgerLayout
  readonly columns: readonly LedgerColumn[]
  readonly rowHeight: number
  readonly active: number
  readonly selected: ReadonlySet<string>
  readonly editing: { readonly measureId: string; readonly field: ColumnField } | null
  readonly actions: RowActions
  readonly selectAll: (isSelected: boolean) => void
  readonly selectable: number
  readonly sort: LedgerSort
  readonly direction: 'asc' | 'desc'
  readonly onSort: (sort: LedgerSort) => void
}

const headHeight = 36

/**
 * The ledger as a grid: equally high rows, of which only those in view are drawn. A finding's cell is drawn by the
 * first row in view of its run and spans the rest of it, so that it is there wherever the list is scrolled to.
 */
export function LedgerGrid(props: LedgerGridProps): ReactNode {
  const { layout, columns, rowHeight, active } = props
  const text = useMeasuresText()
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ scrollTop: 0, height: 600 })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() =>
      setView({ scrollTop: element.scrollTop, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => bringIntoView(scroller.current, active * rowHeight, rowHeight), [active, rowHeight])
  const { from, to } = windowOf({ ...view, rowHeight, count: layout.rows.length })
  return (
    <div
      ref={scroller}
      className="ledger-grid"
      role="grid"
      aria-label={text.ledger}
      aria-rowcount={layout.rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={active >= from && active < to ? `ledger-row-${active}` : undefined}
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, clientHeight } = event.currentTarget
        setView({ scrollTop, height: clientHeight })
      }}
    >
      <div className="ledger-inner" style={innerStyle(columns, layout.rows.length, rowHeight)}>
        <Head {...props} />
        <div role="rowgroup" className="ledger-body" style={{ height: layout.rows.length * rowHeight }}>
          {layout.rows.slice(from, to).map((row, offset) => (
            <LedgerRowView
              key={row.key}
              row={row}
              at={from + offset}
              top={(from + offset) * rowHeight}
              height={rowHeight}
              span={spanAt(layout, from + offset, from)}
              columns={columns}
              isActive={from + offset === active}
              isSelected={row.kind === 'measure' && props.selected.has(row.measure.id)}
              editing={
                row.kind === 'measure' && props.editing?.measureId === row.measure.id
                  ? props.editing.field
                  : null
              }
              actions={props.actions}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function Head(props: LedgerGridProps): ReactNode {
  const { columns, selected, selectable, sort, direction } = props
  const text = useMeasuresText()
  const language = useLanguage()
  return (
    <div role="rowgroup" className="ledger-head" style={{ height: headHeight }}>
      <div role="row" aria-rowindex={1} className="ledger-head-row">
        <div role="columnheader" className="ledger-cell is-check" style={{ gridColumn: 1 }}>
          {selectable > 0 && (
            <Checkbox
              aria-label={text.selectAll}
              checked={selected.size >= selectable}
              indeterminate={selected.size > 0 && selected.size < selectable}
              onChange={(event) => props.selectAll(event.target.checked)}
            />
          )}
        </div>
        {columns.map((key, index) => {
          const order = columnSorts[key]
          const heading = ledgerLooks[key].heading[language]
          const isSorted = order !== undefined && order === sort
          return (
            <div
              key={key}
              role="columnheader"
              aria-sort={isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
              className={`ledger-cell is-${key}${isOfFinding(key) ? ' is-merged' : ''}`}
              style={{ gridColumn: index + 2 }}
            >
              {order === undefined ? (
                heading
              ) : (
                <button type="button" title={text.sortBy(heading)} onClick={() => props.onSort(order)}>
                  {heading} {isSorted ? direction === 'asc' ? '▲' : '▼' : <span aria-hidden>↕</span>}
                </button>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function innerStyle(
  columns: readonly LedgerColumn[],
  count: number,
  rowHeight: number,
): Record<string, string | number> {
  const findingLeft = columns.includes('category') ? ledgerLooks.category.screen : 0
  return {
    '--ledger-tracks': tracksOf(columns),
    '--ledger-finding-left': `${96 + findingLeft}px`,
    '--ledger-lines': Math.max(1, Math.floor((rowHeight - 7) / 20)),
    minWidth: leastWidth(columns),
    height: count * rowHeight + headHeight,
  }
}

// The first drawn row of a run draws the finding's cell for all rows of the run from there on.
function spanAt(layout: LedgerLayout, at: number, from: number): number {
  const start = layout.runStart[at] ?? at
  const first = Math.max(start, from)
  return at === first ? start + (layout.runLength[at] ?? 1) - at : 0
}

function bringIntoView(scroller: HTMLElement | null, top: number, rowHeight: number): void {
  if (scroller === null || top < 0) return
  const visible = scroller.clientHeight - headHeight
  if (top < scroller.scrollTop) scroller.scrollTo({ top })
  else if (top + rowHeight > scroller.scrollTop + visible)
    scroller.scrollTo({ top: top + rowHeight - visible })
}
