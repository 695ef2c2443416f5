import { z } from 'zod'
import { idOf } from '../kernel/contract.ts'
import { findingStatuses } from '../findings/finding.ts'

/** A finding that a measure answers beside its own. */
export const furtherFindingSchema = z.object({
  rectificationId: idOf('rectification'),
  rectificationName: z.string(),
  findingId: idOf('finding'),
  number: z.string(),
  title: z.string().nullable(),
  status: z.enum(findingStatuses),
})
export type FurtherFindingView = z.infer<typeof furtherFindingSchema>
