import type { CountedMark } from './counted-records.ts'
import type { Token } from './sentence-tokens.ts'

/** 截至上次通报（7月25日）: a day in brackets says when that was, and parts nothing. */
export function withoutAside(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, at): readonly Token[] => {
    const [before, next, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]]
    const opens = (one: Token | undefined): boolean => one?.kind === 'comma' && /[（(]/u.test(one.text)
    const closes = (one: Token | undefined): boolean => one?.kind === 'comma' && /[）)]/u.test(one.text)
    if (opens(token) && next?.kind === 'period' && closes(after)) return []
    if (token.kind === 'period' && opens(before) && closes(next))
      return tokens[at - 2]?.kind === 'past' ? [] : [token]
    return closes(token) && before?.kind === 'period' && opens(tokens[at - 2]) ? [] : [token]
  })
}

/** 4条在推进中、1条待审核: where others are told apart, 推进 is not said of all that are open. */
export function asEnumerated(tokens: readonly Token[]): readonly Token[] {
  const says = (mark: CountedMark): boolean =>
    tokens.some(
      (token) => token.kind === 'state' && token.ways.length === 1 && token.ways[0]?.includes(mark) === true,
    )
  const [hasWaiting, hasPlanned] = [says('waiting'), says('planned')]
  if (!hasWaiting && !hasPlanned) return tokens
  return tokens.map((token): Token => {
    if (token.kind !== 'state' || !token.ways.some((way) => way.includes('going'))) return token
    const ways = token.ways.filter((way) => {
      if (way.includes('notCompleted')) return false
      return !way.includes('open') || (way.includes('started') && !hasWaiting)
    })
    return ways.length === 0 ? token : { ...token, ways }
  })
}
