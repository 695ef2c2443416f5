import { z } from 'zod'
import { namedSchema, recordedDaySchema } from '../kernel/contract.ts'

/** An extension that is asked for. */
export const extensionSchema = z.object({
  until: recordedDaySchema,
  reason: z.string(),
  /** Whether only the principal decides: beyond the final day, and from the second on. */
  isForPrincipal: z.boolean(),
  askedAt: z.string(),
  /** What a liaison has prepared for the leader: the day to be granted, null where it is to be refused. */
  prepared: z.object({ until: recordedDaySchema.nullable(), words: z.string(), by: namedSchema }).nullable(),
})

/** What a measure shows of its extensions. */
export const extensionsShape = {
  /** The one that is asked for now. */
  extension: extensionSchema.nullable(),
  /** How many were granted, and the day before the first of them; null as long as none was. */
  extensions: z.int(),
  firstDueOn: recordedDaySchema.nullable(),
}
