import { z } from 'zod'
import { daySchema } from '../kernel/contract.ts'
import { timeClasses } from '../measures/measure.ts'
import { columnRoles } from './tables/columns.ts'
import {
  draftKinds,
  draftStatuses,
  figureKinds,
  passageRoles,
  proposers,
  regulationActions,
} from './draft.ts'

const offset = z.int().nonnegative()
const count = z.int().nonnegative().nullable()
const words = z.string().nullable()
const day = daySchema.nullable()
/** A span of the source at the edge. */
export const spanSchema = z.object({ start: offset, end: offset })

const milestones = z.array(z.object({ raw: z.string(), on: day })).optional()
const timeClass = z.enum(timeClasses).nullable().optional()
const proposedBy = z.enum(proposers).optional()

/** A measure as a draft proposes it. */
export const draftMeasureSchema = z.object({
  text: z.string(),
  passage: spanSchema,
  timeClass,
  milestones,
  proposedBy,
  owner: words.optional(),
  leader: words.optional(),
  dueOn: day.optional(),
  dueRaw: words.optional(),
})

/** A finding as a draft proposes it. */
export const draftFindingSchema = z.object({
  number: words,
  path: z.array(z.string()),
  title: words,
  status: z.enum(draftStatuses).nullable(),
  statusRaw: words,
  owner: words,
  leader: words,
  dueOn: day,
  dueRaw: words,
  timeClass,
  milestones,
  proposedBy,
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
  figures: z.array(
    z.object({ kind: z.enum(figureKinds), amount: z.number(), raw: z.string(), passage: spanSchema }),
  ),
  regulations: z.array(
    z.object({ name: z.string(), action: z.enum(regulationActions), passage: spanSchema }),
  ),
  columns: z.array(z.object({ heading: z.string(), role: z.enum(columnRoles).nullable() })),
})
