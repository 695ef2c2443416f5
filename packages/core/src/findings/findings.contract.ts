import { z } from 'zod'
import { effects, verdicts } from '../claims/closure-request.ts'
import {
  bilingualSchema,
  changing,
  commandSchema,
  idOf,
  maybeAgainstPlan,
  namedSchema,
  refusals,
  textUpTo,
  versionedCommandSchema,
} from '../kernel/contract.ts'
import { inputShape, outputShape } from '../kernel/field.contract.ts'
import { findingDetailFields, findingFields } from './finding.fields.ts'
import { findingStatuses } from './finding.ts'

export const findingActions = [
  'assign',
  'describe',
  'addMeasure',
  'submit',
  'approve',
  'return',
  'reopen',
  'replaceLeader',
  'reword',
  'group',
  'move',
  'split',
  'merge',
  'void',
  'restore',
] as const
export type FindingAction = (typeof findingActions)[number]

/** A grade, and what the template calls it. */
export const gradeSchema = z.object({ code: z.string(), name: bilingualSchema })

export const findingSchema = z.object({
  id: idOf('finding'),
  rectificationId: idOf('rectification'),
  category: namedSchema.nullable(),
  ordinal: z.int(),
  number: z.string(),
  title: z.string().nullable(),
  status: z.enum(findingStatuses),
  reason: z.string().nullable(),
  closedAt: z.string().nullable(),
  verdict: z.enum(verdicts).nullable(),
  effect: z.enum(effects).nullable(),
  statedStatus: z.string().nullable(),
  ...outputShape(findingDetailFields),
  /** From which version of the plan it was changed last; null where it never was. */
  againstPlan: z.int().nullable(),
  /** Its grade; null where nobody has said. */
  grade: gradeSchema.nullable(),
  /** The finding that it became a part of; null otherwise. */
  mergedInto: idOf('finding').nullable(),
  /** The finding's own owner and leader, else those that all its measures share. */
  ...outputShape(findingFields),
  /** Whether they are the finding's own, so that they stay when its measures get others. */
  isOwn: z.object({ owner: z.boolean(), leader: z.boolean() }),
  /** Those that are voided are counted apart, and those that became parts of others. */
  measures: z.int(),
  measuresVoided: z.int(),
  measuresMerged: z.int(),
  measuresClosed: z.int(),
  /** Of those, closed as done before the record was begun. */
  measuresClosedBefore: z.int(),
  /** Those that somebody has begun, claimed or closed, those of other findings that answer it too. */
  measuresBegun: z.int(),
  /** Those of other findings that answer it too: they are counted there, and not among its measures here. */
  measuresFurther: z.int(),
  measuresFurtherClosed: z.int(),
  version: z.int(),
  can: z.array(z.enum(findingActions)),
})
export type FindingView = z.infer<typeof findingSchema>

/** A head, and which measures the published notice folds under it. */
export const findingHeadSchema = z.object({
  text: textUpTo(200),
  measureIds: z.array(idOf('measure')).max(500),
})

const findingAssignmentSchema = z.object(inputShape(findingFields)).partial()

const findingPath = z.object({ rectificationId: idOf('rectification'), findingId: idOf('finding') })
const path = '/rectifications/{rectificationId}/findings/{findingId}'

