import type { ColumnField } from '@bihuan/core/measures/measure.fields.ts'
import { layOutLedger } from '@bihuan/core/measures/ledger-layout.ts'
import { Button, type InputRef } from 'antd'
import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isTyping } from '../../../ui/is-typing.ts'
import { usePartsAhead } from '../../../ui/lazy-part.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useIsPhone } from '../../../ui/media.ts'
import { rowHeights, useLedgerChoice } from '../ledger-columns.ts'
import { BulkAssignDialog, ledgerParts } from '../ledger-parts.ts'
import type { LedgerLayout } from '../ledger-rows.ts'
import type { LedgerSearch, LedgerSort } from '../ledger-search.ts'
import { firstFieldToEdit, keyStep, useSelection } from '../ledger-state.ts'
import type { LedgerData } from '../../measures.api.ts'
import { useMeasuresText } from '../../measures.text.ts'
import { LedgerCards } from './ledger-cards.tsx'
import { LedgerGrid } from './ledger-grid.tsx'
import type { RowActions } from './row-actions.ts'
import { LedgerToolbar } from './ledger-toolbar.tsx'

type Props = {
  readonly ledger: LedgerData
  readonly search: LedgerSearch
  readonly change: (changes: Partial<LedgerSearch>) => void
  /** Whether the rows are still those of the filters before. */
  readonly isStale: boolean
}

/** Toolbar and rows of the ledger: a grid, on a phone cards. */
export function LedgerView({ ledger, search, change, isStale }: Props): ReactNode {
  const text = useMeasuresText()
  const isPhone = useIsPhone()
  usePartsAhead(ledgerParts)
  const choice = useLedgerChoice()
  const searchRef = useRef<InputRef>(null)
  const sort = search.sort ?? 'ordinal'
  const direction = search.direction ?? 'asc'
  const group = search.group ?? 'finding'
  const layout = useMemo(
    () => layOutLedger(ledger, group, sort === 'ordinal' && direction === 'asc'),
    [ledger, group, sort, direction],
  )
  const selection = useSelection(ledger.measures)
  const [isAssigning, setIsAssigning] = useState(false)
  const rows = useRows({
    layout,
    change,
    toggle: selection.toggle,
    focusSearch: () => searchRef.current?.focus(),
  })
  const onSort = (next: LedgerSort): void => {
    const isAgain = next === sort
    change({ sort: next, direction: isAgain && direction === 'asc' ? 'desc' : 'asc' })
  }
  return (
    <div className={isStale ? 'ledger is-stale' : 'ledger'} aria-busy={isStale}>
      <LedgerToolbar
        search={search}
        change={change}
        choice={choice}
        isPhone={isPhone}
        searchRef={searchRef}
      />
      {selection.chosen.length > 0 && (
        <div className="ledger-selection" role="status">
          {text.selected(selection.chosen.length)}
          <Button type="primary" size="small" onClick={() => setIsAssigning(true)}>
            {text.bulkAssign(selection.chosen.length)}
          </Button>
          <Button type="link" size="small" onClick={() => selection.selectAll(false)}>
            {text.clearSelection}
          </Button>
        </div>
      )}
      {layout.rows.length === 0 && (
        <EmptyState title={text.emptyFiltered}>{text.emptyFilteredText}</EmptyState>
      )}
      {layout.rows.length > 0 && isPhone && (
        <LedgerCards
          layout={layout}
          openMeasure={rows.actions.openMeasure}
          openFinding={rows.actions.openFinding}
        />
      )}
      {layout.rows.length > 0 && !isPhone && (
        <LedgerGrid
          layout={layout}
          columns={choice.visible}
          rowHeight={rowHeights[choice.rows]}
          active={rows.active}
          editing={rows.editing}
          actions={rows.actions}
          selected={selection.selected}
          selectable={selection.selectable}
          selectAll={selection.selectAll}
          sort={sort}
          direction={direction}
          onSort={onSort}
        />
      )}
      {isAssigning && (
        <Suspense fallback={null}>
          <BulkAssignDialog
            measures={selection.chosen}
            findings={ledger.findings}
            onClose={() => setIsAssigning(false)}
            onDone={() => {
              setIsAssigning(false)
              selection.selectAll(false)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

type RowsOptions = {
  readonly layout: LedgerLayout
  readonly change: Props['change']
  readonly toggle: (measureId: string) => void
  readonly focusSearch: () => void
}

/** The row that the keyboard stands on, the cell that is edited, and what rows can do. */
function useRows({ layout, change, toggle, focusSearch }: RowsOptions): {
  active: number
  editing: { measureId: string; field: ColumnField } | null
  actions: RowActions
} {
  const [active, setActive] = useState(-1)
  const [editing, setEditing] = useState<{ measureId: string; field: ColumnField } | null>(null)
  const stopEditing = useCallback(() => setEditing(null), [])
  const actions = useMemo<RowActions>(
    () => ({
      toggle,
      openMeasure: (measure) => change({ measure: measure.id, finding: undefined }),
      openFinding: (finding) => change({ finding: finding.id, measure: undefined }),
      edit: (measureId, field) => setEditing({ measureId, field }),
      stopEditing,
      activate: setActive,
    }),
    [change, toggle, stopEditing],
  )
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        isElsewhere(event.target)
      )
        return
      const step = keyStep(event.key, layout, active)
      if (step === null) return
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      const row = layout.rows[active]
      if (step.type === 'activate') {
        // What was clicked or given back before would take the next Enter from the row that is marked.
        if (event.target instanceof HTMLElement) event.target.blur()
        setActive(step.at)
      } else if (step.type === 'search') focusSearch()
      else if (row?.kind === 'empty' && step.type === 'open') actions.openFinding(row.finding)
      else if (row?.kind !== 'measure') return
      else if (step.type === 'open') actions.openMeasure(row.measure)
      else if (!row.measure.can.includes('assign')) return
      else if (step.type === 'toggle') toggle(row.measure.id)
      else actions.edit(row.measure.id, firstFieldToEdit(row.measure))
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [layout, active, actions, toggle, focusSearch])
  return { active, editing, actions }
}

// Keys belong to the ledger only while nothing lies over it.
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('.ant-drawer-open, .ant-modal-wrap:not([style*="display: none"])') !== null)
    return true
  return target instanceof HTMLElement && target.closest('.ledger-editor, .ant-picker-dropdown') !== null
}
