import type { FigureId, ProgressReportId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import {
  figuresReported,
  type FigureDefinition,
  type FigureEvent,
  type FigureReport,
  type FigureSaid,
  figuresWords,
} from './figure.ts'
import { asksWhy, figureAfter, figureLimits } from './figure-report.ts'

import type { Measure } from './measure.ts'

/** Why figures are not set, or not reported. */
export type FigureRefusal = Refusal<
  | 'FIGURE_COUNTED'
  | 'FIGURE_NAMED_TWICE'
  | 'FIGURE_REPORTED'
  | 'FIGURE_UNKNOWN'
  | 'FIGURE_WHY_MISSING'
  | 'FIGURE_BELOW_ZERO'
  | 'FIGURE_BEYOND_LIMIT'
>

type Figured = Pick<Measure, 'id' | 'rectificationId' | 'figures'>

/**
 * Sets all figures of a measure. What reports have given a value keeps its unit and how it is counted, and stays: two units are
 * never added up.
 */
export function setFigures(
  measure: Figured,
  wanted: readonly FigureDefinition[],
): Result<FigureEvent[], FigureRefusal> {
  // What is crossed off the list has the list’s own number to reach.
  const figures = wanted.map((one) => (one.counting === 'objects' ? { ...one, target: null } : one))
  const place = placeOf(measure)
  const names = figures.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) return refuse({ code: 'FIGURE_NAMED_TWICE', params: { name: twice }, place })
  const known = new Map(measure.figures.map((figure) => [figure.id, figure]))
  const kept = measure.figures.find(
    (figure) => figure.value !== null && !figures.some((other) => isCountedAlike(figure, other)),
  )
  if (kept !== undefined) return refuse({ code: 'FIGURE_REPORTED', params: { name: kept.name }, place })
  if (JSON.stringify(figures.map(definitionOf)) === JSON.stringify(measure.figures.map(definitionOf)))
    return ok([])
  const words = figuresWords(
    figures.map((figure) => ({ ...figure, value: known.get(figure.id)?.value ?? null })),
  )
  return ok([{ type: 'measure.figuresSet', figures: figures.map(definitionOf), words }])
}

/** Why figures with these ids are not set: one is of another measure, or there twice, so that one report would count for two. */
export function strangeRefusal(measure: Figured, ids: readonly FigureId[]): Refusal<'FIGURE_UNKNOWN'> | null {
  const isOwn = (one: FigureId): boolean => measure.figures.some(({ id }) => id === one)
  const areOwn = ids.every((one, at) => isOwn(one) && ids.indexOf(one) === at)
  return areOwn ? null : { code: 'FIGURE_UNKNOWN', place: placeOf(measure) }
}

/** What a report says in figures, with the reason that one asks for. */
export type FiguresWanted = { readonly figures: readonly FigureSaid[]; readonly why: string }

/** Reports figures, with the report that is given by the same command. */
export function reportFigures(
  measure: Figured,
  reportId: ProgressReportId,
  wanted: FiguresWanted,
): Result<FigureEvent[], FigureRefusal> {
  const figures = figuresOf(measure, wanted, [])
  if (!figures.ok) return figures
  if (figures.value.length === 0) return ok([])
  const words = wordsOf(measure, figures.value)
  return ok([{ type: 'measure.figuresReported', reportId, figures: figures.value, why: wanted.why, words }])
}

/** Corrects what a report said in figures: each is counted anew from what it was before that report; others stay as reported. */
export function correctFigures(
  measure: Figured,
  wanted: FiguresWanted & { readonly reportId: ProgressReportId },
  last: { readonly figures: readonly FigureReport[]; readonly why: string },
): Result<FigureEvent[], FigureRefusal> {
  const corrected = figuresOf(measure, wanted, last.figures)
  if (!corrected.ok) return corrected
  const others = last.figures.filter(
    (one) => !corrected.value.some(({ figureId }) => figureId === one.figureId),
  )
  const figures = [...others, ...corrected.value]
  const isSame =
    wanted.why === last.why &&
    figures.length === last.figures.length &&
    figures.every(({ figureId, value }) =>
      last.figures.some((one) => one.figureId === figureId && one.value === value),
    )
  if (isSame) return ok([])
  const { reportId, why } = wanted
  return ok([{ type: 'measure.figuresCorrected', reportId, figures, why, words: wordsOf(measure, figures) }])
}

function figuresOf(
  measure: Figured,
  { figures: said, why }: FiguresWanted,
  former: readonly FigureReport[],
): Result<FigureReport[], FigureRefusal> {
  const place = placeOf(measure)
  const found: FigureReport[] = []
  for (const { figureId, value } of said) {
    const figure = measure.figures.find(({ id }) => id === figureId)
    if (figure === undefined || found.some((one) => one.figureId === figureId))
      return refuse({ code: 'FIGURE_UNKNOWN', place })
    if (figure.counting === 'objects')
      return refuse({ code: 'FIGURE_COUNTED', params: { name: figure.name }, place })
    const reported = former.find((one) => one.figureId === figureId)
    const before = reported === undefined ? figure.value : reported.before
    const report = { figureId, value, before, after: figureAfter(figure.counting, before, value) }
    const bound = beyondBounds(figure, report.after)
    if (bound !== null) return refuse({ ...bound, place })
    if (why === '' && asksWhy(figure, report))
      return refuse({ code: 'FIGURE_WHY_MISSING', params: { name: figure.name }, place })
    found.push(report)
  }
  return ok(found)
}

// What adds up counts things that are there: fewer than none there cannot be. Where a figure stands may be below zero, as a rate of growth.
function beyondBounds(
  { name, unit, counting }: FigureDefinition,
  after: number,
): Refusal<'FIGURE_BELOW_ZERO' | 'FIGURE_BEYOND_LIMIT'> | null {
  if (counting === 'added' && after < 0)
    return { code: 'FIGURE_BELOW_ZERO', params: { name, after: `${after} ${unit}` } }
  if (Math.abs(after) > figureLimits.value)
    return { code: 'FIGURE_BEYOND_LIMIT', params: { name, limit: figureLimits.value } }
  return null
}

function wordsOf({ figures }: Figured, reports: readonly FigureReport[]) {
  return figuresWords(
    figuresReported(figures, reports).filter(({ id }) => reports.some(({ figureId }) => figureId === id)),
  )
}

function isCountedAlike(figure: FigureDefinition, { id, unit, counting }: FigureDefinition): boolean {
  return figure.id === id && figure.unit === unit && figure.counting === counting
}

function definitionOf({ id, name, unit, target, counting }: FigureDefinition): FigureDefinition {
  return { id, name, unit, target, counting }
}

function placeOf({ rectificationId, id: measureId }: Figured) {
  return { kind: 'measure', rectificationId, measureId, field: 'figures' } as const
}
