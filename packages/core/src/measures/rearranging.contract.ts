import { z } from 'zod'
import { findingPath, findingSchema, pathOfFinding } from '../findings/findings.contract.ts'
import {
  changing,
  idOf,
  maybeAgainstPlan,
  refusals,
  textUpTo,
  versionedCommandSchema,
  versionSchema,
} from '../kernel/contract.ts'
import { measurePath, measureSchema, pathOfMeasure } from './measures.contract.ts'

/** Where something is put among others: from 1. */
const placeSchema = z.int().min(1).max(10_000)
const reason = textUpTo(2000)
const rearranging = changing.errors(
  refusals('CLAIM_WAITS', 'NOT_IN_STATUS', 'REASON_MISSING', 'PLAN_CHANGE_NEEDS_REASON'),
)
const ofMeasure = versionedCommandSchema.extend(measurePath.shape)
const ofFinding = versionedCommandSchema.extend(findingPath.shape)

function othersOf<Kind extends 'measure' | 'finding'>(kind: Kind) {
  return z
    .array(z.object({ id: idOf(kind), version: versionSchema }))
    .min(1)
    .max(50)
}

/** How measures are put somewhere else, or made into more or fewer. */
export const measuresRearranging = {
  move: changing
    .route({
      method: 'POST',
      path: `${pathOfMeasure}/place`,
      summary: '移动措施 Move a measure to another finding or place',
    })
    .errors(
      refusals('CLAIM_WAITS', 'NOT_IN_STATUS', 'FINDING_NOT_OPEN', 'FURTHER_ALREADY', 'LATE_ONLY_ACCOUNTS'),
    )
    .input(ofMeasure.extend({ findingId: idOf('finding'), at: placeSchema.nullable() }))
    .output(measureSchema),
  split: rearranging
    .route({ method: 'POST', path: `${pathOfMeasure}/parts`, summary: '拆分措施 Split a measure' })
    .errors(refusals('FINDING_NOT_OPEN', 'LATE_ONLY_ACCOUNTS'))
    .input(
      ofMeasure.extend({
        /** What it says from now on. */
        text: textUpTo(20_000).min(1),
        parts: z.array(textUpTo(20_000).min(1)).min(1).max(20),
        reason,
        ...maybeAgainstPlan,
      }),
    )
    .output(measureSchema),
  merge: rearranging
    .route({ method: 'POST', path: `${pathOfMeasure}/merging`, summary: '合并措施 Merge measures into one' })
    .errors(refusals('FINDING_NOT_OPEN', 'FURTHER_LINKED', 'OBJECT_LIST_STAYS', 'LATE_ONLY_ACCOUNTS'))
    .input(
      ofMeasure.extend({
        others: othersOf('measure'),
        text: textUpTo(20_000).min(1),
        reason,
        ...maybeAgainstPlan,
      }),
    )
    .output(measureSchema),
}

/** How findings are put somewhere else, or made into more or fewer. */
export const findingsRearranging = {
  move: changing
    .route({
      method: 'POST',
      path: `${pathOfFinding}/place`,
      summary: '调整问题的类别或位置 Move a finding to another category or place',
    })
    .errors(refusals('CLAIM_WAITS'))
    .input(
      ofFinding.extend({
        /** Absent where it stays. */
        categoryId: idOf('category').nullable().optional(),
        at: placeSchema.nullable(),
      }),
    )
    .output(findingSchema),
  split: rearranging
    .route({ method: 'POST', path: `${pathOfFinding}/parts`, summary: '拆分问题 Split a finding' })
    .input(
      ofFinding.extend({
        number: textUpTo(40),
        title: textUpTo(500).min(1),
        /** Those that go to the new one. */
        measureIds: z.array(idOf('measure')).max(500),
        reason,
        ...maybeAgainstPlan,
      }),
    )
    .output(findingSchema),
  merge: rearranging
    .route({ method: 'POST', path: `${pathOfFinding}/merging`, summary: '合并问题 Merge findings into one' })
    .errors(refusals('FURTHER_ALREADY', 'FURTHER_LINKED'))
    .input(
      ofFinding.extend({
        others: othersOf('finding'),
        title: textUpTo(500).min(1),
        reason,
        ...maybeAgainstPlan,
      }),
    )
    .output(findingSchema),
}
