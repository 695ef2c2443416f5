/** Where a command writes; tests give their own. */
export type Terminal = {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** A person looks at what `error` writes, so that a line may be written over. */
  readonly isWatched: boolean
}

/** A line in both languages. */
export function bilingualLine(zh: string, en: string): string {
  return `${zh}\n${en}\n`
}
