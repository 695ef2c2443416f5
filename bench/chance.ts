import { type Id, id } from '@bihuan/core/kernel/id.ts'

/** Chance that falls the same way each time, so that every run measures the same records. */
export type Chance = {
  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number
  pick<T>(choices: readonly T[]): T
  /** Like `pick`, but the first choices come far more often, as words do. */
  pickSkewed<T>(choices: readonly T[]): T
  /** An id that sorts by its instant, as the server's own do. */
  id<Kind extends string>(at: number): Id<Kind>
}

/** Chance from a seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const hex = (digits: number): string =>
    below(16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return {
    below,
    pick: (choices) => choiceAt(choices, below(choices.length)),
    pickSkewed: (choices) => choiceAt(choices, Math.floor(choices.length * next() ** 2.2)),
    id: <Kind extends string>(at: number) => {
      const time = at.toString(16).padStart(12, '0')
      const variant = (8 + below(4)).toString(16)
      return id<Kind>(
        `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`,
      )
    },
  }
}

function choiceAt<T>(choices: readonly T[], index: number): T {
  const choice = choices[index]
  if (choice === undefined) throw new Error('there is nothing to choose from')
  return choice
}
