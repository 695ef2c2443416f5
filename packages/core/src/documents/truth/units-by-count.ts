import { type Counting, recordsCounted } from './counted-records.ts'
import { lies } from './number-lies.ts'
import type { Looked, WorkedOut } from './worked-out.ts'

/** 承担措施8条的单位有4家: how many answer for so many measures. */
export function unitsByCountIn({ sentence: { text }, numbers, counted }: Looked): readonly WorkedOut[] {
  return numbers.flatMap((number, at): WorkedOut[] => {
    const next = numbers[at + 1]
    if (next === undefined || number.isPercent || next.isPercent) return []
    const between = text.slice(number.to, next.from)
    const behind = /^\s?[家个](?:责任)?(?:单位|部门)?/u.exec(text.slice(next.to))
    const isOfThese = /^\s?[条项](?:整改)?(?:措施)?的(?:责任)?(?:单位|部门)?(?:有|共有?|为)?$/u.test(between)
    if (
      behind === null ||
      !isOfThese ||
      !/(?:承担|负责|牵头)(?:整改)?(?:措施)?$/u.test(text.slice(0, number.from))
    )
      return []
    const to = next.to + behind[0].length
    const fitting = counted.records.filter(
      ({ thing, name }) =>
        thing === 'owner' &&
        name !== undefined &&
        lies(recordsCounted(counted, { thing: 'measure', marks: [], within: [name] }).length, number),
    ).length
    const counting: Counting = { thing: 'owner', marks: [], within: [] }
    const found = { recorded: String(fitting), isRight: lies(fitting, next), counting }
    return [{ from: number.from, to, said: text.slice(number.from, to), found }]
  })
}
