/** Those who wait for the end of what is done in the background, each for a while. */
export type Waiters<End> = {
  /** What becomes of it within the time; null when that is not known by then. */
  endOf(id: string, milliseconds: number): Promise<End | null>
  /** Whether somebody waits for what is about to end; from now on they wait until it has. */
  hold(id: string): boolean
  /** Tells those who wait how it ended. */
  tell(id: string, end: End): void
}

type Waiter<End> = { readonly tell: (end: End) => void; readonly hold: () => void }

/** Nobody waits yet. */
export function createWaiters<End>(): Waiters<End> {
  const waiting = new Map<string, Set<Waiter<End>>>()
  return {
    endOf: (id, milliseconds) =>
      new Promise((resolve) => {
        const those = waiting.get(id) ?? new Set()
        const settle = (end: End | null): void => {
          clearTimeout(patience)
          those.delete(waiter)
          if (those.size === 0) waiting.delete(id)
          resolve(end)
        }
        const patience = setTimeout(() => settle(null), milliseconds)
        const waiter: Waiter<End> = { tell: settle, hold: () => clearTimeout(patience) }
        waiting.set(id, those.add(waiter))
      }),
    hold: (id) => {
      const those = waiting.get(id)
      for (const waiter of those ?? []) waiter.hold()
      return those !== undefined
    },
    tell: (id, end) => {
      for (const waiter of waiting.get(id) ?? []) waiter.tell(end)
    },
  }
}
