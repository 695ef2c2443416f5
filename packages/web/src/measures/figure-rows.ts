import type { Figure, FigureCounting, FigureDefinition } from '@bihuan/core/measures/figure.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { figureCountings, figureLimits } from '@bihuan/core/measures/figure-report.ts'
import { typedNumber } from './reported-figures.ts'

/** A figure as its fields hold it. */
export type FigureRow = {
  /** The id of the figure, or a name of its own where it is new. */
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly target: string
  readonly counting: FigureCounting
}

/** Figures of a measure, for their fields; one row to fill in where there are none. */
export function rowsOf(figures: readonly Figure[]): readonly FigureRow[] {
  if (figures.length === 0) return [emptyRow([])]
  return figures.map(({ id, name, unit, target, counting }) => ({
    key: id,
    name,
    unit,
    target: target === null ? '' : String(target),
    counting,
  }))
}

/** A further row, beside others. */
export function emptyRow(others: readonly FigureRow[]): FigureRow {
  const taken = others.map(({ key }) => key)
  const free = Array.from({ length: figureLimits.figures + 1 }, (_, at) => `new${at}`)
  const key = free.find((one) => !taken.includes(one)) ?? 'new'
  return { key, name: '', unit: '', target: '', counting: 'added' }
}

/** Rows as a form keeps them: a line for each. */
export function writtenRows(rows: readonly FigureRow[]): string {
  return rows
    .map(({ key, name, unit, target, counting }) =>
      [key, name, unit, target, counting].map((field) => field.replaceAll(/[\t\n]/g, ' ')).join('\t'),
    )
    .join('\n')
}

/** The rows that a form has kept. */
export function readRows(written: string): readonly FigureRow[] {
  return written
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [key = '', name = '', unit = '', target = '', counting = ''] = line.split('\t')
      return { key, name, unit, target, counting: countingNamed(counting) }
    })
}

/** Whether a text is a number to be reached: above zero. */
export function isTarget(typed: string): boolean {
  return (typedNumber(typed) ?? 0) > 0
}

/** Whether a row has all that it needs. */
export function isWhole({ name, unit, target }: FigureRow): boolean {
  return name.trim() !== '' && unit.trim() !== '' && (target === '' || isTarget(target))
}

/** Whether reports have given the figure of a row a value. */
export function isReported(figures: readonly Figure[], { key }: FigureRow): boolean {
  return figures.some(({ id, value }) => id === key && value !== null)
}

/** What is to be counted, of rows that are whole. */
export function definitionsOf(
  figures: readonly Figure[],
  rows: readonly FigureRow[],
): (Omit<FigureDefinition, 'id'> & { readonly id?: FigureDefinition['id'] })[] {
  return rows.map(({ key, name, unit, target, counting }) => {
    const known = figures.find(({ id }) => id === key)
    return {
      ...(known !== undefined && { id: known.id }),
      name: name.trim(),
      unit: unit.trim(),
      target: typedNumber(target),
      counting,
    }
  })
}

function countingNamed(text: string): FigureCounting {
  return namesOf(figureCountings).find((counting) => counting === text) ?? 'added'
}
