import { type Block, textOf } from './document.ts'
import { passageAt } from './passage.ts'
import type { CheckedStatement, TruthReport } from './truth/checked-statement.ts'

/** A number that was found wrong, with how its place is called to say that it is counted otherwise; and one of which that was said. */
export type EditionStatement = CheckedStatement &
  Partial<{ readonly called: string; readonly recorded: string }>

/** What a document states, with what of it is counted otherwise than the records do. */
export type EditionTruth = Pick<TruthReport, 'contradictions'> & {
  readonly statements: readonly EditionStatement[]
}

type Noted = readonly { readonly said: string }[]

/**
 * A number as it is called where it is counted otherwise: with the words about it, so that what is said of it holds for this place alone,
 * and no longer once these words are others.
 */
function calledIn(text: string, { said, place }: Pick<CheckedStatement, 'said' | 'place'>): string {
  return `${said}（${passageAt(text, place)}）`
}

/** Leaves in peace what somebody said to be counted otherwise, and why: it stays beside what the records give, and contradicts nothing. */
export function withReasons(
  { statements, contradictions }: TruthReport,
  { blocks, sources }: { readonly blocks: readonly Block[]; readonly sources: Noted },
): EditionTruth {
  const noted = new Set(sources.map(({ said }) => said))
  const all = statements.map((one): EditionStatement => {
    if (one.verdict !== 'wrong') return one
    const block = blocks[one.place.paragraph]
    const called = calledIn(block === undefined ? '' : textOf(block), one)
    return noted.has(called) ? { ...one, verdict: 'outside', called } : { ...one, called }
  })
  const isExcused = ({ place }: Pick<CheckedStatement, 'place'>): boolean =>
    all.some(
      (one) =>
        one.verdict === 'outside' &&
        one.called !== undefined &&
        one.place.paragraph === place.paragraph &&
        one.place.from === place.from,
    )
  return {
    statements: all,
    contradictions: contradictions.filter(([one, other]) => !isExcused(one) && !isExcused(other)),
  }
}

/** The number and the words of a place as it is called; null of a number alone. */
export function placeCalled(called: string): { readonly said: string; readonly words: string } | null {
  const { said, words } = /^(?<said>[^（]+)（(?<words>.+)）$/su.exec(called)?.groups ?? {}
  return said === undefined || words === undefined ? null : { said, words }
}
