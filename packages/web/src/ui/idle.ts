import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/**
 * Whether what is here was drawn with the records that it asks for first, and the browser has had nothing else to do since. What
 * comes later would take the way from the records. Those that do not come are waited for so long and no longer.
 */
export function useIsIdle(waitsAtMostMs = 2_000): boolean {
  const client = useQueryClient()
  const [isIdle, setIsIdle] = useState(false)
  useEffect(() => {
    const latest = performance.now() + waitsAtMostMs
    let isLeft = false
    // When records have come they are yet to be drawn, which begins a moment later: the browser may rest in between.
    const look = (rests: number): void => {
      if (isLeft) return
      // A page that waits for its looks stands as a skeleton while nothing is being asked for; what waits for this does, too.
      const isAwaited =
        client.isFetching() > 0 || document.querySelector('.ui-skeleton:not([data-later])') !== null
      if (isAwaited && performance.now() < latest) setTimeout(look, 30, 0)
      else if (rests < 3) whenIdle(() => look(rests + 1))
      else setIsIdle(true)
    }
    whenIdle(() => look(1))
    return () => {
      isLeft = true
    }
  }, [client, waitsAtMostMs])
  return isIdle
}

// Safari does not tell when it is idle.
function whenIdle(then: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(then, { timeout: 2_000 })
  else setTimeout(then, 200)
}
