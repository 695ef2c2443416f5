import type { Figure, FigureReport } from '@bihuan/core/measures/figure.ts'
import { asksWhy, figureAfter, figureLimits } from '@bihuan/core/measures/figure-report.ts'

/** What was typed for one figure of a report, and what the figure is after it. */
export type TypedFigure = {
  readonly figure: Figure
  readonly typed: string
  /** What it was before the report; null before the first. */
  readonly before: number | null
  /** Null where nothing was typed, or nothing that is a number. */
  readonly value: number | null
  readonly after: number | null
  readonly asksWhy: boolean
  /** Whether what was typed cannot be sent: it is no number, or a total would fall below zero or beyond what is kept. */
  readonly problem: 'noNumber' | 'belowZero' | 'beyondLimit' | 'emptied' | null
}

/**
 * A number as people type it, with signs of a Chinese keyboard and commas between thousands; null where it is none or is more than a
 * figure holds.
 */
export function typedNumber(typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,]/g, '').replace('−', '-')
  if (!/^-?\d{1,13}(\.\d{1,2})?$/.test(plain)) return null
  const value = Number(plain)
  return Math.abs(value) > figureLimits.value ? null : value
}

/**
 * What was typed for each figure of a measure.
 *
 * @param typed as `typedIn` keeps it
 * @param former what the report says that is corrected; nothing where it is a new one
 */
export function typedFigures(
  figures: readonly Figure[],
  typed: string,
  former: readonly FigureReport[],
): readonly TypedFigure[] {
  const texts = textsIn(typed)
  // What is crossed off a list of objects is counted there.
  return figures
    .filter(({ counting }) => counting !== 'objects')
    .map((figure) =>
      typedFigure(
        figure,
        texts.get(figure.id) ?? '',
        former.find(({ figureId }) => figureId === figure.id),
      ),
    )
}

function typedFigure(figure: Figure, typed: string, former: FigureReport | undefined): TypedFigure {
  const before = former === undefined ? figure.value : former.before
  const value = typedNumber(typed)
  const after = value === null ? null : figureAfter(figure.counting, before, value)
  return {
    figure,
    typed,
    before,
    value,
    after,
    asksWhy: after !== null && asksWhy(figure, { before, after }),
    problem: problemOf({ figure, typed, after, isReported: former !== undefined }),
  }
}

type Found = Pick<TypedFigure, 'figure' | 'typed' | 'after'> & { readonly isReported: boolean }

function problemOf({ figure, typed, after, isReported }: Found): TypedFigure['problem'] {
  if (typed === '') return isReported ? 'emptied' : null
  if (after === null) return 'noNumber'
  if (figure.counting === 'added' && after < 0) return 'belowZero'
  return Math.abs(after) > figureLimits.value ? 'beyondLimit' : null
}

/** What stands in the fields of figures, as a form keeps it: `id=text`, with blanks between. */
export function keptTexts(texts: Iterable<readonly [string, string]>): string {
  return [...texts].flatMap(([id, typed]) => (typed === '' ? [] : [`${id}=${typed}`])).join(' ')
}

/** The same with the text of one figure changed. */
export function withText(kept: string, figureId: string, typed: string): string {
  return keptTexts(new Map([...textsIn(kept), [figureId, typed.replaceAll(/\s/g, '')]]))
}

function textsIn(kept: string): Map<string, string> {
  return new Map(
    kept.split(' ').flatMap((pair): (readonly [string, string])[] => {
      const [id = '', ...typed] = pair.split('=')
      return id === '' ? [] : [[id, typed.join('=')]]
    }),
  )
}
