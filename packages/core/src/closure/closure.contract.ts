import { z } from 'zod'
import {
  bilingualSchema,
  changing,
  daySchema,
  idOf,
  namedSchema,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
  wholeInAddress,
} from '../kernel/contract.ts'
import { closureRequestSchema, rungSchema } from '../claims/closure-request.schema.ts'
import { rectificationPath } from '../rectifications/rectifications.contract.ts'
import { evidenceSchema, refusedActionSchema } from '../told/timeline.contract.ts'
import { meetingLimits } from '../meetings/meeting.ts'
import { effects } from '../claims/closure-request.ts'

/** A claim that waits, with what the checker has to see to decide. */
export const closureQueueItemSchema = z.object({
  request: closureRequestSchema,
  rectificationName: z.string(),
  findingNumber: z.string(),
  findingTitle: z.string().nullable(),
  /** The number of the measure in its rectification; null when the claim is about the finding. */
  measureNumber: z.string().nullable(),
  /** The measure's text; null when the claim is about the finding. */
  measureText: z.string().nullable(),
  owner: namedSchema.nullable(),
  dueOn: recordedDaySchema.nullable(),
  lastProgress: z.string().nullable(),
  /** Null where these are the words of a source. */
  lastProgressAt: z.string().nullable(),
  sourceState: z.string().nullable(),
  evidence: z.array(evidenceSchema),
  /** When a claim on it was last sent back, at which rung, by whom and why; null where none was. */
  returned: z
    .object({ rung: bilingualSchema, by: namedSchema, at: z.string(), reason: z.string() })
    .nullable(),
  /** The files that have come since then. */
  newFiles: z.array(z.string()),
  /** Files of one content, however they are called: together. */
  sameFiles: z.array(z.array(z.string())),
  /** Why the person cannot do now what the claim waits for. */
  refused: z.array(refusedActionSchema),
})
export type ClosureQueueItem = z.infer<typeof closureQueueItemSchema>

const path = '/rectifications/{rectificationId}/closure-requests/{closureRequestId}'
const claimPath = z.object({
  rectificationId: idOf('rectification'),
  closureRequestId: idOf('closureRequest'),
})
const decisionSchema = versionedCommandSchema.extend(claimPath.shape)
const signing = refusals(
  'OWN_CLAIM',
  'DEPUTY_OF_DOER',
  'REQUEST_NOT_PENDING',
  'CONFIRMATION_MISSING',
  'CONFIRMER_MISSING',
)
const onPaper = {
  ...signing,
  ...refusals(
    'PAPER_PENDING',
    'PAPER_NOT_PENDING',
    'PAPER_SIGNER_UNFIT',
    'PAPER_DAY_UNFIT',
    'PAPER_SCAN_UNFIT',
    'PAPER_UNSEEN',
    'PAPER_OWN',
    'MEETING_MISSING',
    'EFFECT_NOT_ASSESSED',
    'REASON_MISSING',
  ),
}
const deciding = changing.errors({
  ...signing,
  ...refusals('SIGNED_BEFORE', 'SIGNED_FOR_BOTH', 'NOT_YOUR_RUNG'),
})

/** A signature on paper that waits for somebody who confirms it by the scan. */
const waitingPaperSchema = z.object({
  request: z.object({
    rectificationId: idOf('rectification'),
    subject: closureRequestSchema.shape.subject,
  }),
  text: z.string(),
  signer: namedSchema.nullable(),
  enteredBy: namedSchema,
})
export type WaitingPaperView = z.infer<typeof waitingPaperSchema>

/** Who made a claim and who signed it, in the order of the sign-offs. */
const signedClaimSchema = z.object({
  id: idOf('closureRequest'),
  status: closureRequestSchema.shape.status,
  claimedBy: z.string(),
  signatures: z.array(
    z.object({
      rung: bilingualSchema,
      by: z.string(),
      on: recordedDaySchema,
      /** The day that stands on the paper; null where it was signed here. */
      paperOn: recordedDaySchema.nullable(),
      /** The meeting that passed it, which whoever is named has confirmed. */
      meeting: bilingualSchema.nullable(),
    }),
  ),
})
export type SignedClaim = z.infer<typeof signedClaimSchema>

