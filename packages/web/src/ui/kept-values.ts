/** What somebody typed into a form, field by field. */
export type Typed = Readonly<Record<string, string>>

/** What one person has typed and not sent, on this browser. */
export type KeptStore = {
  /** What was typed into a form, unless it is too old. */
  read(place: string): Typed | null
  /** Keeps it; false when it is kept only as long as the page is open. */
  write(place: string, typed: Typed): boolean
  forget(place: string): void
  /** How many forms are kept. */
  count(): number
  /** Forgets all of this person. */
  clear(): void
}

/** How many characters somebody has typed into fields: what stands between what each began and ended with. */
export function typedCharacters(before: Typed, after: Typed): number {
  return Object.entries(after).reduce((sum, [field, words]) => sum + typedIn(before[field] ?? '', words), 0)
}

function typedIn(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return after.length - start - end
}

const prefix = 'bihuan.kept '
const longestDays = 14
const mostInOneForm = 500_000
const mostInAll = 2_000_000
const day = 24 * 60 * 60 * 1000

/** Whatever a field is called by: what lets somebody in is never kept. */
const secret = /password|secret|token|key$/i

/**
 * Keeps under one person's id what they typed. A browser that keeps nothing (a private window, no room) throws, and then it
 * is held in memory.
 */
export function keptStore(storage: Storage | null, owner: string, now: () => number): KeptStore {
  const memory = new Map<string, string>()
  const own = `${prefix}${owner} `
  const quietly = <Result>(work: (there: Storage) => Result, otherwise: Result): Result => {
    if (storage === null) return otherwise
    try {
      return work(storage)
    } catch {
      // Private windows and full disks: the words stay in this page.
      return otherwise
    }
  }
  quietly((there) => dropOld(there, now()), undefined)
  const forget = (place: string): void => {
    memory.delete(place)
    quietly((there) => there.removeItem(own + place), undefined)
  }
  return {
    read: (place) => {
      const kept = memory.get(place) ?? quietly((there) => there.getItem(own + place), null)
      const read = kept === null ? null : keptIn(kept)
      return read === null || now() - read.at > longestDays * day ? null : read.typed
    },
    write: (place, typed) => {
      const open = Object.entries(typed).filter(([name]) => !secret.test(name))
      const kept = JSON.stringify({ at: now(), typed: Object.fromEntries(open) })
      const isStored =
        kept.length <= mostInOneForm &&
        quietly((there) => {
          there.setItem(own + place, kept)
          makeRoom(there, own + place)
          return true
        }, false)
      if (isStored) memory.delete(place)
      else {
        forget(place)
        memory.set(place, kept)
      }
      return isStored
    },
    forget,
    count: () => memory.size + quietly((there) => keysOf(there, own).length, 0),
    clear: () => {
      memory.clear()
      quietly((there) => {
        for (const key of keysOf(there, own)) there.removeItem(key)
      }, undefined)
    },
  }
}

function keysOf(storage: Storage, start: string): string[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) =>
    key.startsWith(start),
  )
}

function dropOld(storage: Storage, now: number): void {
  for (const key of keysOf(storage, prefix)) {
    const kept = keptIn(storage.getItem(key) ?? '')
    if (kept === null || now - kept.at > longestDays * day) storage.removeItem(key)
  }
}

// What was kept longest ago goes first, and never what has just been kept.
function makeRoom(storage: Storage, latest: string): void {
  const all = keysOf(storage, prefix).map((key) => ({ key, kept: storage.getItem(key) ?? '' }))
  let size = all.reduce((sum, { kept }) => sum + kept.length, 0)
  if (size <= mostInAll) return
  const age = ({ kept }: { kept: string }): number => keptIn(kept)?.at ?? 0
  for (const { key, kept } of all.toSorted((one, other) => age(one) - age(other))) {
    if (size <= mostInAll || key === latest) return
    storage.removeItem(key)
    size -= kept.length
  }
}

// Somebody can change what a browser keeps; what is not as it was written is as good as nothing.
function keptIn(text: string): { at: number; typed: Typed } | null {
  try {
    const kept: unknown = JSON.parse(text)
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('typed' in kept)) return null
    const { at, typed } = kept
    if (typeof at !== 'number' || typeof typed !== 'object' || typed === null) return null
    const fields = Object.entries(typed).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    )
    return { at, typed: Object.fromEntries(fields) }
  } catch {
    return null
  }
}
