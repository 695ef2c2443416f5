import { z } from 'zod'

const count = z.int().nullable()

/** A labelled text: what a person read in it. Offsets count code points. */
export const labelSchema = z.object({
  text_file: z.string(),
  announced: z.object({ items: count, problems: count, measures: count, done: count, ongoing: count }),
  problems: z.array(
    z.object({
      no: z.string(),
      title: z.string().nullable(),
      status: z.string(),
      owner: z.string().nullable().default(null),
      deadline: z.string().nullable().default(null),
      measures: z.array(z.object({ first: z.string(), start: z.int() })).default([]),
      title_start: z.int(),
      title_end: z.int(),
    }),
  ),
})
export type Label = z.infer<typeof labelSchema>
export type LabelledFinding = Label['problems'][number]
