import { z } from 'zod'
import { daySchema } from '../kernel/contract.ts'
import { draftKinds, draftStatuses, passageRoles } from './draft.ts'

const offset = z.int().nonnegative()
const count = z.int().nonnegative().nullable()
const words = z.string().nullable()
const day = daySchema.nullable()
const spanSchema = z.object({ start: offset, end: offset })

const draftMeasureSchema = z.object({
  text: z.string(),
  passage: spanSchema,
  owner: words.optional(),
  leader: words.optional(),
  dueOn: day.optional(),
  dueRaw: words.optional(),
})

const draftFindingSchema = z.object({
  number: words,
  path: z.array(z.string()),
  title: words,
  status: z.enum(draftStatuses).nullable(),
  statusRaw: words,
  owner: words,
  leader: words,
  dueOn: day,
  dueRaw: words,
  passage: spanSchema,
  measures: z.array(draftMeasureSchema),
})

/** A draft as it travels over the API; the same shape as the type `Draft`, which a test holds in step. */
export const draftSchema = z.object({
  kind: z.enum(draftKinds),
  announced: z.object({ items: count, problems: count, measures: count, done: count, ongoing: count }),
  findings: z.array(draftFindingSchema),
  warnings: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      messageEn: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  passages: z.array(spanSchema.extend({ role: z.enum(passageRoles) })),
  facts: z.object({
    documentTitle: words,
    inspectingBody: words,
    inspectedBody: words,
    inspectedFrom: day,
    inspectedTo: day,
    feedbackOn: day,
  }),
})
