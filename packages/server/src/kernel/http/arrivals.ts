/** So many files a person may be sending at a time, as uploads and in forms. */
const mostEach = 3

/** Counts the files that are on their way in, person by person: somebody's slow ones take nobody else's place. */
export type Arrivals = {
  /** Counts one more and gives how to count it off again; null when this person is sending enough already. */
  begin(owner: string): (() => void) | null
}

/** Nothing is on its way yet. */
export function openArrivals(): Arrivals {
  const arriving = new Map<string, number>()
  return {
    begin: (owner) => {
      const before = arriving.get(owner) ?? 0
      if (before >= mostEach) return null
      arriving.set(owner, before + 1)
      return () => {
        const left = (arriving.get(owner) ?? 1) - 1
        if (left > 0) arriving.set(owner, left)
        else arriving.delete(owner)
      }
    },
  }
}
