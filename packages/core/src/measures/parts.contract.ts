import { z } from 'zod'
import {
  changing,
  commandSchema,
  idOf,
  namedSchema,
  refusals,
  textUpTo,
  versionedCommandSchema,
} from '../kernel/contract.ts'
import { evidenceLimits } from '../kernel/evidence-kinds.ts'
import { inputShape, outputShape } from '../kernel/field.contract.ts'
import { namesOf } from '../kernel/field.ts'
import { lights } from './light.ts'
import { partFields, partStatusLabels } from './part.ts'

export const partActions = ['assign', 'report', 'accept', 'return', 'drop'] as const
export type PartAction = (typeof partActions)[number]

/** A part of a measure, given to a unit below its owner. */
export const partSchema = z.object({
  id: idOf('part'),
  rectificationId: idOf('rectification'),
  measureId: idOf('measure'),
  ordinal: z.int(),
  unit: namedSchema,
  text: z.string(),
  ...outputShape(partFields),
  status: z.enum(namesOf(partStatusLabels)),
  reason: z.string().nullable(),
  lastReport: z.string().nullable(),
  light: z.enum(lights),
  version: z.int(),
  can: z.array(z.enum(partActions)),
  /** Which of handler and day the person may set, where they may assign it. */
  assigns: z.array(z.enum(namesOf(partFields))),
})
export type PartView = z.infer<typeof partSchema>

const partPath = z.object({
  rectificationId: idOf('rectification'),
  measureId: idOf('measure'),
  partId: idOf('part'),
})
const path = '/rectifications/{rectificationId}/measures/{measureId}/unit-parts/{partId}'
const reasonSchema = versionedCommandSchema.extend({ ...partPath.shape, reason: textUpTo(2000) })

export const partsContract = {
  add: changing
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/measures/{measureId}/unit-parts',
      summary: '把措施分解到下级单位 Give a part of a measure to a unit below its owner',
    })
    .errors(refusals('NOT_IN_STATUS', 'UNIT_NOT_BELOW', 'ORGANIZATION_CLOSED', 'TEAM_ENDED'))
    .input(
      commandSchema.extend({
        rectificationId: idOf('rectification'),
        measureId: idOf('measure'),
        unitId: idOf('organization'),
        text: textUpTo(2000).min(1),
        ...inputShape(partFields),
      }),
    )
    .output(partSchema),
  assign: changing
    .route({ method: 'PATCH', path: `${path}/assignment`, summary: '调整分解任务 Assign a part' })
    .errors(refusals('NOT_IN_STATUS'))
    .input(
      versionedCommandSchema.extend({
        ...partPath.shape,
        changes: z.object(inputShape(partFields)).partial(),
      }),
    )
    .output(partSchema),
  report: changing
    .route({ method: 'POST', path: `${path}/reports`, summary: '填报分解任务 Report on a part' })
    .errors(refusals('NOT_IN_STATUS', 'REPORT_EMPTY'))
    .input(
      versionedCommandSchema.extend({
        ...partPath.shape,
        text: textUpTo(5000),
        fileIds: z.array(idOf('file')).max(evidenceLimits.filesOfReport),
      }),
    )
    .output(partSchema),
  accept: changing
    .route({ method: 'POST', path: `${path}/acceptance`, summary: '确认分解任务完成 Accept a part as done' })
    .errors(refusals('NOT_IN_STATUS'))
    .input(versionedCommandSchema.extend(partPath.shape))
    .output(partSchema),
  return: changing
    .route({ method: 'POST', path: `${path}/return`, summary: '退回分解任务 Return a part' })
    .errors(refusals('NOT_IN_STATUS', 'REASON_MISSING'))
    .input(reasonSchema)
    .output(partSchema),
  drop: changing
    .route({ method: 'POST', path: `${path}/dropping`, summary: '取消分解任务 Drop a part' })
    .errors(refusals('NOT_IN_STATUS', 'REASON_MISSING'))
    .input(reasonSchema)
    .output(partSchema),
}
