import { z } from 'zod'

/** What is still there of an organization that is to be closed. */
export const leftSchema = z.object({
  /** Findings, measures and parts that it owns, supports or does. */
  open: z.int(),
  /** Organizations right below it that go on. */
  below: z.int(),
  /** Rectifications of this body that are not archived. */
  rectifications: z.int(),
})
