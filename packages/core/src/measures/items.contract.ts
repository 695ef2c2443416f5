import { z } from 'zod'
import { findingStatuses } from '../findings/finding.ts'
import {
  idOf,
  listOf,
  recordedDaySchema,
  signedIn,
  textUpTo,
  versionSchema,
  wholeInAddress,
} from '../kernel/contract.ts'
import { rectificationPath } from '../rectifications/rectifications.contract.ts'
import { mostItems } from './choosing.ts'
import { measureStatuses } from './labels.ts'

/** A finding or measure as it is told from others where one is chosen. */
export const itemSchema = z.object({
  id: z.string(),
  /** As the ledger counts: `3` a finding, `3-2` a measure. */
  number: z.string(),
  /** Of a finding as its source numbers it; empty for a measure. */
  sourceNumber: z.string(),
  /** The beginning of its words; of a finding without a title empty. */
  text: z.string(),
  status: z.enum([...new Set([...measureStatuses, ...findingStatuses])]),
  /** Of a measure. */
  ownerName: z.string().nullable(),
  handlerName: z.string().nullable(),
  dueOn: recordedDaySchema.nullable(),
  evidenceCount: z.int(),
  /** How many measures stand below a finding, whatever became of them. */
  measures: z.int(),
  version: versionSchema,
})
export type ItemView = z.infer<typeof itemSchema>

/** Items to choose among, by pages. */
export const itemsContract = {
  items: signedIn
    .route({
      method: 'GET',
      path: '/rectifications/{rectificationId}/items',
      summary: '供选择的问题或措施 Findings or measures to choose among',
    })
    .input(
      rectificationPath.extend({
        kind: z.enum(['finding', 'measure']),
        /** Words that its number and text hold. */
        q: textUpTo(100).optional(),
        ids: listOf(idOf('item')),
        /** Only those that are worked on: neither under check, closed nor voided, nor is their finding. */
        open: z.stringbool().optional(),
        limit: wholeInAddress(1, mostItems).default(100),
        offset: wholeInAddress(0).default(0),
      }),
    )
    .output(z.object({ items: z.array(itemSchema), hasMore: z.boolean() })),
}
