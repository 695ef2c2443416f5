import { z } from 'zod'
import { measureActions, measureSchema } from './measures.contract.ts'

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
    /** The action that moves it on, where that is the reader’s to take. */
    next: z.enum(measureActions).nullable(),
  })
export type ListedMeasureView = z.infer<typeof listedMeasureSchema>
