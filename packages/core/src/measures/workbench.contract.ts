import { z } from 'zod'
import { countedSchema, namedSchema, signedIn } from '../kernel/contract.ts'
import { extensionSchema } from './extensions.schema.ts'
import { listedMeasureSchema } from './listed-measure.schema.ts'
import { partSchema } from './parts.contract.ts'

const countShape = { late: countedSchema, today: countedSchema, open: countedSchema }

/** What waits for few: decisions on voidings, seals and papers, lists of what was done before, and what people left behind. */
const waitingForFew = ['decisions', 'takeOvers', 'nobodys'] as const
/** One of these. */
export type WaitingForFew = (typeof waitingForFew)[number]

/** A list of objects, as the workbench calls it. */
export const listOnWorkbenchSchema = z.object({
  rectification: namedSchema,
  /** By its number: 3-2. */
  measure: namedSchema,
  name: z.string(),
  unit: z.string(),
})

/** What waits for somebody. */
const workbenchSchema = z.object({
  /** The first of those that are due soon, sent back or opened again; `counts` has them all. */
  today: z.array(listedMeasureSchema),
  /** The first of those that are late. */
  late: z.array(listedMeasureSchema),
  counts: z.object(countShape),
  /** The newest with open measures of mine. */
  rectifications: z.array(namedSchema.extend({ late: z.int(), open: z.int() })),
  hasMoreRectifications: z.boolean(),
  /** What waits for my organizations as supporting departments: the first by their day, and how many. */
  supports: z.object({
    first: z.array(listedMeasureSchema.and(z.object({ supporter: namedSchema }))),
    late: countedSchema,
    open: countedSchema,
  }),
  /** Parts of measures that wait for my report or my units’: the first by their day, and how many. */
  parts: z.object({ first: z.array(partSchema), late: countedSchema, open: countedSchema }),
  /** Extensions that wait for my decision: the most urgent first, up to `mostWaitingExtensions`. */
  extensions: z.array(listedMeasureSchema.and(z.object({ extension: extensionSchema }))),
  /** Lists with objects that wait for me to cross them off: each with how many, the first by the days of their measures. */
  objects: z.array(listOnWorkbenchSchema.and(z.object({ count: countedSchema }))),
  /** Lists with objects that I have to do, each once: how many are left, and of these how many were sent back and are late. */
  ownObjects: z.array(
    listOnWorkbenchSchema.and(z.object({ open: z.int(), returned: z.int(), late: countedSchema })),
  ),
  /** How many claims wait for my check; the queue itself is `closure.queue`. */
  waiting: z.int(),
  /** Of what waits for few that of which there is something; each is told by an operation of its own. */
  ahead: z.array(z.enum(waitingForFew)),
})
export type WorkbenchView = z.infer<typeof workbenchSchema>

/** What waits for whoever is signed in. */
export const workbenchContract = {
  mine: signedIn
    .route({
      method: 'GET',
      path: '/workbench',
      summary: '工作台：已逾期、近期要办、待我审核 Workbench: late, due soon, waiting for my check',
    })
    .output(workbenchSchema),
}
