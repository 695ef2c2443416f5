/** How many places there are: for one person, and for all together. */
export type PlaceLimits = { readonly each: number; readonly all: number }

/** Places for what many at once would be too much: somebody's own take nobody else's place. */
export type Places = {
  /** Takes one more and gives how to leave it again; null when this owner, or all together, have enough already. */
  take(owner: string): Promise<(() => void) | null>
}

/** So many files a person may be sending at a time, as uploads and in forms. */
export const arrivalPlaces: PlaceLimits = { each: 3, all: Infinity }

/** So many pages of files are drawn at a time, each in a process of its own. */
export const drawingPlaces: PlaceLimits = { each: 2, all: 2 }

/** No place is taken yet. */
export function openPlaces({ each, all }: PlaceLimits): Places {
  const taken = new Map<string, number>()
  let total = 0
  return {
    take: async (owner) => {
      const before = taken.get(owner) ?? 0
      if (before >= each || total >= all) return null
      taken.set(owner, before + 1)
      total += 1
      return () => {
        total -= 1
        const left = (taken.get(owner) ?? 1) - 1
        if (left > 0) taken.set(owner, left)
        else taken.delete(owner)
      }
    },
  }
}
