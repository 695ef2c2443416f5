import { recordedDraftSchema, spanSchema } from '@bihuan/core/intake/draft.schema.ts'
import { readingPhases, readingRefusals } from '@bihuan/core/reading/source-document.ts'
import { sourceForms } from '@bihuan/core/rectifications/source-form.ts'
import { z } from 'zod'

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
      hiddenSheets: z.array(z.string()).optional(),
      lostCells: z.object({ count: z.int(), first: z.array(z.string()) }).optional(),
    }),
    draft: recordedDraftSchema,
  }),
  z.object({
    type: z.literal('sheets'),
    sheets: z.array(
      z.object({
        name: z.string(),
        rows: z.array(z.object({ line: z.int().positive(), cells: z.array(z.string()) })),
        lost: z.array(z.string()).optional(),
      }),
    ),
  }),
  z.object({
    type: z.literal('page'),
    pages: z.int().min(0),
    jpeg: z.base64().max(16_000_000).nullable(),
  }),
  z.object({
    type: z.literal('refused'),
    refusal: z.object({
      code: z.enum(readingRefusals),
      params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    }),
  }),
])
