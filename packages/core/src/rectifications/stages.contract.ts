import { z } from 'zod'
import {
  bilingualSchema,
  changing,
  daySchema,
  idOf,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
} from '../kernel/contract.ts'
import { stageConditions } from '../templates/stage-conditions.ts'
import { standings } from './rectification.ts'
import { rectificationPath } from './rectifications.contract.ts'

/** So many of what is missing are named one by one. */
export const mostNamedMissing = 20

/** What is missing for a stage: how many, and the first of them. */
const missingSchema = z.object({
  condition: z.enum(stageConditions),
  count: z.int(),
  items: z.array(
    z.object({ type: z.enum(['finding', 'measure']), id: z.string(), number: z.string(), text: z.string() }),
  ),
})
export type MissingView = z.infer<typeof missingSchema>

/** From when to when; open where nothing ends it. Null where nobody says. */
export const stageSpanSchema = z
  .object({ from: recordedDaySchema, to: recordedDaySchema.nullable() })
  .nullable()

/** The stages of a rectification in the order of its template. None for whoever is told of their items alone. */
export const stagesSchema = z.object({
  rectificationId: idOf('rectification'),
  /** Of the rectification. */
  version: z.int(),
  /** What the counts say: it follows from them, whatever people say. */
  standing: z.enum(standings),
  /** The stage at which people say that it is; null where nobody has said. */
  current: z.string().nullable(),
  stages: z.array(
    z.object({
      code: z.string(),
      name: bilingualSchema,
      planned: stageSpanSchema,
      /** By the days that it takes as a rule, from the day of the feedback; null where that is not said. */
      proposed: stageSpanSchema,
      begunOn: recordedDaySchema.nullable(),
      /** When the next that was begun began. */
      endedOn: recordedDaySchema.nullable(),
      /** What keeps it from beginning; nothing for what has begun, nor for whoever does not read all of the rectification. */
      missing: z.array(missingSchema),
    }),
  ),
})
export type StagesView = z.infer<typeof stagesSchema>

// Which of two spans of one stage would hold is not for a machine to say.
const areOnce = (planned: readonly { readonly code: string }[]): boolean =>
  new Set(planned.map((one) => one.code)).size === planned.length

const path = '/rectifications/{rectificationId}/stages'
// One that the template does not have is refused as that, an empty one too.
const code = textUpTo(40)

export const stagesContract = {
  stages: signedIn
    .route({ method: 'GET', path, summary: '整改阶段 The stages, and what is missing' })
    .input(rectificationPath)
    .output(stagesSchema),
  beginStage: changing
    .route({ method: 'POST', path, summary: '进入阶段 Begin a stage' })
    .errors(
      refusals(
        'STAGE_UNKNOWN',
        'STAGE_IN_FUTURE',
        'STAGE_BEFORE_LAST',
        'STAGE_BEFORE_FEEDBACK',
        'STAGE_CONDITIONS',
        'REASON_MISSING',
      ),
    )
    .input(
      versionedCommandSchema.extend({
        ...rectificationPath.shape,
        /** Stages that were gone through on the way, each with its day: they are begun in the same step. */
        before: z
          .array(z.object({ stage: code, on: daySchema }))
          .max(30)
          .optional(),
        stage: code,
        on: daySchema,
        reason: textUpTo(2000),
      }),
    )
    .output(stagesSchema),
  planStages: changing
    .route({ method: 'PUT', path: `${path}/plan`, summary: '安排阶段 Plan the stages' })
    .errors(refusals('STAGE_UNKNOWN', 'STAGE_ENDS_BEFORE', 'STAGES_OUT_OF_ORDER'))
    .input(
      versionedCommandSchema.extend({
        ...rectificationPath.shape,
        planned: z
          .array(z.object({ code, from: daySchema, to: daySchema.nullable() }))
          .max(30)
          .refine(areOnce),
      }),
    )
    .output(stagesSchema),
}
