import { z } from 'zod'
import { evidenceLimits } from '../kernel/evidence-kinds.ts'
import { closureRequestSchema, losesRungsShape } from '../claims/closure-request.schema.ts'
import {
  changing,
  commandSchema,
  maybeAgainstPlan,
  daySchema,
  idOf,
  namedSchema,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
  versionSchema,
  wholeNumber,
} from '../kernel/contract.ts'
import { figureLimits } from './figure-report.ts'
import {
  figureDefinitionShape,
  figureReportSchema,
  figureSchema,
  figuresSaidSchema,
  lastFigureReportSchema,
} from './figures.schema.ts'
import { inputShape, outputShape } from '../kernel/field.contract.ts'
import { rights } from '../people/permissions.ts'
import {
  evidenceSchema,
  refusedActionSchema,
  saidDoneSchema,
  sourceQuotesSchema,
  timelineEntrySchema,
} from '../told/timeline.contract.ts'
import { measureStatuses } from './labels.ts'
import { lights } from './light.ts'
import { extensionsShape } from './extensions.schema.ts'
import { partSchema } from './parts.contract.ts'
import { assignmentFields } from './measure.fields.ts'
import { furtherFindingSchema } from './further-finding.schema.ts'

export const measureActions = [
  'assign',
  'start',
  'report',
  'setFigures',
  'reportSupport',
  'movePart',
  'askExtension',
  'withdrawExtension',
  'prepareExtension',
  'decideExtension',
  'submit',
  'approve',
  'return',
  'reopen',
  'replaceLeader',
  'reword',
  'move',
  'split',
  'merge',
  'void',
  'restore',
  'addFurther',
  'dropFurther',
] as const
export type MeasureAction = (typeof measureActions)[number]

export const measureSchema = z.object({
  id: idOf('measure'),
  rectificationId: idOf('rectification'),
  findingId: idOf('finding'),
  ordinal: z.int(),
  text: z.string(),
  ...outputShape(assignmentFields),
  /** The first intended day of its check-ins; null where it has none. Its `dueOn` is the next one. */
  checkInFrom: recordedDaySchema.nullable(),
  /** From which version of the plan it was changed last; null where it never was. */
  againstPlan: z.int().nullable(),
  status: z.enum(measureStatuses),
  /** Why it was returned or reopened; null otherwise. */
  reason: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** 建档前已销号: closed by a confirmed list as done before the record was begun, and not by the ladder. */
  isClosedBefore: z.boolean(),
  /** The measure that it became a part of; null otherwise. */
  mergedInto: idOf('measure').nullable(),
  light: z.enum(lights),
  figures: z.array(figureSchema),
  evidenceCount: z.int(),
  lastProgress: z.string().nullable(),
  lastProgressAt: z.string().nullable(),
  /** The word in which its source tells how far it is. */
  sourceState: z.string().nullable(),
  /** Of the supporting departments those that have reported on their part, by id. */
  supportedBy: z.array(idOf('organization')),
  /** For which of them the person reports, by id. */
  supportsFor: z.array(idOf('organization')),
  /** Parts that units below the owner do: how many are open, how many done. */
  partsOpen: z.int(),
  partsDone: z.int(),
  ...extensionsShape,
  /** Of its list of objects: how many are still to be done, and how many wait to be crossed off. */
  objectsOpen: z.int(),
  objectsSaid: z.int(),
  /** How many findings it answers beside its own. */
  further: z.int(),
  version: z.int(),
  can: z.array(z.enum(measureActions)),
  /** As whom the person assigns it, from which follows what they may set. Null where they may not. */
  assigns: z.enum(rights['measure.assign']).nullable(),
})
export type MeasureView = z.infer<typeof measureSchema>

/** What an assignment sets; what is absent stays as it is. */
export const assignmentSchema = z.object(inputShape(assignmentFields)).partial()

const measurePath = z.object({ rectificationId: idOf('rectification'), measureId: idOf('measure') })
const path = '/rectifications/{rectificationId}/measures/{measureId}'

const assigning = refusals(
  'EXTENSION_WAITS',
  'LATE_ONLY_ACCOUNTS',
  'NOT_IN_STATUS',
  'CHECK_IN_NOT_CONTINUOUS',
  'CHECK_IN_LATE',
  'ORGANIZATION_CLOSED',
  'TEAM_ENDED',
  'PLAN_CHANGE_NEEDS_REASON',
)

const figureRefused = [
  'FIGURE_UNKNOWN',
  'FIGURE_COUNTED',
  'FIGURE_WHY_MISSING',
  'FIGURE_BELOW_ZERO',
  'FIGURE_BEYOND_LIMIT',
] as const

