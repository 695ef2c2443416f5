import { decideFinding, type FindingRefusal } from '../findings/finding.decide.ts'
import type { FindingEvent } from '../findings/finding.events.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Finding } from '../findings/finding.ts'
import type { Change } from '../kernel/entry.ts'
import { changeOf, changesOf } from '../kernel/kind.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { canBeVoided } from './measure.decide.ts'
import type { MeasureEvent } from './measure.events.ts'
import { measureKind } from './measure.kind.ts'
import type { Measure } from './measure.ts'

type Decision = Result<Change<FindingEvent | MeasureEvent>[], FindingRefusal>
type Whole = {
  readonly finding: Finding
  readonly measures: readonly Measure[]
  readonly reason: string
  /** Whether a finding elsewhere is being checked that one of its measures answers too. */
  readonly isCheckedElsewhere?: boolean
}

/** Voids a finding with the open measures below it, each with an entry of its own. */
export function voidFinding({ finding, measures, reason, isCheckedElsewhere }: Whole): Decision {
  if (isCheckedElsewhere === true) {
    const { rectificationId, id: findingId } = finding
    return refuse({ code: 'CLAIM_WAITS', place: { kind: 'finding', rectificationId, findingId } })
  }
  const voided = decideFinding(finding, { type: 'void', reason }, { measures })
  if (!voided.ok) return voided
  return ok([
    ...voided.value.map((event) => changeOf(findingKind, finding.id, event)),
    ...measures
      .filter(canBeVoided)
      .map(({ id }) => changeOf(measureKind, id, { type: 'measure.voided', reason, isWithFinding: true })),
  ])
}

/** Takes the voiding of a finding back; the measures that went with it come back, those that were voided before do not. */
export function restoreFinding({ finding, measures, reason }: Whole): Decision {
  const decided = decideFinding(finding, { type: 'restore', reason }, { measures })
  const restored = changesOf(findingKind, finding.id, decided)
  if (!restored.ok) return restored
  const back = measures.flatMap((measure) => {
    if (measure.status !== 'voided' || !measure.voided.isWithFinding) return []
    const { status } = measure.voided.was
    return [changeOf(measureKind, measure.id, { type: 'measure.restored', status, reason })]
  })
  return ok([...restored.value, ...back])
}
