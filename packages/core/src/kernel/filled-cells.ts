import { type PlainDay, supportedDay } from './day.ts'

/** Whether a cell of a sheet that is taken in says nothing: it is blank, or a stroke or 无 was filled in to say so. */
export function saysNothing(words: string): boolean {
  return /^(?:[-－—–―/／\\、.。·]+|无|暂无|n ?\/? ?a|nil|none)?$/i.test(oneLine(words))
}

// Blanks in one place only for each pattern: where several may take them, a cell of thousands is tried in millions of ways.
function oneLine(words: string): string {
  return words.trim().replaceAll(/\s+/g, ' ')
}

/** Whether a cell heads a row that only adds up those above it: 合计, 小 计：, 合计12人, Total. */
export function isTotalCell(words: string): boolean {
  return /^(?:本[页表])?(?:合 ?计|小 ?计|总 ?计|共 ?计|累 ?计|(?:sub[ -]?|grand )?totals?)(?:人数|户数|个数|数)? ?[:：]? ?(?:[\d.]+ ?\p{Script=Han}?)?$/iu.test(
    oneLine(words),
  )
}

/** Before this day nothing was set or done that is recorded: a number that a spreadsheet took for a day gives one in 1900. */
export const earliestWritten = '1949-10-01'

/** The day that a cell names to the day (2026-01-31, 2026/1/31, 2026年1月31日); null where it names none that can be meant. */
export function writtenDay(words: string): PlainDay | null {
  const [, year = '', month = '', date = ''] =
    /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s?日?(?: .*)?$/.exec(words) ?? []
  const named = supportedDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return named !== null && named >= earliestWritten ? named : null
}