export const measuresContract = {
  get: signedIn
    .route({ method: 'GET', path, summary: '一条整改措施 One measure' })
    .input(measurePath)
    .output(
      z.object({
        measure: measureSchema,
        finding: z.object({
          id: idOf('finding'),
          ordinal: z.int(),
          number: z.string(),
          title: z.string().nullable(),
        }),
        /** The findings that it answers beside that one, as far as they may be read; the others are only counted. */
        further: z.array(furtherFindingSchema),
        furtherUnseen: z.int(),
        /** Newest first. */
        timeline: z.array(timelineEntrySchema),
        evidence: z.array(evidenceSchema),
        /** What was removed when a report was corrected: it proves nothing any more, and is kept. */
        removedEvidence: z.array(evidenceSchema),
        /** The report that this person can still correct; null where there is none. */
        correctable: z
          .object({
            reportId: idOf('progressReport'),
            text: z.string(),
            evidence: z.array(evidenceSchema),
            /** What it says in figures, each with what it was before. */
            said: z.object({ figures: z.array(figureReportSchema), why: z.string() }),
          })
          .nullable(),
        /** What was said last of each figure. */
        figureReports: z.array(lastFigureReportSchema),
        parts: z.array(partSchema),
        closureRequest: closureRequestSchema.nullable(),
        /** Of a measure that was closed as done before the record was begun: the words of the source, and who answers for it. */
        closedBefore: saidDoneSchema.extend({ listedBy: namedSchema, confirmedBy: namedSchema }).nullable(),
        ...losesRungsShape,
        ...sourceQuotesSchema.shape,
        refused: z.array(refusedActionSchema),
        /**
         * When it would be due as an immediate measure: so many working days after the feedback, by the template. For whoever
         * assigns it; null where nobody wrote down when the feedback arrived.
         */
        immediate: z
          .object({ workingDays: z.int(), from: recordedDaySchema, dueOn: recordedDaySchema })
          .nullable(),
      }),
    ),
  add: changing
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/findings/{findingId}/measures',
      summary: '新增措施 Add a measure',
    })
    .errors(refusals('FINDING_NOT_OPEN', 'PLAN_CHANGE_NEEDS_REASON'))
    .input(
      commandSchema.extend({
        rectificationId: idOf('rectification'),
        findingId: idOf('finding'),
        text: textUpTo(20_000).min(1),
        ...maybeAgainstPlan,
      }),
    )
    .output(measureSchema),
  assign: changing
    .route({ method: 'PATCH', path: `${path}/assignment`, summary: '分派 Assign a measure' })
    .errors({
      ...assigning,
      ...refusals('OWN_CLAIM', 'DEPUTY_OF_DOER', 'LEADER_SIGNED', 'LEADER_CANNOT_SIGN'),
    })
    .input(
      versionedCommandSchema.extend({
        ...measurePath.shape,
        changes: assignmentSchema,
        ...maybeAgainstPlan,
      }),
    )
    .output(measureSchema),
  assignMany: changing
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/assignments',
      summary: '批量分派 Assign many measures',
    })
    .errors(assigning)
    .input(
      commandSchema.extend({
        rectificationId: idOf('rectification'),
        measures: z
          .array(z.object({ id: idOf('measure'), version: versionSchema }))
          .min(1)
          .max(5000),
        /** Findings above them that take on the same owner and leader, where they have their own. */
        findings: z
          .array(z.object({ id: idOf('finding'), version: versionSchema }))
          .max(5000)
          .optional(),
        changes: assignmentSchema,
        ...maybeAgainstPlan,
      }),
    )
    .output(z.object({ measures: z.array(measureSchema) })),
  start: changing
    .route({ method: 'POST', path: `${path}/start`, summary: '开始整改 Start a measure' })
    .errors(refusals('NOT_IN_STATUS', 'ASSIGNMENT_MISSING', 'LATE_ONLY_ACCOUNTS'))
    .input(versionedCommandSchema.extend(measurePath.shape))
    .output(measureSchema),
  report: changing
    .route({ method: 'POST', path: `${path}/progress-reports`, summary: '填报进展 Report progress' })
    .errors(
      refusals(
        'NOT_IN_STATUS',
        'ASSIGNMENT_MISSING',
        'REPORT_EMPTY',
        'LATE_REASON_MISSING',
        'CHECK_IN_NONE',
        'CHECK_IN_OTHER_DAY',
        'CHECK_IN_EARLY',
        ...figureRefused,
      ),
    )
    .input(
      versionedCommandSchema.extend({
        ...measurePath.shape,
        text: textUpTo(5000),
        fileIds: z.array(idOf('file')).max(evidenceLimits.filesOfReport),
        /** The intended day of the check-in that it answers; without it, it is a report beside them. */
        checkIn: daySchema.optional(),
        /** Why it is late: asked for once its day has gone by. */
        lateReason: textUpTo(2000).optional(),
        figures: figuresSaidSchema.optional(),
      }),
    )
    .output(measureSchema),
  setFigures: changing
    .route({ method: 'PUT', path: `${path}/figures`, summary: '设定指标 Set what a measure counts' })
    .errors(refusals('NOT_IN_STATUS', 'FIGURE_NAMED_TWICE', 'FIGURE_REPORTED', 'FIGURE_UNKNOWN'))
    .input(
      versionedCommandSchema.extend({
        ...measurePath.shape,
        /** All of them, in their order; one without an id is new. */
        figures: z
          .array(z.object({ id: idOf('figure').optional(), ...figureDefinitionShape }))
          .max(figureLimits.figures),
      }),
    )
    .output(measureSchema),
  reportSupport: changing
    .route({
      method: 'POST',
      path: `${path}/support-reports`,
      summary: '填报配合情况 Report what a supporting department did',
    })
    .errors(refusals('NOT_IN_STATUS', 'REPORT_EMPTY'))
    .input(
      versionedCommandSchema.extend({
        ...measurePath.shape,
        organizationId: idOf('organization'),
        text: textUpTo(5000),
        fileIds: z.array(idOf('file')).max(evidenceLimits.filesOfReport),
      }),
    )
    .output(measureSchema),
  correctReport: changing
    .route({
      method: 'PATCH',
      path: `${path}/progress-reports/{reportId}`,
      summary: '更正本人一小时内的进展 Correct one’s report within the hour',
    })
    .errors(
      refusals('NOT_YOUR_REPORT', 'REPORT_BUILT_ON', 'CORRECTION_LATE', 'REPORT_EMPTY', ...figureRefused),
    )
    .input(
      versionedCommandSchema.extend({
        ...measurePath.shape,
        reportId: idOf('progressReport'),
        text: textUpTo(5000),
        /** All that the report has from now on; without it, its evidence stays as it is. */
        fileIds: z.array(idOf('file')).max(evidenceLimits.filesOfReport).optional(),
        /** What it says in figures; those that are not named stay as they are. */
        figures: figuresSaidSchema.optional(),
      }),
    )
    .output(measureSchema),
  submit: changing
    .route({
      method: 'POST',
      path: `${path}/closure-requests`,
      summary: '申请销号 Request closure of a measure',
    })
    .errors(
      refusals(
        'NOT_IN_STATUS',
        'EVIDENCE_MISSING',
        'PARTS_OPEN',
        'ASSIGNMENT_MISSING',
        'NOTHING_NEW_SINCE_RETURN',
        'REPORT_EMPTY',
        'LATE_REASON_MISSING',
        'OBJECTS_OPEN',
        'OBJECTS_OPEN_OTHERWISE',
        'OBJECTS_OPEN_PAST',
      ),
    )
    .input(
      versionedCommandSchema.extend({
        ...measurePath.shape,
        claim: textUpTo(5000),
        lateReason: textUpTo(2000).optional(),
        /** How many objects of its list are left, and until when: asked for where some are. */
        openObjects: z.object({ count: wholeNumber, until: daySchema }).optional(),
      }),
    )
    .output(measureSchema),
  reopen: changing
    .route({ method: 'POST', path: `${path}/reopening`, summary: '重新打开 Reopen a measure' })
    .errors(refusals('NOT_IN_STATUS', 'REASON_MISSING', 'FINDING_NOT_OPEN', 'CLAIM_WAITS'))
    .input(versionedCommandSchema.extend({ ...measurePath.shape, reason: textUpTo(2000) }))
    .output(measureSchema),
  void: changing
    .route({ method: 'POST', path: `${path}/voiding`, summary: '作废措施 Void a measure' })
    .errors(refusals('CLAIM_WAITS', 'NOT_IN_STATUS', 'REASON_MISSING', 'PLAN_CHANGE_NEEDS_REASON'))
    .input(
      versionedCommandSchema.extend({ ...measurePath.shape, reason: textUpTo(2000), ...maybeAgainstPlan }),
    )
    .output(measureSchema),
  restore: changing
    .route({
      method: 'POST',
      path: `${path}/restoration`,
      summary: '恢复措施 Restore a measure',
    })
    .errors(refusals('FINDING_NOT_OPEN', 'NOT_IN_STATUS', 'REASON_MISSING', 'PLAN_CHANGE_NEEDS_REASON'))
    .input(
      versionedCommandSchema.extend({ ...measurePath.shape, reason: textUpTo(2000), ...maybeAgainstPlan }),
    )
    .output(measureSchema),
  reword: changing
    .route({
      method: 'PATCH',
      path: `${path}/words`,
      summary: '更正措施文字 Put the words of a measure right',
    })
    .errors(refusals('CLAIM_WAITS', 'NOT_IN_STATUS', 'REASON_MISSING', 'PLAN_CHANGE_NEEDS_REASON'))
    .input(
      versionedCommandSchema.extend({
        ...measurePath.shape,
        text: textUpTo(20_000).min(1),
        reason: textUpTo(2000),
        ...maybeAgainstPlan,
      }),
    )
    .output(measureSchema),
}

export { measurePath, path as pathOfMeasure }
