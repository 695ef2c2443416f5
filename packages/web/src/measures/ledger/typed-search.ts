/** What stands in a field of search whose words reach the address only after a pause in typing. */
export type TypedSearch = {
  readonly typed: string
  /** The words that the address was last seen with; null for none. */
  readonly seen: string | null
  /** Words that this field has sent on and that the address has not shown yet. */
  readonly sent: readonly (string | null)[]
}

/** What is searched for by what stands in the field; null is nothing. */
export function wordsOf(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim()
}

/** What the address will show once all that was sent has arrived. */
export function goalOf({ seen, sent }: TypedSearch): string | null {
  const last = sent.at(-1)
  return last === undefined ? seen : last
}

/** The field once it has sent its words on. */
export function sentOn(field: TypedSearch, words: string | null): TypedSearch {
  return { ...field, sent: [...field.sent, words] }
}

/**
 * The field once the address shows other words. Those that came from here are behind what was typed meanwhile and leave it
 * alone; those that came otherwise, by Back, by a link or by taking the filters away, take the place of what stands there.
 */
export function arrived(field: TypedSearch, words: string | null): TypedSearch {
  const at = field.sent.lastIndexOf(words)
  if (at >= 0) return { ...field, seen: words, sent: field.sent.slice(at + 1) }
  const typed = wordsOf(field.typed) === words ? field.typed : (words ?? '')
  return { typed, seen: words, sent: [] }
}
