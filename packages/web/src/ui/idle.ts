import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** So long what can wait waits for a page whose records do not come. */
const longestWaitMs = 2_000

/** Whether what is here was drawn with the records that it asks for first, and the browser has had nothing else to do since. */
export function useIsIdle(waitsAtMostMs: number = longestWaitMs): boolean {
  const client = useQueryClient()
  const [isIdle, setIsIdle] = useState(false)
  useEffect(() => {
    const waits = new AbortController()
    void rest(client, { until: waits.signal, waitsAtMostMs }).then(() => {
      if (!waits.signal.aborted) setIsIdle(true)
    })
    return () => waits.abort()
  }, [client, waitsAtMostMs])
  return isIdle
}

type Waiting = { readonly until: AbortSignal; readonly waitsAtMostMs: number }

// What comes later would take the way from the records. When these have come they are yet to be drawn, which begins a moment
// later: the browser may be idle in between.
async function rest(client: QueryClient, waiting: Waiting): Promise<void> {
  const { until } = waiting
  await idleBrowser(until)
  if (client.isFetching() > 0) await recordsOf(client, waiting)
  await idleBrowser(until)
  await idleBrowser(until)
}

function recordsOf(client: QueryClient, { until, waitsAtMostMs }: Waiting): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(longest)
      stop()
      resolve()
    }
    const longest = setTimeout(done, waitsAtMostMs)
    const stop = client.getQueryCache().subscribe(() => {
      if (client.isFetching() === 0) done()
    })
    until.addEventListener('abort', done)
  })
}

function idleBrowser(until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    // Safari does not tell when it is idle.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(resolve, 200)
      until.addEventListener('abort', () => clearTimeout(timer))
      return
    }
    const asked = requestIdleCallback(() => resolve(), { timeout: longestWaitMs })
    until.addEventListener('abort', () => cancelIdleCallback(asked))
  })
}
