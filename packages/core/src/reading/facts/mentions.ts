import type { DraftFigure, DraftRegulation, Span } from '../draft.ts'
import { isEnglish } from '../english/english.ts'
import { figuresIn } from './figures.ts'
import { regulationsIn } from './regulations.ts'
import { lineOf, type Range, sourceRange, type Strip } from '../text/strip.ts'

/** What a source mentions beside findings and measures: figures with their unit, and regulations. */
export function mentionsIn(
  strip: Strip,
  span: (range: Range) => Span,
): { figures: DraftFigure[]; regulations: DraftRegulation[] } {
  const regulations = isEnglish(strip.text) ? [] : regulationsIn(strip.text)
  return {
    figures: figuresIn(strip.text).map(({ kind, amount, ...range }) => ({
      kind,
      amount,
      raw: lineOf(strip, range),
      passage: span(sourceRange(strip, range)),
    })),
    regulations: regulations.map(({ action, ...range }) => ({
      name: lineOf(strip, range),
      action,
      passage: span(sourceRange(strip, range)),
    })),
  }
}
