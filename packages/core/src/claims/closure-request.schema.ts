import { z } from 'zod'
import { idOf, namedSchema, recordedDaySchema } from '../kernel/contract.ts'
import { evidenceSchema } from '../told/timeline.contract.ts'
import { effects, rungs, verdicts } from './closure-request.ts'

/** What can be done with a claim that waits. */
export const closureActions = [
  'approve',
  'return',
  'withdraw',
  'nameStandIn',
  'prepare',
  'enterPaper',
  'confirmPaper',
  'dropPaper',
] as const
export type ClosureAction = (typeof closureActions)[number]

export const closureRequestSchema = z.object({
  id: idOf('closureRequest'),
  rectificationId: idOf('rectification'),
  subject: z.object({ type: z.enum(['measure', 'finding']), id: z.string() }),
  status: z.enum(['pending', 'approved', 'returned', 'withdrawn']),
  claim: z.string(),
  verdict: z.enum(verdicts).nullable(),
  effect: z.enum(effects).nullable(),
  claimedBy: namedSchema,
  claimedAt: z.string(),
  ladder: z.array(z.enum(rungs)),
  /** The rung whose turn it is, or at which the claim was returned or withdrawn; null when approved. */
  rung: z.enum(rungs).nullable(),
  signatures: z.array(
    z.object({
      rung: z.enum(rungs),
      by: namedSchema,
      at: z.string(),
      comment: z.string(),
      /** Where a stand-in signed: who named them; null otherwise. */
      namedBy: namedSchema.nullable(),
      /** Where it was signed on a printed form; null otherwise. */
      paper: z
        .object({
          signedOn: recordedDaySchema,
          scan: evidenceSchema,
          enteredBy: namedSchema,
          confirmedBy: namedSchema,
        })
        .nullable(),
    }),
  ),
  /** Who signs a rung that nobody else is left for. */
  standIns: z.array(
    z.object({ rung: z.enum(rungs), person: namedSchema, namedBy: namedSchema, namedAt: z.string() }),
  ),
  /** What was entered of a signature on paper and waits to be confirmed; null otherwise. */
  paper: z
    .object({
      rung: z.enum(rungs),
      person: namedSchema,
      signedOn: recordedDaySchema,
      comment: z.string(),
      effect: z.enum(effects).nullable(),
      scan: evidenceSchema,
      enteredBy: namedSchema,
      enteredAt: z.string(),
    })
    .nullable(),
  /** The rungs for which a stand-in still has to be named. */
  unfilledRungs: z.array(z.enum(rungs)),
  /** Who can name one; nobody where none has to be named, or where everybody who could is gone. */
  namers: z.array(namedSchema),
  /** Who cannot become the leader while the claim waits: whoever did the work, signed, or stands in for another rung. */
  cannotLead: z.array(idOf('person')),
  /** What a liaison has prepared for the leader whose turn it is; null where nothing is. */
  prepared: z
    .object({
      by: namedSchema,
      at: z.string(),
      decision: z.enum(['approve', 'return']),
      words: z.string(),
    })
    .nullable(),
  reason: z.string().nullable(),
  version: z.int(),
  can: z.array(z.enum(closureActions)),
})
export type ClosureRequestView = z.infer<typeof closureRequestSchema>
