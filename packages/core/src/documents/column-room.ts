import type { SheetColumn } from '../kernel/sheet.ts'
import { type Block, type Column, textOfRuns } from './document.ts'

// What is read as one word: a day, also with what is to be done on it, and the number of a measure.
const whole =
  /\d{4}年\d{1,2}月\d{1,2}日(?:前|汇报|止|起)?|\d{4}-\d{2}-\d{2}|(?<![\d-])\d{1,4}-(?:\d{1,4}|合)(?![\d-])/gu

// The margins of a cell, and what a font may be wider than reckoned.
const around = 2

// A column of names and states, none of which is longer, has room for each of them: 建档前已销号.
const shortest = 12

// Of a heading so much stands in one line: 完成时限.
const ofHeading = 8

type Words = { readonly heading: string; readonly cells: readonly string[] }

/**
 * The columns of a table with room for what is read as one: a day or a number that breaks at the end of a line is read twice, and so is a
 * name or a state. What is empty throughout has room for its heading alone. The others share what is left, in the shares that they have;
 * where not all find room, days and numbers come before names, and where these find none, the columns stay as they are.
 *
 * @param line so many narrow characters the whole table is wide
 */
export function withRoomForWords(
  { columns, rows }: Pick<Extract<Block, { kind: 'table' }>, 'columns' | 'rows'>,
  line: number,
): readonly Column[] {
  const said = columns.map(({ heading }, at) => ({
    heading,
    cells: rows.flatMap((row) => {
      const cell = row[at]
      return cell ? [textOfRuns(cell.runs)] : []
    }),
  }))
  // Who writes by hand finds it empty.
  const isForm = rows.some((row) => row.some((cell) => (cell?.lines ?? 1) > 1))
  return fitted(columns, said, { line, isForm })
}

/** The same of a sheet, by the texts of its rows; a heading over the whole width is a row of one. */
export function sheetWithRoom(
  columns: readonly SheetColumn[],
  rows: readonly (readonly string[])[],
  line: number,
): readonly SheetColumn[] {
  const whole = rows.filter(({ length }) => length === columns.length)
  const said = columns.map(({ heading }, at) => ({ heading, cells: whole.map((row) => row[at] ?? '') }))
  return fitted(columns, said, { line, isForm: false })
}

function fitted<Fitted extends { readonly width: number }>(
  columns: readonly Fitted[],
  said: readonly Words[],
  { line, isForm }: { readonly line: number; readonly isForm: boolean },
): readonly Fitted[] {
  const empty = said.map((one) =>
    isForm || !isEmpty(one) ? null : Math.ceil(wideOf(one.heading) / 2) + around,
  )
  const hard = said.map(({ cells }) => most(cells, widestWhole))
  const soft = said.map((one, at) => Math.max(hard[at] ?? 0, ofNames(one)))
  const wishes = [
    { needs: soft, of: 0.8 },
    { needs: hard, of: 1 },
  ]
  for (const { needs, of } of wishes) {
    const all = needs.map((need, at) => empty[at] ?? need)
    if (all.reduce((sum, need) => sum + need, 0) <= line * of) return shared(columns, { line, needs, empty })
  }
  return columns
}

/** Columns that are empty or would be too narrow take what they need, and the others share the rest. */
function shared<Fitted extends { readonly width: number }>(
  columns: readonly Fitted[],
  {
    line,
    needs,
    empty,
  }: { readonly line: number; readonly needs: readonly number[]; readonly empty: readonly (number | null)[] },
): readonly Fitted[] {
  const held = new Map(
    empty.flatMap((width, at): [number, number][] => (width === null ? [] : [[at, width]])),
  )
  for (;;) {
    const taken = [...held.values()].reduce((sum, width) => sum + width, 0)
    const others = columns.reduce((sum, { width }, at) => sum + (held.has(at) ? 0 : width), 0)
    const shareOf = (width: number): number => ((line - taken) * width) / others
    const short = columns.findIndex(({ width }, at) => !held.has(at) && shareOf(width) < (needs[at] ?? 0))
    if (short !== -1) held.set(short, needs[short] ?? 0)
    else if (held.size === 0 || held.size === columns.length) return columns
    else return columns.map((column, at) => ({ ...column, width: held.get(at) ?? shareOf(column.width) }))
  }
}

function isEmpty({ cells }: Words): boolean {
  return cells.length > 0 && cells.every((text) => text === '')
}

/** The width of names and states: none where one of the cells is a text. */
function ofNames({ heading, cells }: Words): number {
  const widest = most(cells, wideOf)
  const head = wideOf(heading)
  return Math.max(widest > shortest ? 0 : widest, head > ofHeading ? 0 : head) + around
}

function widestWhole(text: string): number {
  const words = [...text.matchAll(whole)].map(([word]) => wideOf(word))
  return words.length === 0 ? 0 : Math.max(...words) + around
}

/** Not by `Math.max` of all: a long table has more rows than a function takes arguments. */
function most(texts: readonly string[], of: (text: string) => number): number {
  return texts.reduce((highest, text) => Math.max(highest, of(text)), 0)
}

/** How many narrow characters wide a text is. */
function wideOf(text: string): number {
  return text.replaceAll(/[^\u0020-\u007e]/gu, '  ').length
}
