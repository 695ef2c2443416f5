import type { Bilingual } from '../kernel/refusal.ts'
import { exact, wholeOf, type Figure, type FigureCounting, type FigureReport } from './figure.ts'

/** How a figure is counted, in words. */
export const figureCountings = {
  added: { zh: '逐次累加', en: 'Reports add up' },
  standing: { zh: '填报现值', en: 'Reports say where it stands' },
  objects: { zh: '按对象清单计数', en: 'Counted on the list of objects' },
} as const satisfies Record<FigureCounting, Bilingual>

/** Within which bounds figures are kept; two digits after the point are exact. */
export const figureLimits = { figures: 8, value: 1_000_000_000_000, name: 40, unit: 10, step: 0.01 } as const

/** What a figure is after a report of this value. */
export function figureAfter(counting: FigureCounting, before: number | null, value: number): number {
  return counting === 'standing' ? value : exact((before ?? 0) + value)
}

/** Whether somebody has to say why: the figure fell, or stands above its target; a share above its whole, whatever its target. */
export function asksWhy(
  { target, unit }: Pick<Figure, 'target' | 'unit'>,
  { before, after }: Pick<FigureReport, 'before' | 'after'>,
): boolean {
  if (after === before) return false
  const most = wholeOf(unit) ?? target
  return after < (before ?? 0) || (most !== null && after > most)
}
