import { z } from 'zod'
import { recordedDaySchema } from '../kernel/contract.ts'
import { namesOf } from '../kernel/field.ts'
import { measureActions, measureSchema } from './measures.contract.ts'
import { objectStepLabels } from './next-action.ts'

/** That more time is asked for: until when, and who decides, the leader of this name or, where there is none, the principal. */
export const askedForSchema = z.object({ until: recordedDaySchema, leaderName: z.string().nullable() })

/** The step that moves a measure on, where that is the reader’s to take. */
export const nextStepSchema = z.enum([...measureActions, ...namesOf(objectStepLabels)]).nullable()

/** A measure in lists beyond one rectification: what its row shows, and no more of it. */
export const listedMeasureSchema = measureSchema
  .pick({
    id: true,
    rectificationId: true,
    /** Of a long one the beginning. */
    text: true,
    status: true,
    /** Of a long one the beginning. */
    reason: true,
    light: true,
    dueOn: true,
    timeClass: true,
  })
  .extend({
    findingTitle: z.string().nullable(),
    ownerName: z.string().nullable(),
    handlerName: z.string().nullable(),
    /** Only of those of which it is, which are few. */
    asksFor: askedForSchema.optional(),
    next: nextStepSchema,
  })
export type ListedMeasureView = z.infer<typeof listedMeasureSchema>
