import { useEffect, useState } from 'react'

/** Whether what is here was drawn and the browser has had nothing else to do since. */
export function useIsIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false)
  useEffect(() => {
    const rest = (): void => setIsIdle(true)
    // Safari does not tell when it is idle.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(rest, 200)
      return () => clearTimeout(timer)
    }
    const asked = requestIdleCallback(rest, { timeout: 2_000 })
    return () => cancelIdleCallback(asked)
  }, [])
  return isIdle
}
