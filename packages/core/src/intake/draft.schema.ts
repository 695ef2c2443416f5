import { z } from 'zod'
import { daySchema, recordedDaySchema, storableText, wholeNumber } from '../kernel/contract.ts'
import { timeClasses } from '../measures/labels.ts'
import { columnRoles } from '../reading/tables/column-roles.ts'
import {
  draftKinds,
  draftStatuses,
  figureKinds,
  passageRoles,
  proposers,
  regulationActions,
} from '../reading/draft.ts'
import { itemStates } from '../told/source-note.ts'

/** What days and texts in a draft have to be. */
type Parts = { readonly day: typeof daySchema; readonly text: z.ZodString }

const count = wholeNumber.nullable()
/** A span of the source at the edge. */
export const spanSchema = z.object({ start: wholeNumber, end: wholeNumber })

const proposedBy = z.enum(proposers).optional()
/** Beyond any sum that a document states in whatever unit. */
const amount = z.number().min(-1e30).max(1e30)

const sent: Parts = { day: daySchema, text: storableText }

/** A measure as a draft proposes it. */
export const draftMeasureSchema = measureWith(sent)

/** A finding as a draft proposes it. */
export const draftFindingSchema = findingWith(sent)

/** A draft as somebody sends it in; the same shape as the type `Draft`, which a test holds in step. */
export const draftSchema = draftWith(sent)

/** A draft as it was read, or saved before what may be sent in was bounded. */
export const recordedDraftSchema = draftWith({ day: recordedDaySchema, text: z.string() })

function draftWith(parts: Parts) {
  const { text } = parts
  const day = parts.day.nullable()
  const words = text.nullable()
  return z.object({
    kind: z.enum(draftKinds),
    announced: z.object({ items: count, problems: count, measures: count, done: count, ongoing: count }),
    findings: z.array(findingWith(parts)),
    warnings: z.array(
      z.object({
        code: text,
        message: text,
        messageEn: text,
        params: z.record(text, z.union([text, amount])),
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
    figures: z.array(z.object({ kind: z.enum(figureKinds), amount, raw: text, passage: spanSchema })),
    regulations: z.array(z.object({ name: text, action: z.enum(regulationActions), passage: spanSchema })),
    columns: z.array(z.object({ heading: text, role: z.enum(columnRoles).nullable() })),
  })
}

function findingWith(parts: Parts) {
  const { text } = parts
  const words = text.nullable()
  return z.object({
    number: words,
    path: z.array(text),
    title: words,
    status: z.enum(draftStatuses).nullable(),
    statusRaw: words,
    ...statedWith(parts),
    proposedBy,
    passage: spanSchema,
    measures: z.array(measureWith(parts)),
  })
}

function measureWith(parts: Parts) {
  return z.object({ text: parts.text, passage: spanSchema, ...statedWith(parts), proposedBy })
}

function statedWith(parts: Parts) {
  const { text } = parts
  const day = parts.day.nullable()
  const words = text.nullable()
  return {
    owners: z.array(text),
    leader: words,
    handlers: z.array(text),
    dueOn: day,
    dueRaw: words,
    firstDueOn: day,
    firstDueRaw: words,
    timeClass: z.enum(timeClasses).nullable(),
    milestones: z.array(z.object({ raw: text, on: day })),
    state: z.enum(itemStates).nullable(),
    stateRaw: words,
    doneOn: day,
    doneRaw: words,
    notes: z.array(z.object({ heading: text, text })),
  }
}
