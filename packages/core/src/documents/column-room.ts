import { type Block, type Column, textOfRuns } from './document.ts'

// What is read as one word: a day, also with what is to be done on it.
const whole = /\d{4}年\d{1,2}月\d{1,2}日(?:前|汇报|止|起)?|\d{4}-\d{2}-\d{2}/gu

// The margins of a cell, and what a font may be wider than reckoned.
const around = 2

/**
 * The columns of a table with room for the days in them: a day that breaks at the end of a line is read twice. The others give the room, in
 * the shares that they have; where not all find room the columns stay as they are.
 *
 * @param line so many narrow characters the whole table is wide
 */
export function withRoomForDays(
  { columns, rows }: Pick<Extract<Block, { kind: 'table' }>, 'columns' | 'rows'>,
  line: number,
): readonly Column[] {
  // Not by `Math.max` of all: a long table has more rows than a function takes arguments.
  const needs = columns.map((_, at) =>
    rows.reduce((most, row) => Math.max(most, widest(textOfRuns(row[at]?.runs ?? []))), 0),
  )
  if (needs.reduce((sum, need) => sum + need, 0) > line) return columns
  const held = new Set<number>()
  for (;;) {
    const taken = [...held].reduce((sum, at) => sum + (needs[at] ?? 0), 0)
    const others = columns.reduce((sum, { width }, at) => sum + (held.has(at) ? 0 : width), 0)
    const shareOf = (width: number): number => ((line - taken) * width) / others
    const short = columns.findIndex(({ width }, at) => !held.has(at) && shareOf(width) < (needs[at] ?? 0))
    if (short !== -1) held.add(short)
    else if (held.size === 0) return columns
    else
      return columns.map((column, at) => ({
        ...column,
        width: held.has(at) ? (needs[at] ?? 0) : shareOf(column.width),
      }))
  }
}

function widest(text: string): number {
  const words = [...text.matchAll(whole)].map(([word]) => word.replaceAll(/[^\d-]/gu, '  ').length)
  return words.length === 0 ? 0 : Math.max(...words) + around
}
