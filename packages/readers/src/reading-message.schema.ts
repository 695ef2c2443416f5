import { draftSchema, spanSchema } from '@bihuan/core/intake/draft.schema.ts'
import { readingPhases, sourceForms } from '@bihuan/core/intake/source-document.ts'
import { z } from 'zod'
import type { ReadingRefusal } from './reader.ts'

const refusalCodes = [
  'EMPTY_TEXT',
  'BINARY_FILE',
  'TEXT_TOO_LARGE',
  'UNREADABLE_ENCODING',
  'CLASSIFIED_TEXT',
  'FILE_TOO_LARGE',
  'OLD_WORD_FILE',
  'OLD_EXCEL_FILE',
  'OFD_FILE',
  'FILE_DAMAGED',
  'FILE_LOCKED',
  'FILE_INFLATES',
  'TOO_MANY_PAGES',
  'TOO_MANY_ROWS',
  'READING_TOO_LONG',
  'READING_TOO_BIG',
  'NO_TEXT_FOUND',
] as const satisfies readonly ReadingRefusal['code'][]

/**
 * What the reading process says. It works on hostile files, so that nothing it says is taken on trust.
 */
export const readingMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    progress: z.object({ phase: z.enum(readingPhases), done: z.int(), total: z.int().nullable() }),
  }),
  z.object({
    type: z.literal('read'),
    document: z.object({
      text: z.string(),
      encoding: z.string(),
      form: z.enum(sourceForms),
      pages: z.int().positive().nullable(),
      doubts: z.array(spanSchema),
    }),
    draft: draftSchema,
  }),
  z.object({
    type: z.literal('refused'),
    refusal: z.object({
      code: z.enum(refusalCodes),
      params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    }),
  }),
])
