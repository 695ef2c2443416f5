import type { CountedThing } from './counted-records.ts'
import { allOf, type Those, which } from './sentence-counts.ts'
import { isSo, type Match, namesIn, saidOf, type Verdict } from './universal-match.ts'

/** 绝大多数措施已销号. */
export function soMany(match: Match): Verdict | 'nothing' {
  const said = saidOf(match)
  const names = namesIn(match.of('who'))
  if (said === null) return null
  const thing: CountedThing = match.letters('what') === 'f' ? 'finding' : 'measure'
  const all = allOf(thing, names.length > 0 ? names : match.before, match.counted)
  return shareHeld(
    match,
    all,
    said.tests.map((test) => which(all, test)),
  )
}

/** 多数部门存在超期措施. */
export function soManyUnits(match: Match): Verdict | 'nothing' {
  const said = saidOf(match)
  if (said === null) return null
  const noun = match.all.find((token) => token.kind === 'noun')
  const all = allOf(noun?.kind === 'noun' ? noun.thing : 'owner', [], match.counted)
  const has = /h/u.test(match.letters('says'))
  const as = { ...said, isAll: !said.isNone && !has }
  return shareHeld(
    match,
    all,
    said.tests.map((test) => which(all, (one) => isSo(one, as, test))),
  )
}

/** Whether a share of all is what its words say; what most is nobody says exactly. */
function shareHeld(match: Match, all: Those, ways: readonly Those[]): Verdict | 'nothing' {
  const words = match
    .of('how')
    .map(({ text }) => text)
    .join('')
  const [least, greatest] = /^(?:绝大|几乎)/u.test(words)
    ? [0.6, 1]
    : /少|个别/u.test(words)
      ? [0, 0.5]
      : [0.5, 1]
  const total = all.records.length
  if (total === 0) return null
  const isRight = ways.some(({ records: { length } }) => {
    const share = length / total
    return least === 0 ? length > 0 && share < greatest : share > least
  })
  const [way] = ways
  return {
    isRight,
    recorded: `${String(way?.records.length ?? 0)}/${String(total)}`,
    ...(way && { those: way }),
  }
}
