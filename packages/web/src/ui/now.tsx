import { createContext, type ReactNode, use, useEffect, useState } from 'react'

const everyMinute = 60_000
const NowContext = createContext(new Date(0))

/** The clock of the page: moves once a minute, so that “3 minutes ago” and “due today” stay true. */
export function NowProvider({ children }: { children: ReactNode }): ReactNode {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMinute)
    return () => clearInterval(timer)
  }, [])
  return <NowContext value={now}>{children}</NowContext>
}

export function useNow(): Date {
  return use(NowContext)
}
