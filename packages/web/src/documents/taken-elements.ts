import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import {
  type ChoiceName,
  choicesFor,
  type Choices,
  choicesOf,
  type DocumentSearch,
  ofItsOwn,
} from './document-search.ts'

/** What a further draft takes over of an edition before it. */
export type Taken = {
  readonly from: EditionView
  /** Which elements it takes: those that nobody chose. */
  readonly names: readonly ChoiceName[]
  /** With what it begins. */
  readonly chosen: Choices
}

/**
 * With which elements a further draft of a document begins: those of the last edition that left, else of the last draft, but its days and
 * its number. Null where there is none, it has none, or somebody went through the elements.
 */
export function takenFrom(
  editions: readonly EditionView[],
  { document = 'notice', own, ...chosen }: DocumentSearch,
): Taken | null {
  const before = editions.filter((one) => one.document === document && one.status !== 'dropped')
  const from = before.find(({ status }) => status === 'published') ?? before[0]
  if (own === true || from === undefined) return null
  const theirs = choicesOf(document, from.options)
  const names = choicesFor(document, chosen.form ?? theirs.form).filter(
    (name) => !ofItsOwn.includes(name) && theirs[name] !== undefined && chosen[name] === undefined,
  )
  if (names.length === 0) return null
  const taken = Object.fromEntries(names.map((name) => [name, theirs[name]]))
  return { from, names, chosen: choicesOf(document, { ...taken, ...chosen }) }
}
