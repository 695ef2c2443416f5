import { z } from 'zod'
import { recordedDaySchema } from '../kernel/contract.ts'
import { columnKinds } from '../kernel/sheet.ts'
import type { Block, RecordRef, Run } from './document.ts'

/** A record behind a figure or a quote. */
export const recordSchema: z.ZodType<RecordRef> = z.object({
  type: z.enum([
    'rectification',
    'category',
    'finding',
    'measure',
    'progressReport',
    'closureRequest',
    'signature',
    'evidence',
    'person',
    'organization',
  ]),
  id: z.string(),
  in: z.string().exactOptional(),
  about: z
    .object({ type: z.enum(['measure', 'finding']), id: z.string(), on: recordedDaySchema })
    .exactOptional(),
})

const figure = z.object({
  kind: z.literal('figure'),
  text: z.string(),
  value: z.number(),
  basis: z.enum(['announced', 'recorded', 'computed']),
  records: z.array(recordSchema),
})

/** A figure as it is sent, with the records that its reader may open. */
export const figureSchema: z.ZodType<Extract<Run, { kind: 'figure' }>> = figure

/** A stretch of text with its origin. */
export const runSchema: z.ZodType<Run> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), text: z.string() }),
  z.object({ kind: z.literal('quote'), text: z.string(), record: recordSchema }),
  figure,
])
const runs = z.array(runSchema)

const cellSchema = z.object({
  runs,
  rows: z.int().exactOptional(),
  lines: z.int().exactOptional(),
})

const columnSchema = z.object({
  heading: z.string(),
  width: z.number(),
  kind: z.enum(columnKinds).exactOptional(),
})

/** A part of a document as it is sent: what is not declared here leaves no server. */
export const blockSchema: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('title'), runs }),
  z.object({
    kind: z.literal('line'),
    place: z.enum(['number', 'note', 'addressee', 'mark', 'caption', 'copies']),
    runs,
  }),
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    runs,
  }),
  z.object({ kind: z.literal('paragraph'), runs }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(columnSchema),
    rows: z.array(z.array(cellSchema.nullable())),
  }),
  z.object({
    kind: z.literal('attachments'),
    items: z.array(z.string()),
    language: z.literal('en').exactOptional(),
  }),
  z.object({ kind: z.literal('signature'), lines: z.array(z.string()) }),
  z.object({
    kind: z.literal('page'),
    page: z.object({ paper: z.enum(['a4', 'a3']), across: z.boolean() }),
  }),
])
