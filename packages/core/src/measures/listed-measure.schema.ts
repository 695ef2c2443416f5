import { z } from 'zod'
import { recordedDaySchema } from '../kernel/contract.ts'
import { measureActions, measureSchema } from './measures.contract.ts'

/** That more time is asked for: until when, and who decides, the leader of this name or, where there is none, the principal. */
export const askedForSchema = z
  .object({ until: recordedDaySchema, leaderName: z.string().nullable() })
  .nullable()

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
    asksFor: askedForSchema,
    /** The action that moves it on, where that is the reader’s to take. */
    next: z.enum(measureActions).nullable(),
  })
export type ListedMeasureView = z.infer<typeof listedMeasureSchema>
