import { inEnglish } from '@bihuan/core/told/unit-in-english.ts'
import type { FigureId, ProgressReportId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'

/** How the value of a figure comes about: reports add to it, or say where it stands, or it is what was crossed off the list of objects. */
export type FigureCounting = 'added' | 'standing' | 'objects'

/** What a figure of a measure is (指标): of what, in which unit, and how many are to be reached. */
export type FigureDefinition = {
  readonly id: FigureId
  readonly name: string
  readonly unit: string
  /** Null where there is none to reach. */
  readonly target: number | null
  readonly counting: FigureCounting
}

/** A figure with what its reports come to; null before the first of them. */
export type Figure = FigureDefinition & { readonly value: number | null }

/** How many objects of a list are crossed off, and how many count. */
export type CrossedOff = { readonly done: number; readonly counted: number }

/** A figure with what the list of objects says of it, where that is what it counts. */
export function figureOnList<One extends Pick<Figure, 'counting' | 'value' | 'target'>>(
  figure: One,
  list: CrossedOff | null,
): One {
  if (figure.counting !== 'objects') return figure
  return {
    ...figure,
    value: list?.done ?? null,
    target: list === null || list.counted === 0 ? null : list.counted,
  }
}

/** What a report said of a figure, and what the figure was before and after it. */
export type FigureReport = {
  readonly figureId: FigureId
  readonly value: number
  readonly before: number | null
  readonly after: number
}

/** What a report is to say of a figure. */
export type FigureSaid = { readonly figureId: FigureId; readonly value: number }

/**
 * How far a figure is: what it stands at, what is left of its target and its share of it in per cent; null without
 * a target, the share also of what is a share itself.
 */
export type FigureProgress = {
  readonly value: number
  readonly remaining: number | null
  readonly percent: number | null
}

/** Units of what is a share itself, with the whole: what share it is of its target says nothing to anybody. */
const wholes: ReadonlyMap<string, number> = new Map([
  ['%', 100],
  ['％', 100],
  ['‰', 1000],
])

/** The whole of which a unit says a share; null where it counts something. */
export function wholeOf(unit: string): number | null {
  return wholes.get(unit) ?? null
}

/**
 * How far a figure is. This is the one place where shares are counted: to a tenth of a per cent, and what is not reached is never
 * rounded to 100.
 *
 * @example figureProgress({ value: 13, target: 14, unit: '个' }) // { value: 13, remaining: 1, percent: 92.9 }
 */
export function figureProgress({
  value,
  target,
  unit,
}: Pick<Figure, 'value' | 'target' | 'unit'>): FigureProgress {
  const reached = value ?? 0
  if (target === null) return { value: reached, remaining: null, percent: null }
  const remaining = exact(Math.max(0, target - reached))
  if (wholeOf(unit) !== null) return { value: reached, remaining, percent: null }
  const share = Math.round((reached / target) * 1000) / 10
  const percent = reached < target ? Math.min(share, 99.9) : reached > target ? Math.max(share, 100.1) : 100
  return { value: reached, remaining, percent }
}

/** A figure as people read it: 已整改 13 家，目标 14 家（92.9%），余 1 家. */
export function figureWords(figure: Omit<Figure, 'id' | 'counting'>): Bilingual {
  const { zh, en } = figureParts(figure)
  return { zh: zh.join(''), en: en.join('') }
}

/** The same in parts, its name first, so that each of its numbers can be opened. */
export function figureParts(
  figure: Omit<Figure, 'id' | 'counting'>,
): Readonly<Record<keyof Bilingual, readonly (string | number)[]>> {
  const { name, unit, target } = figure
  const { value, remaining, percent } = figureProgress(figure)
  const english = (count: number) => [count, inEnglish(count, unit).slice(String(count).length)] as const
  const [aim, aimed] =
    target === null
      ? [[], []]
      : [
          ['，目标 ', target, ` ${unit}`],
          [', target ', ...english(target)],
        ]
  if (figure.value === null)
    return { zh: [name, '：尚未填报', ...aim], en: [name, ': not reported yet', ...aimed] }
  if (target === null) return { zh: [name, ' ', value, ` ${unit}`], en: [name, ': ', ...english(value)] }
  const share = percent === null ? null : [percent, '%']
  const left = remaining === 0 ? null : remaining
  return {
    zh: [
      name,
      ' ',
      value,
      ` ${unit}`,
      ...aim,
      ...(share === null ? [] : ['（', ...share, '）']),
      ...(left === null ? [] : ['，余 ', left, ` ${unit}`]),
    ],
    en: [
      name,
      ': ',
      value,
      ' of ',
      ...english(target),
      ...(share === null ? [] : [' (', ...share, ')']),
      ...(left === null ? [] : [', ', left, ' left']),
    ],
  }
}

/** Several figures as people read them. */
export function figuresWords(figures: readonly Omit<Figure, 'id' | 'counting'>[]): Bilingual {
  const words = figures.map(figureWords)
  return { zh: words.map(({ zh }) => zh).join('；'), en: words.map(({ en }) => en).join('; ') }
}

/** A sum as exact as its parts: in hundredths. */
export function exact(value: number): number {
  return Math.round(value * 100) / 100
}

/** What can happen to the figures of a measure. */
export type FigureEvent =
  // What it counts from now on (指标), in words of both languages as they were read then.
  | {
      readonly type: 'measure.figuresSet'
      readonly figures: readonly FigureDefinition[]
      readonly words: Bilingual
    }
  // What a report of the same command says in figures, and why one fell or stands above its target.
  | {
      readonly type: 'measure.figuresReported'
      readonly reportId: ProgressReportId
      readonly figures: readonly FigureReport[]
      readonly why: string
      readonly words: Bilingual
    }
  | {
      readonly type: 'measure.figuresCorrected'
      readonly reportId: ProgressReportId
      /** All that the report says in figures from now on. */
      readonly figures: readonly FigureReport[]
      readonly why: string
      readonly words: Bilingual
    }

/** The figures of a measure after they were set anew: those that were there keep their values. */
export function figuresSet(before: readonly Figure[], after: readonly FigureDefinition[]): readonly Figure[] {
  return after.map((figure) => ({
    ...figure,
    value: before.find(({ id }) => id === figure.id)?.value ?? null,
  }))
}

/** The figures of a measure after a report. */
export function figuresReported(
  before: readonly Figure[],
  reports: readonly FigureReport[],
): readonly Figure[] {
  return before.map((figure) => ({
    ...figure,
    value: reports.find(({ figureId }) => figureId === figure.id)?.after ?? figure.value,
  }))
}
