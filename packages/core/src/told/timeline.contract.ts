import { z } from 'zod'
import { bilingualSchema, namedSchema, recordedDaySchema, refusalDataSchema } from '../kernel/contract.ts'
import { saidFields } from './said-fields.ts'
import { itemStates } from './source-note.ts'

/** A piece of evidence (佐证材料) as lists show it. */
export const evidenceSchema = z.object({
  fileId: z.string(),
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  /** Media type, decided by content. */
  mediaType: z.string(),
  /** Since when it is sealed, or asked to be; then its name and size are told to few. */
  sealedOn: recordedDaySchema.optional(),
})
export type EvidenceView = z.infer<typeof evidenceSchema>

/** Fields of an entry with their values: names, codes, days or words; null where nothing is set. */
export const toldFieldsSchema = z.record(z.string(), z.string().nullable())

/** What an entry sets and what stood there before, by field, with names instead of ids. */
export const toldShape = {
  changes: toldFieldsSchema,
  /** Of those that changed; a field that was never set before is absent. */
  before: toldFieldsSchema,
}

/** One thing that happened to a measure or finding, from its journal entry. */
export const timelineEntrySchema = z.object({
  sequence: z.int(),
  at: z.string(),
  by: namedSchema.nullable(),
  /** The name of the interface token by which it was done; null where somebody did it themselves. */
  token: z.string().nullable(),
  /** The event type, such as `measure.reported` or `closure.signed`. */
  type: z.string(),
  /** Report, claim, comment or reason; empty where there is none. */
  text: z.string(),
  rung: z.string().nullable(),
  ...toldShape,
  evidence: z.array(evidenceSchema),
  /** What was removed from a report that was corrected. */
  removedEvidence: z.array(evidenceSchema).optional(),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

/** Where an item stands in a document it came from. Offsets count code points. */
export const sourceQuoteSchema = z.object({
  text: z.string(),
  start: z.int(),
  end: z.int(),
  /** The name of the document. */
  document: z.string(),
})

/** What a document says of an item that has no field in the record (来源所载), and progress as it tells it. */
export const fromSourceSchema = z.object({
  /** The name of the document. */
  document: z.string(),
  notedAt: z.string(),
  /** Under headings of the document. */
  notes: z.array(z.object({ heading: z.string(), text: z.string() })),
  /** What had no room in a field of the record, or named nobody who is known. */
  said: z.array(z.object({ field: z.enum(saidFields), text: z.string() })),
  /** Counts for no report of anybody here; null where it tells none. */
  report: z
    .object({
      text: z.string(),
      saidBy: z.string(),
      state: z.enum(itemStates).nullable(),
      stateRaw: z.string().nullable(),
      doneOn: recordedDaySchema.nullable(),
      doneRaw: z.string().nullable(),
    })
    .nullable(),
})
export type FromSourceView = z.infer<typeof fromSourceSchema>

/** Who says that something is done, in which words and of which day. */
export const saidDoneSchema = z.object({
  document: z.string(),
  text: z.string(),
  saidBy: z.string(),
  doneOn: recordedDaySchema.nullable(),
  doneRaw: z.string().nullable(),
})
export type SaidDone = z.infer<typeof saidDoneSchema>

/** Where an item stands in the document that it came from, and in those that spoke of it later, in their order. */
export const sourceQuotesSchema = z.object({
  source: sourceQuoteSchema.nullable(),
  furtherSources: z.array(sourceQuoteSchema),
  /** What each document says besides, the latest first. */
  fromSources: z.array(fromSourceSchema),
})
export type SourceQuotesView = z.infer<typeof sourceQuotesSchema>

/** An action that the person has the right to but that is refused now: why, and where to put it right. */
export const refusedActionSchema = z.object({
  action: z.string(),
  code: z.string(),
  message: bilingualSchema,
  place: refusalDataSchema.shape.place,
})
export type RefusedAction = z.infer<typeof refusedActionSchema>
