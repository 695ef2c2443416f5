import { createContext, use, useSyncExternalStore } from 'react'

/** Whether server and database answer. Every query and mutation reports to it. */
export type Connection = {
  readonly isLost: () => boolean
  readonly report: (isLost: boolean) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createConnection(): Connection {
  let lost = false
  const listeners = new Set<() => void>()
  return {
    isLost: () => lost,
    report: (isLost) => {
      if (isLost === lost) return
      lost = isLost
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const ConnectionContext = createContext<Connection>(createConnection())

export function useIsConnectionLost(): boolean {
  const connection = use(ConnectionContext)
  return useSyncExternalStore(connection.subscribe, connection.isLost)
}
