import { statusParams } from '../kernel/not-in-status.ts'
import { type Changes, differing, namesOf } from '../kernel/field.ts'
import type { OrganizationId } from '../kernel/id.ts'
import type { Place, Refusal } from '../kernel/refusal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import {
  type Part,
  type PartAssignment,
  type PartEvent,
  partFields,
  partStatusLabels,
  partStatusNext,
} from './part.ts'

/** What a person asks of a part of a measure. */
export type PartCommand =
  | { readonly type: 'assign'; readonly changes: Changes<typeof partFields> }
  /** That the unit lies below the owner of the measure, whoever asks makes sure of. */
  | { readonly type: 'pass'; readonly unitId: OrganizationId }
  | { readonly type: 'report'; readonly text: string }
  | { readonly type: 'accept' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'drop'; readonly reason: string }

/** Why a part refuses a command. */
export type PartRefusal = Refusal<'NOT_IN_STATUS' | 'REPORT_EMPTY' | 'REASON_MISSING'>

/** Decides what a command does to a part. What its measure may do meanwhile, the measure says. */
export function decidePart(part: Part, command: PartCommand): Result<PartEvent[], PartRefusal> {
  const { status } = part
  if (status === 'dropped') return notInStatus(part)
  switch (command.type) {
    case 'assign': {
      if (status === 'done') return notInStatus(part)
      const changes = differing<PartAssignment>(namesOf(partFields), part, command.changes)
      return ok(namesOf(changes).length === 0 ? [] : [{ type: 'part.assigned', changes }])
    }
    case 'pass':
      if (status === 'done') return notInStatus(part)
      return ok(command.unitId === part.unitId ? [] : [{ type: 'part.passed', unitId: command.unitId }])
    case 'report': {
      if (status === 'done') return notInStatus(part)
      if (command.text === '') return refuse({ code: 'REPORT_EMPTY', place: placeOf(part) })
      return ok([{ type: 'part.reported', text: command.text }])
    }
    case 'accept':
      return status === 'reported' ? ok([{ type: 'part.accepted' }]) : notInStatus(part)
    case 'return':
      if (status !== 'reported' && status !== 'done') return notInStatus(part)
      return withReason(part, command.reason, { type: 'part.returned', reason: command.reason })
    case 'drop':
      return withReason(part, command.reason, { type: 'part.dropped', reason: command.reason })
    default:
      return command satisfies never
  }
}

function withReason(part: Part, reason: string, event: PartEvent): Result<PartEvent[], PartRefusal> {
  return reason === '' ? refuse({ code: 'REASON_MISSING', place: placeOf(part) }) : ok([event])
}

function notInStatus(part: Part): Result<PartEvent[], PartRefusal> {
  return refuse({
    code: 'NOT_IN_STATUS',
    params: statusParams(partStatusLabels[part.status], partStatusNext[part.status]),
    place: placeOf(part),
  })
}

function placeOf({ rectificationId, measureId }: Part): Place {
  return { kind: 'measure', rectificationId, measureId }
}
