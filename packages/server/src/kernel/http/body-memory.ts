/** Bodies up to this size always find room: there are never many more of them than there are people. */
const small = 64 * 1024

/** Counts the bytes of bodies that are held in memory, from their first byte until the request has been dealt with. */
export type BodyMemory = {
  /** Whether so many more bytes may be held for somebody, whose body holds `held` of them already; then they are. */
  take(owner: string, held: number, more: number): boolean
  release(owner: string, bytes: number): void
}

/** Bytes that bodies may hold, for one person and in all. */
export type BodyLimits = { readonly each: number; readonly all: number }

/** Bounds what bodies may hold. */
export function openBodyMemory(limits: BodyLimits): BodyMemory {
  const held = new Map<string, number>()
  let total = 0
  return {
    take: (owner, ofBody, more) => {
      const own = (held.get(owner) ?? 0) + more
      if (ofBody + more > small && (own > limits.each || total + more > limits.all)) return false
      held.set(owner, own)
      total += more
      return true
    },
    release: (owner, bytes) => {
      const left = (held.get(owner) ?? 0) - bytes
      if (left > 0) held.set(owner, left)
      else held.delete(owner)
      total -= bytes
    },
  }
}
