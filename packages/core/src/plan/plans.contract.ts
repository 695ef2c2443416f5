import { z } from 'zod'
import {
  changing,
  commandSchema,
  daySchema,
  idOf,
  namedSchema,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  wholeInAddress,
} from '../kernel/contract.ts'
import { rectificationPath } from '../rectifications/rectifications.contract.ts'
import { stageConditions } from '../templates/stage-conditions.ts'
import { differenceKinds } from './differences.ts'

/** A version of a plan, for people to read. */
export const planVersionSchema = z.object({
  id: idOf('planVersion'),
  rectificationId: idOf('rectification'),
  number: z.int(),
  approvedOn: recordedDaySchema,
  /** The meeting that approved it; null where it was approved on paper before the record was begun. */
  meeting: z.object({ id: idOf('meeting'), number: z.string(), heldOn: recordedDaySchema }).nullable(),
  paper: z.string(),
  note: z.string(),
  findings: z.int(),
  measures: z.int(),
  recordedBy: namedSchema,
  recordedAt: z.string(),
})
export type PlanVersionView = z.infer<typeof planVersionSchema>

const missingSchema = z.object({
  /** In the words of stages, which ask for the same. */
  what: z.enum(stageConditions),
  findingId: idOf('finding').nullable(),
  measureId: idOf('measure').nullable(),
  number: z.string(),
})

/** What has become of an item of the plan, for people to read. */
const differenceSchema = z.object({
  kind: z.enum(differenceKinds),
  item: z.enum(['finding', 'measure']),
  id: z.string(),
  findingId: idOf('finding'),
  /** How it is called in the ledger: 3, or 3-2. */
  number: z.string(),
  words: z.string(),
  fields: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** The numbers of the items that it became, or became a part of, or came of. */
  others: z.array(z.string()),
  /** Why it was changed against the plan and who decided it, the latest last. */
  said: z.array(z.object({ reason: z.string(), decidedBy: z.string(), at: z.string() })),
})
export type DifferenceView = z.infer<typeof differenceSchema>

const path = '/rectifications/{rectificationId}/plan'

export const plansContract = {
  list: signedIn
    .route({ method: 'GET', path, summary: '方案版本 Versions of a plan' })
    .input(rectificationPath)
    .output(z.object({ versions: z.array(planVersionSchema), can: z.array(z.enum(['approve'])) })),
  missing: signedIn
    .route({ method: 'GET', path: `${path}/missing`, summary: '方案缺项 What the plan lacks' })
    .input(rectificationPath.extend({ on: daySchema.optional() }))
    .output(z.object({ total: z.int(), missing: z.array(missingSchema) })),
  approve: changing
    .route({
      method: 'POST',
      path: `${path}/versions`,
      summary: '录入方案批准 Approve a plan',
    })
    .errors(
      refusals(
        'PLAN_NOT_READY',
        'PLAN_NEEDS_MEETING',
        'PLAN_MEETING_BARE',
        'PLAN_MEETING_APPROVED',
        'PLAN_DAY_IN_FUTURE',
      ),
    )
    .input(
      commandSchema.extend({
        ...rectificationPath.shape,
        meetingId: idOf('meeting').nullable(),
        paper: textUpTo(200),
        approvedOn: daySchema.nullable(),
        note: textUpTo(500),
      }),
    )
    .output(planVersionSchema),
  differences: signedIn
    .route({
      method: 'GET',
      path: `${path}/versions/{number}/differences`,
      summary: '与方案版本的差异 What became of a version',
    })
    .input(
      rectificationPath.extend({
        number: wholeInAddress(1),
        /** The later version that it is compared with; with what is there now where none is named. */
        to: wholeInAddress(1).optional(),
        kind: z.enum(differenceKinds).optional(),
        /** How many of those that fit come before the page. */
        after: wholeInAddress(0, 1_000_000).default(0),
        limit: wholeInAddress(1, 200).default(100),
      }),
    )
    .output(
      z.object({
        counts: z.record(z.string(), z.int()),
        total: z.int(),
        differences: z.array(differenceSchema),
      }),
    ),
}
