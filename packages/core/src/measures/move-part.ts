import type { Change } from '../kernel/entry.ts'
import type { PersonId, ProgressReportId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { HashedEvidence } from '../told/evidence.ts'
import { decideMeasure, type MeasureFacts } from './measure.decide.ts'
import type { MeasureEvent } from './measure.events.ts'
import { measureKind } from './measure.kind.ts'
import type { Measure } from './measure.ts'
import { type Part, type PartEvent, evolvePart, sumOfParts } from './part.ts'
import { partKind } from './part.kind.ts'

/** A step of a part, with the measure and the parts that it has before it. `by` takes the step. */
export type PartStep = {
  readonly measure: Measure
  readonly facts: MeasureFacts
  readonly parts: readonly Part[]
  /** Null where it is given by this step. */
  readonly part: Part | null
  readonly event: PartEvent
  readonly by: PersonId
}

/** What a step of a part changes: the part, and what its measure knows of all of them; never while the measure is claimed or closed. */
export function movePart(step: PartStep): Result<Change<PartEvent | MeasureEvent>[], Refusal> {
  const { measure, facts, event } = step
  const part = partAfter(step)
  const others = step.parts.filter(({ id }) => id !== part.id)
  const command = {
    type: 'movePart',
    partId: part.id,
    unitId: part.unitId,
    move: movesBy[event.type],
    words: 'reason' in event ? event.reason : part.text,
    sum: sumOfParts([...others, part]),
  } as const
  return both(step, part, decideMeasure(measure, command, facts))
}

const movesBy = {
  'part.given': 'given',
  'part.assigned': 'assigned',
  'part.passed': 'passed',
  'part.reported': 'reported',
  'part.accepted': 'done',
  'part.returned': 'returned',
  'part.dropped': 'dropped',
} as const satisfies Record<PartEvent['type'], string>

/** The same of a report, whose evidence is proof of the measure. */
export function reportPart(
  step: PartStep,
  report: {
    readonly reportId: ProgressReportId
    readonly text: string
    readonly evidence: readonly HashedEvidence[]
  },
): Result<Change<PartEvent | MeasureEvent>[], Refusal> {
  const part = partAfter(step)
  const command = { type: 'reportPart', partId: part.id, unitId: part.unitId, ...report } as const
  return both(step, part, decideMeasure(step.measure, command, step.facts))
}

function partAfter({ part, event, by }: PartStep): Part {
  // What a part is does not depend on when its event was written down.
  return evolvePart(part, { event, at: '', by })
}

function both(
  { measure, event }: PartStep,
  part: Part,
  moved: Result<MeasureEvent[], Refusal>,
): Result<Change<PartEvent | MeasureEvent>[], Refusal> {
  if (!moved.ok) return moved
  return ok([
    ...moved.value.map((one) => changeOf(measureKind, measure.id, one)),
    changeOf(partKind, part.id, event),
  ])
}
