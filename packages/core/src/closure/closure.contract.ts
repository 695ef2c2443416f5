import { z } from 'zod'
import {
  changing,
  idOf,
  namedSchema,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
} from '../kernel/contract.ts'
import { evidenceSchema } from '../progress/timeline.contract.ts'
import { effects, rungs, verdicts } from './closure-request.ts'

export const closureRequestSchema = z.object({
  id: idOf('closureRequest'),
  rectificationId: idOf('rectification'),
  subject: z.object({ type: z.enum(['measure', 'finding']), id: z.string() }),
  status: z.enum(['pending', 'approved', 'returned']),
  claim: z.string(),
  verdict: z.enum(verdicts).nullable(),
  effect: z.enum(effects).nullable(),
  claimedBy: namedSchema,
  claimedAt: z.string(),
  ladder: z.array(z.enum(rungs)),
  /** The rung whose turn it is, or that returned the claim; null when approved. */
  rung: z.enum(rungs).nullable(),
  signatures: z.array(
    z.object({ rung: z.enum(rungs), by: namedSchema, at: z.string(), comment: z.string() }),
  ),
  reason: z.string().nullable(),
  version: z.int(),
  can: z.array(z.enum(['approve', 'return'])),
})
export type ClosureRequestView = z.infer<typeof closureRequestSchema>

/** A claim that waits, with what the checker has to see to decide. */
export const closureQueueItemSchema = z.object({
  request: closureRequestSchema,
  rectificationName: z.string(),
  findingNumber: z.string(),
  findingTitle: z.string().nullable(),
  /** The measure's text; null when the claim is about the finding. */
  measureText: z.string().nullable(),
  owner: namedSchema.nullable(),
  dueOn: recordedDaySchema.nullable(),
  lastProgress: z.string().nullable(),
  evidence: z.array(evidenceSchema),
})
export type ClosureQueueItem = z.infer<typeof closureQueueItemSchema>

const path = '/rectifications/{rectificationId}/closure-requests/{closureRequestId}'
const decisionSchema = versionedCommandSchema.extend({
  rectificationId: idOf('rectification'),
  closureRequestId: idOf('closureRequest'),
})
const deciding = changing.errors(
  refusals(
    'OWN_CLAIM',
    'SIGNED_BEFORE',
    'NOT_YOUR_RUNG',
    'REQUEST_NOT_PENDING',
    'CONFIRMATION_MISSING',
    'CONFIRMER_MISSING',
  ),
)

export const closureContract = {
  queue: signedIn
    .route({
      method: 'GET',
      path: '/closure-requests',
      summary: '待我审核的销号申请 Claims that wait for my check',
    })
    .output(z.array(closureQueueItemSchema)),
  approve: deciding
    .route({ method: 'POST', path: `${path}/signatures`, summary: '同意 Sign the rung' })
    .errors(refusals('EFFECT_NOT_ASSESSED'))
    .input(decisionSchema.extend({ comment: textUpTo(2000), effect: z.enum(effects).nullable() }))
    .output(closureRequestSchema),
  return: deciding
    .route({ method: 'POST', path: `${path}/return`, summary: '退回 Return with a reason' })
    .errors(refusals('REASON_MISSING'))
    .input(decisionSchema.extend({ reason: textUpTo(2000) }))
    .output(closureRequestSchema),
}