export const closureContract = {
  queue: signedIn
    .route({
      method: 'GET',
      path: '/closure-requests',
      summary:
        '待我审核、待我指定代审人的销号申请，先到先列 Claims that wait for my check, or for me to name a stand-in, the oldest first',
    })
    .input(z.object({ limit: wholeInAddress(1, 500).default(30) }))
    .output(z.array(closureQueueItemSchema)),
  signed: signedIn
    .route({
      method: 'GET',
      path: '/rectifications/{rectificationId}/closure-requests',
      summary: '各销号申请由谁提出、由谁签字 Who made each claim and who signed it',
    })
    .input(
      rectificationPath.extend({
        /** The last one of the page before. */
        after: idOf('closureRequest').optional(),
        limit: wholeInAddress(1, 500).default(500),
      }),
    )
    .output(z.object({ claims: z.array(signedClaimSchema), hasMore: z.boolean() })),
  approve: deciding
    .route({ method: 'POST', path: `${path}/signatures`, summary: '同意 Sign the rung' })
    .errors(refusals('EFFECT_NOT_ASSESSED', 'MEASURES_GONE', 'MEASURES_OPEN'))
    .input(decisionSchema.extend({ comment: textUpTo(2000), effect: z.enum(effects).nullable() }))
    .output(closureRequestSchema),
  return: deciding
    .route({ method: 'POST', path: `${path}/return`, summary: '退回 Return with a reason' })
    .errors(refusals('REASON_MISSING'))
    .input(decisionSchema.extend({ reason: textUpTo(2000) }))
    .output(closureRequestSchema),
  prepare: changing
    .route({
      method: 'PUT',
      path: `${path}/prepared`,
      summary: '拟定审核意见，供牵头领导审核 Prepare what the leader decides',
    })
    .errors(refusals('REQUEST_NOT_PENDING', 'OWN_CLAIM', 'NOT_YOUR_RUNG', 'REASON_MISSING'))
    .input(decisionSchema.extend({ decision: z.enum(['approve', 'return']), words: textUpTo(2000) }))
    .output(closureRequestSchema),
  withdraw: changing
    .route({ method: 'POST', path: `${path}/withdrawal`, summary: '撤回申请 Withdraw a claim' })
    .errors(refusals('NOT_YOUR_CLAIM', 'REQUEST_NOT_PENDING'))
    .input(decisionSchema)
    .output(closureRequestSchema),
  standInChoices: signedIn
    .route({
      method: 'GET',
      path: `${path}/stand-in-choices`,
      summary: '可以代审的人员 Who could stand in for a rung',
    })
    .errors({ ...signing, ...refusals('COORDINATOR_NAMES') })
    .input(claimPath.extend({ rung: rungSchema }))
    .output(z.array(namedSchema.extend({ organizations: z.array(z.string()) }))),
  nameStandIn: changing
    .route({ method: 'POST', path: `${path}/stand-ins`, summary: '指定代审人 Name a stand-in' })
    .errors({ ...signing, ...refusals('COORDINATOR_NAMES', 'SIGNER_PRESENT', 'STAND_IN_UNFIT') })
    .input(decisionSchema.extend({ rung: rungSchema, personId: idOf('person') }))
    .output(closureRequestSchema),
  paperSigners: signedIn
    .route({
      method: 'GET',
      path: `${path}/paper-signers`,
      summary: '可以录入其纸质签批的人员 Whose signature on paper could be entered',
    })
    .errors(onPaper)
    .input(claimPath)
    .output(z.array(namedSchema)),
  enterPaper: changing
    .route({
      method: 'POST',
      path: `${path}/paper`,
      summary: '录入纸质签批 Enter that the rung was signed on paper',
    })
    .errors(onPaper)
    .input(
      decisionSchema.extend({
        personId: idOf('person'),
        signedOn: daySchema,
        comment: textUpTo(2000),
        effect: z.enum(effects).nullable(),
        /** The scan, uploaded before by whoever enters it. */
        fileId: idOf('file'),
      }),
    )
    .output(closureRequestSchema),
  enterResolution: changing
    .route({
      method: 'POST',
      path: `${path}/resolution`,
      summary: '录入会议决议 Enter that a meeting passed the rung',
    })
    .errors({ ...onPaper, ...refusals('RESOLUTION_NOT_AWAITED', 'QUORUM_MISSING') })
    .input(
      decisionSchema.extend({
        meetingId: idOf('meeting'),
        /** Which of its resolutions, from 1. */
        resolution: z.int().min(1).max(meetingLimits.resolutions),
        effect: z.enum(effects).nullable(),
      }),
    )
    .output(closureRequestSchema),
  confirmPaper: changing
    .route({
      method: 'POST',
      path: `${path}/paper/confirmation`,
      summary: '确认纸质签批 Confirm by the scan that the rung was signed on paper',
    })
    .errors(onPaper)
    .input(decisionSchema)
    .output(closureRequestSchema),
  dropPaper: changing
    .route({
      method: 'POST',
      path: `${path}/paper/dropping`,
      summary: '撤销纸质签批的录入 Take back what was entered from paper',
    })
    .errors(onPaper)
    .input(decisionSchema.extend({ reason: textUpTo(2000) }))
    .output(closureRequestSchema),
  papers: signedIn
    .route({
      method: 'GET',
      path: '/paper-signatures',
      summary: '待确认的纸质签批和纸质签批过多的专项 Signatures on paper to confirm, and where too many are',
    })
    .output(
      z.object({
        waiting: z.array(waitingPaperSchema),
        /** Rectifications of which more than the limit, in percent, was signed on paper. */
        limit: z.int(),
        beyond: z.array(z.object({ rectification: namedSchema, onPaper: z.int(), signatures: z.int() })),
      }),
    ),
}
