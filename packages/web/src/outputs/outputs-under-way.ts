import type { OutputView } from '@bihuan/core/outputs/outputs.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { orpc } from '../api.ts'

const everyMs = 2_000
const key = 'bihuan.outputs'

/** Whether a file was being made when this browser was last here: a page that is loaded anew looks after it again. */
export function wereUnderWay(): boolean {
  return localStorage.getItem(key) !== null
}

/** Whether a file is still to be made. */
export function isUnderWay({ state }: Pick<OutputView, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/**
 * The files of whoever is signed in; asked for again only while one of them is being made.
 *
 * @param onEnd told of each that ends while it is looked at.
 */
export function useOutputs(onEnd: (output: OutputView) => void): {
  readonly outputs: readonly OutputView[] | undefined
  readonly error: unknown
} {
  const { data, error } = useQuery(
    orpc.outputs.list.queryOptions({
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.some(isUnderWay) === true ? everyMs : false),
    }),
  )
  const before = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (data === undefined) return
    for (const output of data) if (!isUnderWay(output) && before.current.has(output.id)) onEnd(output)
    before.current = new Set(data.filter(isUnderWay).map(({ id }) => id))
    if (before.current.size > 0) localStorage.setItem(key, 'under way')
    else localStorage.removeItem(key)
  }, [data, onEnd])
  return { outputs: data, error }
}
