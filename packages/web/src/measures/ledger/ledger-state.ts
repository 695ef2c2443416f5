import type { ColumnField } from '@bihuan/core/measures/measure.fields.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { type LedgerLayout, neighbour } from './ledger-rows.ts'
import type { LedgerSearch } from './ledger-search.ts'

const route = getRouteApi('/signed-in/rectifications/$id/ledger')

/** The address of the ledger: which rectification, which filters, which drawer. */
export function useLedgerAddress(): {
  rectificationId: string
  search: LedgerSearch
  change: (changes: Partial<LedgerSearch>) => void
} {
  const { id } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (changes: Partial<LedgerSearch>) => {
      // Opening a drawer is a step that “back” undoes; a filter is not.
      const opens = changes.measure !== undefined || changes.finding !== undefined
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: !opens, resetScroll: false })
    },
    [navigate],
  )
  return { rectificationId: id, search, change }
}

/** Which measures are ticked; those that left the list are forgotten. */
export function useSelection(measures: readonly MeasureView[]): {
  selected: ReadonlySet<string>
  chosen: readonly MeasureView[]
  selectable: number
  toggle: (measureId: string) => void
  selectAll: (isSelected: boolean) => void
} {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const assignable = useMemo(() => measures.filter((measure) => measure.can.includes('assign')), [measures])
  const chosen = useMemo(() => assignable.filter(({ id }) => ticked.has(id)), [assignable, ticked])
  const selected = useMemo(() => new Set<string>(chosen.map(({ id }) => id)), [chosen])
  const toggle = useCallback(
    (measureId: string) =>
      setTicked((before) => {
        const next = new Set(before)
        if (!next.delete(measureId)) next.add(measureId)
        return next
      }),
    [],
  )
  const selectAll = useCallback(
    (isSelected: boolean) => setTicked(isSelected ? new Set(assignable.map(({ id }) => id)) : new Set()),
    [assignable],
  )
  return { selected, chosen, selectable: assignable.length, toggle, selectAll }
}

/** The field of a measure that an editor opens first: the first that is missing. */
export function firstFieldToEdit(measure: MeasureView): ColumnField {
  if (measure.assigns === 'ownerHead') return 'handlerId'
  if (measure.leader === null) return 'leaderId'
  if (measure.owner === null) return 'ownerId'
  return measure.handler === null ? 'handlerId' : 'dueOn'
}

/** What a key does in the ledger; null when it is none of the ledger's. */
export type KeyStep =
  | { readonly type: 'activate'; readonly at: number }
  | { readonly type: 'open' | 'edit' | 'toggle' | 'search' }

export function keyStep(key: string, layout: LedgerLayout, active: number): KeyStep | null {
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return { type: 'activate', at: neighbour(layout.rows, active, 1) }
    case 'k':
    case 'ArrowUp':
      return { type: 'activate', at: active < 0 ? active : neighbour(layout.rows, active, -1) }
    case 'Enter':
      return { type: 'open' }
    case 'e':
      return { type: 'edit' }
    case 'x':
      return { type: 'toggle' }
    case '/':
      return { type: 'search' }
    default:
      return null
  }
}
