import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { orpc } from '../../api.ts'
import type { ObjectsFilter } from './objects-filter.ts'
import {
  endsAfter,
  type ObjectsAnswer,
  pageOf,
  pageSize,
  type Rows,
  rowsOf,
  startsOf,
} from './object-pages.ts'

/** Objects as rows, of which those near to what is in sight are fetched. */
export type ObjectRows = {
  readonly rows: Rows
  readonly count: number
  /** How many the filter leaves, up to a thousand; unknown before the first page. */
  readonly matching: number | undefined
  /** Says which rows are in sight now. */
  readonly see: (first: number, last: number) => void
  readonly error: Error | null
  readonly retry: () => void
}

type Of = { readonly rectificationId: string; readonly measureId: string }

// Whoever pulls the bar down past thousands of rows asks for those where they let go.
const standsStill = 80

/** @param ever how many objects the list ever had, which is how many rows it has where nothing filters them */
export function useObjectRows(of: Of, filter: ObjectsFilter, ever: number): ObjectRows {
  const isFiltered = Object.keys(filter).length > 0
  const [ends, setEnds] = useState<readonly number[]>([])
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const starts = startsOf(ever, isFiltered ? ends : null)
  const [answered, setAnswered] = useState<ReadonlyMap<number, ObjectsAnswer>>(new Map())
  const near = [sight.first, sight.first + 1, sight.first + 2].map((page) => starts[page])
  const results = [usePage(of, filter, near[0]), usePage(of, filter, near[1]), usePage(of, filter, near[2])]
  const fresh = results.flatMap(({ data }, at): [number, ObjectsAnswer][] => {
    const after = near[at]
    return after === undefined || data === undefined || answered.get(after) === data ? [] : [[after, data]]
  })
  if (fresh.length > 0) setAnswered(new Map([...answered, ...fresh]))
  const answers = starts.map((after) => answered.get(after))
  const known = isFiltered ? endsAfter(ends, answers, sight.last) : null
  if (known !== null) setEnds(known)
  const rows = rowsOf(answers, starts, isFiltered ? null : ever)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const failed = results.find(({ error, data }) => error !== null && data === undefined)
  return {
    rows,
    count: rows.from.at(-1) ?? 0,
    matching: results.find(({ data }) => data !== undefined)?.data?.matching,
    see: (firstRow, lastRow) => {
      const [first, last] = [pageOf(rows, firstRow), pageOf(rows, lastRow)]
      clearTimeout(timer.current)
      if (first === sight.first && last === sight.last) return
      timer.current = setTimeout(() => setSight({ first, last }), standsStill)
    },
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  }
}

/** One page of objects; nothing where there is none. */
function usePage(of: Of, filter: ObjectsFilter, after: number | undefined) {
  const asked = orpc.objects.list.queryOptions({
    input: { ...of, ...filter, after: after ?? 0, limit: pageSize },
  })
  return useQuery({ ...asked, enabled: after !== undefined })
}