export const findingsContract = {
  add: changing
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/findings',
      summary: '新增问题 Add a finding',
    })
    .errors(refusals('PLAN_CHANGE_NEEDS_REASON'))
    .input(
      commandSchema.extend({
        rectificationId: idOf('rectification'),
        category: textUpTo(200).nullable(),
        number: textUpTo(40),
        title: textUpTo(500).min(1),
        ...maybeAgainstPlan,
      }),
    )
    .output(findingSchema),
  assign: changing
    .route({ method: 'PATCH', path: `${path}/assignment`, summary: '明确责任 Assign a finding' })
    .errors(
      refusals(
        'NOT_IN_STATUS',
        'OWN_CLAIM',
        'DEPUTY_OF_DOER',
        'LEADER_SIGNED',
        'LEADER_CANNOT_SIGN',
        'ORGANIZATION_CLOSED',
        'TEAM_ENDED',
        'PLAN_CHANGE_NEEDS_REASON',
      ),
    )
    .input(
      versionedCommandSchema.extend({
        ...findingPath.shape,
        ...findingAssignmentSchema.shape,
        ...maybeAgainstPlan,
      }),
    )
    .output(findingSchema),
  describe: changing
    .route({
      method: 'PATCH',
      path: `${path}/details`,
      summary: '问题分级和要素 Grade a finding, and say more of it',
    })
    .errors(refusals('NOT_IN_STATUS', 'GRADE_UNKNOWN'))
    .input(
      versionedCommandSchema.extend({
        ...findingPath.shape,
        ...z.object(inputShape(findingDetailFields)).partial().shape,
        grade: textUpTo(40).nullable().optional(),
      }),
    )
    .output(findingSchema),
  submit: changing
    .route({
      method: 'POST',
      path: `${path}/closure-requests`,
      summary: '问题销号申请 Request closure of a finding',
    })
    .errors(
      refusals(
        'MEASURES_MISSING',
        'MEASURES_GONE',
        'MEASURES_OPEN',
        'ASSIGNMENT_MISSING',
        'NOT_IN_STATUS',
        'REPORT_EMPTY',
      ),
    )
    .input(
      versionedCommandSchema.extend({
        ...findingPath.shape,
        claim: textUpTo(5000),
        verdict: z.enum(verdicts),
      }),
    )
    .output(findingSchema),
  reopen: changing
    .route({ method: 'POST', path: `${path}/reopening`, summary: '重新打开问题 Reopen a finding' })
    .errors(refusals('NOT_IN_STATUS', 'REASON_MISSING'))
    .input(versionedCommandSchema.extend({ ...findingPath.shape, reason: textUpTo(2000) }))
    .output(findingSchema),
  void: changing
    .route({
      method: 'POST',
      path: `${path}/voiding`,
      summary: '作废问题及其未销号措施 Void a finding with its open measures',
    })
    .errors(
      refusals(
        'CLAIM_WAITS',
        'MEASURES_CHECKED',
        'NOT_IN_STATUS',
        'LATE_ONLY_ACCOUNTS',
        'REASON_MISSING',
        'PLAN_CHANGE_NEEDS_REASON',
      ),
    )
    .input(
      versionedCommandSchema.extend({ ...findingPath.shape, reason: textUpTo(2000), ...maybeAgainstPlan }),
    )
    .output(findingSchema),
  restore: changing
    .route({
      method: 'POST',
      path: `${path}/restoration`,
      summary: '恢复问题 Restore a finding',
    })
    .errors(refusals('NOT_IN_STATUS', 'REASON_MISSING', 'PLAN_CHANGE_NEEDS_REASON'))
    .input(
      versionedCommandSchema.extend({ ...findingPath.shape, reason: textUpTo(2000), ...maybeAgainstPlan }),
    )
    .output(findingSchema),
  group: changing
    .route({
      method: 'PUT',
      path: `${path}/heads`,
      summary: '措施归入小标题 Group measures under heads (一是…二是…)',
    })
    .errors(refusals('NOT_IN_STATUS', 'HEADS_UNFIT'))
    .input(versionedCommandSchema.extend({ ...findingPath.shape, heads: z.array(findingHeadSchema).max(40) }))
    .output(findingSchema),
  reword: changing
    .route({
      method: 'PATCH',
      path: `${path}/words`,
      summary: '更正问题文字 Put the words of a finding right',
    })
    .errors(refusals('CLAIM_WAITS', 'NOT_IN_STATUS', 'REASON_MISSING', 'PLAN_CHANGE_NEEDS_REASON'))
    .input(
      versionedCommandSchema.extend({
        ...findingPath.shape,
        ...maybeAgainstPlan,
        number: textUpTo(40).optional(),
        title: textUpTo(500).min(1).optional(),
        reason: textUpTo(2000),
      }),
    )
    .output(findingSchema),
}

export { findingPath, path as pathOfFinding }
