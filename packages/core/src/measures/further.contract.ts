import { z } from 'zod'
import { closureRequestSchema, losesRungsShape } from '../claims/closure-request.schema.ts'
import {
  findingHeadSchema,
  findingPath,
  findingSchema,
  pathOfFinding,
} from '../findings/findings.contract.ts'
import {
  changing,
  daySchema,
  idOf,
  namedSchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
} from '../kernel/contract.ts'
import { refusedActionSchema, sourceQuotesSchema, timelineEntrySchema } from '../told/timeline.contract.ts'
import { measureStatuses, timeClasses } from './labels.ts'
import { measurePath, measureSchema, pathOfMeasure } from './measures.contract.ts'

/** A measure under a finding that it answers from below another (合并整改): its own words and how it stands. */
export const furtherMeasureSchema = z.object({
  /** Tells it from others under its finding, and nothing else: its id is for whoever may read it where it stands. */
  key: z.string(),
  /** The finding under which it is shown. */
  findingId: idOf('finding'),
  text: z.string(),
  status: z.enum(measureStatuses),
  timeClass: z.enum(timeClasses),
  dueOn: daySchema.nullable(),
  closedAt: z.string().nullable(),
  isClosedBefore: z.boolean(),
  /** Where it stands; null for whoever may not read it there. */
  stands: z
    .object({
      rectificationId: idOf('rectification'),
      measureId: idOf('measure'),
      rectificationName: z.string(),
      findingNumber: z.string(),
      findingTitle: z.string().nullable(),
      ownerName: z.string().nullable(),
    })
    .nullable(),
})
export type FurtherMeasureView = z.infer<typeof furtherMeasureSchema>

/** One finding with all that its page shows. */
export const findingDetailContract = {
  get: signedIn
    .route({ method: 'GET', path: pathOfFinding, summary: '一个问题 One finding' })
    .input(findingPath)
    .output(
      z.object({
        finding: findingSchema,
        /** The measures of other findings that answer it too. */
        further: z.array(furtherMeasureSchema),
        /** Under which heads the published notice folds its measures; for whoever groups them. */
        heads: z.array(findingHeadSchema),
        timeline: z.array(timelineEntrySchema),
        closureRequest: closureRequestSchema.nullable(),
        ...losesRungsShape,
        /** Whom to leave the claim to: handlers of its owner who can sign in, those of its measures where there are any. */
        handlers: z.array(namedSchema),
        ...sourceQuotesSchema.shape,
        refused: z.array(refusedActionSchema),
      }),
    ),
}

const furtherPath = z.object({
  furtherRectificationId: idOf('rectification'),
  furtherFindingId: idOf('finding'),
})
const path = `${pathOfMeasure}/further-findings`
const linking = changing.errors(
  refusals('CLAIM_WAITS', 'FINDING_NOT_OPEN', 'NOT_IN_STATUS', 'LATE_ONLY_ACCOUNTS'),
)

/** A finding that a measure could answer too. */
export const furtherChoiceSchema = z.object({
  rectificationId: idOf('rectification'),
  rectificationName: z.string(),
  findingId: idOf('finding'),
  number: z.string(),
  title: z.string().nullable(),
})
export type FurtherChoiceView = z.infer<typeof furtherChoiceSchema>

/** How a measure comes to answer a finding beside its own, and no longer to. */
export const furtherContract = {
  furtherChoices: signedIn
    .route({ method: 'GET', path, summary: '可以合并整改的问题 Findings that a measure could answer too' })
    .input(measurePath.extend({ q: textUpTo(100).optional() }))
    .output(z.object({ findings: z.array(furtherChoiceSchema), hasMore: z.boolean() })),
  addFurther: linking
    .route({ method: 'POST', path, summary: '也整改另一问题 Have a measure answer a further finding' })
    .errors(refusals('FURTHER_ALREADY', 'FURTHER_LIMIT'))
    .input(versionedCommandSchema.extend({ ...measurePath.shape, ...furtherPath.shape }))
    .output(measureSchema),
  dropFurther: linking
    .route({
      method: 'POST',
      path: `${path}/removal`,
      summary: '解除合并整改 Take a further finding off a measure',
    })
    .errors(refusals('REASON_MISSING'))
    .input(
      versionedCommandSchema.extend({
        ...measurePath.shape,
        ...furtherPath.shape,
        reason: textUpTo(2000),
      }),
    )
    .output(measureSchema),
}
