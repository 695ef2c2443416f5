import { z } from 'zod'
import { idOf, namedSchema } from '../kernel/contract.ts'
import { recordedDraftSchema, spanSchema } from './draft.schema.ts'
import { sourceForms } from '../rectifications/source-form.ts'

/** A draft with its source, as the review screen works on it. */
export const savedDraftSchema = z.object({
  id: idOf('draft'),
  name: z.string(),
  createdBy: namedSchema,
  updatedAt: z.string(),
  /** Who saved last; absent while nobody has changed the draft since it was read in. */
  updatedBy: namedSchema.optional(),
  /** The source text; offsets in the draft count its code points. */
  text: z.string(),
  encoding: z.string(),
  form: z.enum(sourceForms),
  pages: z.int().nullable(),
  /** Words that the recognition of characters was not sure of. */
  doubts: z.array(spanSchema),
  /** The file as it was sent in; null for pasted text. */
  fileId: idOf('file').nullable(),
  /** Where the same text was read in before. */
  twins: z.array(
    z.object({
      kind: z.enum(['draft', 'rectification']),
      id: z.string(),
      name: z.string(),
      by: z.string(),
      at: z.string(),
    }),
  ),
  draft: recordedDraftSchema,
  /** Indexes into draft.warnings that somebody has looked at. */
  acknowledged: z.array(z.int()),
  rectificationId: idOf('rectification').nullable(),
  version: z.int(),
})
/** A draft with its source, as the review screen works on it. */
export type SavedDraft = z.infer<typeof savedDraftSchema>
