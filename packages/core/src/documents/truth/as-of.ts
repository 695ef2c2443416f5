import type { Piece } from './clauses.ts'

/** A day as of which a text says that it counts. */
export type AsOf = Piece & { readonly day: string; readonly year: string | null }

const asOf =
  /截(?:至|止)(?:到|目前)?[（(]?(?:(?<year>20\d\d)年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})[日号]|(?<end>底|末))/gu

/** As of which days a text says that it counts: 截至6月1日. */
export function asOfDays(text: string): readonly AsOf[] {
  return [...text.matchAll(asOf)].map(({ 0: said, index, groups = {} }) => {
    const { year = null, month = '', day, end } = groups
    return {
      from: index,
      text: said,
      year,
      day: `${Number(month)}-${end === undefined ? Number(day) : lastOf(Number(month))}`,
    }
  })
}

/** Whether two days can be one: where a year is left out, it is that of the other. */
export function areOneDay(one: AsOf, other: AsOf): boolean {
  return one.day === other.day && (one.year === null || other.year === null || one.year === other.year)
}

function lastOf(month: number): number {
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}
