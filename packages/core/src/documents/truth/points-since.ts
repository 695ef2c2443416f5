import type { CountedRecord, CountedRecords, Counting } from './counted-records.ts'
import { allOf, which } from './sentence-counts.ts'
import { dayBefore } from './sentence-changes.ts'
import { asOf } from './sentence-past.ts'
import { restrictionOf, isEnd, testsOf } from './sentence-states.ts'
import { tokensOf } from './sentence-tokens.ts'
import { clauseBefore, type Looked, type WorkedOut } from './worked-out.ts'

const changed =
  /(?<way>提高|提升|上升|增长|增加|上涨|下降|降低|回落|[高低])(?:了|出)?(?:近|约|大约|将近|超过?|逾)?\s*$/u

/** 销号率较上期提高15个百分点: by how much a share is above what it was on a day before. */
export function pointsSinceIn({ sentence: { text }, numbers, known, counted }: Looked): readonly WorkedOut[] {
  return numbers.flatMap((number): WorkedOut[] => {
    const behind = /^\s?个百分点/u.exec(text.slice(number.to))
    const head = text.slice(0, number.from)
    const way = changed.exec(head)?.groups?.['way']
    if (behind === null || way === undefined) return []
    const tokens = tokensOf(head, known)
    const day = dayBefore(tokens, counted)
    const isRead = tokens.every(({ kind }) => kind !== 'unknown' && kind !== 'aim')
    if (day === null || !isRead || !tokens.some(({ kind }) => kind === 'rate')) return []
    const to = number.to + behind[0].length
    const place = { from: number.from, to, said: text.slice(number.from, to) }
    const before = day === 'unknown' ? null : asOf(counted, day)
    if (before === null) return [{ ...place, found: null }]
    const names = tokens.flatMap((token) => (token.kind === 'name' ? [token.name] : []))
    const isOfFindings = tokens.some((token) => token.kind === 'noun' && token.thing === 'finding')
    const thing: Counting['thing'] =
      isOfFindings && !clauseBefore(text, number.from).includes('措施') ? 'finding' : 'measure'
    const tests = testsOf(restrictionOf(tokens.filter((token) => token.kind === 'name' || !isEnd(token))))
    const rateOf = (records: CountedRecords, test: (one: CountedRecord) => boolean): number => {
      const all = which(allOf(thing, names, records), test).records
      return (all.filter(({ marks }) => marks.includes('closed')).length / Math.max(1, all.length)) * 100
    }
    const sign = /[降低]|回落/u.test(way) ? -1 : 1
    const changes = tests.map((test) => (rateOf(counted, test) - rateOf(before, test)) * sign)
    const [first] = changes
    if (first === undefined) return [{ ...place, found: null }]
    // Shares are rounded before they are taken from each other.
    const slack = number.bound !== null ? 1 : number.decimals === 0 ? 0.7 : 0.11
    const isRight = changes.some((one) => Math.abs(one - number.value) <= slack)
    const counting: Counting = { thing, marks: ['closed'], within: names }
    return [{ ...place, found: { recorded: first.toFixed(Math.max(1, number.decimals)), isRight, counting } }]
  })
}
