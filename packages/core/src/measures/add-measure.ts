import { isOpenFinding, type Finding } from '../findings/finding.ts'
import type { Change } from '../kernel/entry.ts'
import type { MeasureId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { MeasureEvent } from './measure.events.ts'
import { measureKind } from './measure.kind.ts'
import { type Assignment, unassigned } from './measure.fields.ts'

/**
 * Adds a measure under a finding that is still open; it starts with the finding's own owner and leader unless it is
 * said who has it.
 */
export function addMeasure(
  finding: Finding,
  {
    assignment: given,
    ...added
  }: {
    readonly measureId: MeasureId
    readonly ordinal: number
    readonly text: string
    readonly assignment?: Partial<Assignment>
  },
): Result<Change<MeasureEvent>[], Refusal<'FINDING_NOT_OPEN'>> {
  const { id: findingId, rectificationId, ownerId, leaderId, supporterIds } = finding
  if (!isOpenFinding(finding.status)) {
    return refuse({ code: 'FINDING_NOT_OPEN', place: { kind: 'finding', rectificationId, findingId } })
  }
  const assignment = { ...unassigned, ownerId, leaderId, supporterIds, ...given }
  const event = { type: 'measure.added', rectificationId, findingId, assignment, ...added } as const
  return ok([changeOf(measureKind, added.measureId, event)])
}
