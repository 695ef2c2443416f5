import type { PlainDay } from '../../kernel/day.ts'
import type { CountedMark, CountedRecord, CountedRecords } from './counted-records.ts'
import type { Token } from './sentence-tokens.ts'

/** One way to stand, or not to. */
type State = { readonly isNot: boolean; readonly ways: readonly (readonly CountedMark[])[] }

/** What holds of a record at once, each for one of several: 已销号和正在审核的 are those of either. */
export type Restriction = readonly (readonly State[])[]

/** Reads how things stand from tokens: joined by 和 or 、 either holds, else all hold. */
export function restrictionOf(tokens: readonly Token[]): Restriction {
  const found: State[][] = []
  let [isNot, isJoined] = [false, false]
  for (const token of tokens) {
    if (token.kind === 'not') isNot = true
    else if (token.kind === 'and') isJoined = true
    else if (token.kind === 'state') {
      const state: State = { isNot, ways: token.ways }
      const last = found.at(-1)
      if (isJoined && last !== undefined) last.push(state)
      else found.push([state])
      ;[isNot, isJoined] = [false, false]
    } else if (token.kind === 'noun' || token.kind === 'name') {
      ;[isNot, isJoined] = [false, false]
    }
  }
  return found
}

/** Whether it is known of all records whether they stand so. */
export function isKnown(restriction: Restriction, { unknown = [] }: CountedRecords): boolean {
  return !restriction
    .flat()
    .some(({ ways }) => ways.every((way) => way.some((mark) => unknown.includes(mark))))
}

/** A test of records for each way in which words can be meant. */
export type Test = (record: CountedRecord) => boolean

/** The ways to understand how things are said to stand. */
export function testsOf(restriction: Restriction): readonly Test[] {
  let tests: readonly Test[] = [() => true]
  for (const group of restriction) {
    const ways = waysOf(group)
    tests = tests.flatMap((test) =>
      ways.map(
        (way): Test =>
          (record) =>
            test(record) && way(record),
      ),
    )
    if (tests.length > 40) return tests.slice(0, 40)
  }
  return tests
}

function waysOf(group: readonly State[]): readonly Test[] {
  let ways: readonly Test[] = [() => false]
  for (const { isNot, ways: each } of group) {
    ways = ways.flatMap((way) =>
      each.map(
        (marks): Test =>
          (record) =>
            way(record) || isNot !== marks.every((mark) => record.marks.includes(mark)),
      ),
    )
  }
  return ways
}

/** From one day to another, both counted. */
export type Period = { readonly from: PlainDay | null; readonly to: PlainDay | null }

/** Whether a word says that something is closed. */
export function isEnd(token: Token): boolean {
  return token.kind === 'state' && token.ways.flat().includes('closed')
}
