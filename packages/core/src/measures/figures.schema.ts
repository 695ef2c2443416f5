import { z } from 'zod'
import { idOf, namedSchema, textUpTo } from '../kernel/contract.ts'
import { namesOf } from '../kernel/field.ts'
import { figureCountings, figureLimits } from './figure-report.ts'

const figureNumber = z.number().min(-figureLimits.value).max(figureLimits.value).multipleOf(figureLimits.step)
/** What a figure is set to be. */
export const figureDefinitionShape = {
  name: textUpTo(figureLimits.name).min(1),
  unit: textUpTo(figureLimits.unit).min(1),
  /** How many are to be reached; null where there is none. */
  target: figureNumber.min(figureLimits.step).nullable(),
  counting: z.enum(namesOf(figureCountings)),
}

/** A figure with what its reports come to, what is left of its target and its share of it. */
export const figureSchema = z.object({
  id: idOf('figure'),
  name: z.string(),
  unit: z.string(),
  target: z.number().nullable(),
  counting: z.enum(namesOf(figureCountings)),
  value: z.number().nullable(),
  remaining: z.number().nullable(),
  percent: z.number().nullable(),
})

/** What a report says in figures. */
export const figuresSaidSchema = z.object({
  figures: z.array(z.object({ figureId: idOf('figure'), value: figureNumber })).max(figureLimits.figures),
  /** Asked for where one falls or goes above its target. */
  why: textUpTo(2000),
})

export type FiguresSaid = z.input<typeof figuresSaidSchema>

/** What a report says of a figure, with what it was before and after. */
export const figureReportSchema = z.object({
  figureId: idOf('figure'),
  value: z.number(),
  before: z.number().nullable(),
  after: z.number(),
})

/** The same with who said it, when, and why it fell or passed its target. */
export const lastFigureReportSchema = figureReportSchema.extend({
  why: z.string(),
  by: namedSchema,
  at: z.string(),
})
export type LastFigureReport = z.infer<typeof lastFigureReportSchema>
