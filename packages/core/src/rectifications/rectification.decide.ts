import { differing, namesOf } from '../kernel/field.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { announcedFields, detailFields } from './rectification.fields.ts'
import {
  type DetailValues,
  detailValuesOf,
  type Rectification,
  type RectificationEvent,
} from './rectification.ts'

/** What a person asks of a rectification itself. */
export type RectificationCommand = {
  readonly type: 'amend'
  /** What is undefined stays as it is. */
  readonly changes: { readonly [Name in keyof DetailValues]?: DetailValues[Name] | undefined }
  readonly reason: string
}

/** Why a rectification refuses a command. */
export type RectificationRefusal = Refusal<'REASON_MISSING' | 'INSPECTION_ENDS_BEFORE'>

const detailNames = [...namesOf(detailFields), ...namesOf(announcedFields)]

/** Decides what a command does to a rectification. An amendment that changes nothing is no event. */
export function decideRectification(
  rectification: Rectification,
  command: RectificationCommand,
): Result<RectificationEvent[], RectificationRefusal> {
  const before = detailValuesOf(rectification)
  const changes = differing<DetailValues>(detailNames, before, command.changes)
  if (namesOf(changes).length === 0) return ok([])
  const { inspectedFrom, inspectedTo } = { ...before, ...changes }
  if (inspectedFrom !== null && inspectedTo !== null && inspectedTo < inspectedFrom)
    return refuse({ code: 'INSPECTION_ENDS_BEFORE' })
  if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
  return ok([{ type: 'rectification.amended', changes, reason: command.reason }])
}
