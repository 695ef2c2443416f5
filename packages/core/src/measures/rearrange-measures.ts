import { type Finding, isOpenFinding } from '../findings/finding.ts'
import type { Change } from '../kernel/entry.ts'
import type { MeasureId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import { placedAt } from '../kernel/places.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { MeasureFacts } from './measure.decide.ts'
import type { MeasureEvent } from './measure.events.ts'
import { extensionsTogether } from './extension.ts'
import { pick } from '../kernel/field.ts'
import { assignmentNames } from './measure.fields.ts'
import { measureKind } from './measure.kind.ts'
import type { Measure } from './measure.ts'
import { type Gone, linkedRefusal, measureRefusal, type RearrangingRefusal } from './rearranging.ts'

/** How those findings stand that a measure answers beside its own. */
type Further = Pick<MeasureFacts, 'furtherStatuses'>

/** Which measures have a list of objects. */
type Listed = { readonly listed: readonly MeasureId[] }

type Decision = Result<Change<MeasureEvent>[], RearrangingRefusal>

/** Puts a measure at a place below a finding, its own or another; those behind it there move on. */
export function moveMeasure(
  measure: Measure,
  to: {
    readonly from: Finding
    readonly finding: Finding
    /** All that stand below the finding that it goes to. */
    readonly below: readonly Measure[]
    /** From 1; null behind all others. */
    readonly at: number | null
  } & Further,
): Decision {
  const facts = factsUnder(to.from, to)
  const refusal =
    measureRefusal(measure, facts, 'move') ?? notOpen(to.finding) ?? answered(measure, to.finding)
  if (refusal !== null) return refuse(refusal)
  const others = to.below.filter(({ id }) => id !== measure.id)
  const isSame = measure.findingId === to.finding.id
  if (to.at === null) {
    const last = Math.max(0, ...others.map(({ ordinal }) => ordinal))
    return ok(isSame && measure.ordinal > last ? [] : [movedTo(measure.id, to.finding, last + 1)])
  }
  // One from elsewhere has no place there yet, whatever its number was.
  const placed = placedAt(others, { id: measure.id, ordinal: isSame ? measure.ordinal : 0 }, to.at)
  return ok(placed.map(({ id, ordinal }) => movedTo(id, to.finding, ordinal)))
}

/** Where a measure stands from now on. */
export function movedTo(
  id: MeasureId,
  { id: findingId }: Pick<Finding, 'id'>,
  ordinal: number,
): Change<MeasureEvent> {
  return changeOf(measureKind, id, { type: 'measure.moved', findingId, changes: { ordinal } })
}

/**
 * Makes several measures of one: it goes on with other words, with its reports and its evidence; each other one begins anew with
 * the same people and dates, behind all others. Whoever did the one did all of them.
 */
export function splitMeasure(
  measure: Measure,
  wanted: {
    readonly finding: Finding
    readonly lastOrdinal: number
    readonly text: string
    readonly parts: readonly { readonly id: MeasureId; readonly text: string }[]
    readonly reason: string
  } & Further,
): Decision {
  const { text, parts, reason, lastOrdinal } = wanted
  const refusal = measureRefusal(measure, factsUnder(wanted.finding, wanted), 'split')
  if (refusal !== null) return refuse(refusal)
  const { rectificationId, id, findingId, doers } = measure
  if (reason === '') return refuse(reasonMissing(measure))
  const assignment = pick(measure, assignmentNames)
  const into = parts.map((part) => part.id)
  return ok([
    changeOf(measureKind, id, { type: 'measure.split', changes: { text }, into, reason }),
    ...parts.map((part, index) =>
      changeOf(measureKind, part.id, {
        type: 'measure.splitOff',
        measureId: part.id,
        rectificationId,
        findingId,
        ordinal: lastOrdinal + 1 + index,
        text: part.text,
        assignment,
        from: id,
        doers,
        // What was put off stays so: a split makes no day the first one again.
        ...(measure.extensions > 0 && { extended: pick(measure, ['extensions', 'firstDueOn']) }),
      }),
    ),
  ])
}

/**
 * Makes one measure of several. Reports, evidence and dates stay where they are: the one has its own, the others can be read as
 * what became a part of it; but the earliest first day of all stays visible on the one, and so do their extensions. Whoever did any of them did the one, and never signs it.
 */
export function mergeMeasures(
  measure: Measure,
  wanted: {
    readonly others: readonly Measure[]
    /** The findings above all of them. */
    readonly findings: readonly Finding[]
    readonly text: string
    readonly reason: string
  } & Further &
    Gone &
    Listed,
): Decision {
  const { others, findings, text, reason } = wanted
  for (const one of [measure, ...others]) {
    const above = findings.find(({ id }) => id === one.findingId)
    if (above === undefined) throw new Error(`measure ${one.id} was given without its finding`)
    const further = one === measure ? wanted : {}
    const refusal = measureRefusal(one, factsUnder(above, further), 'merge')
    if (refusal !== null) return refuse(refusal)
  }
  const linked = linkedRefusal(others, wanted)
  if (linked !== null) return refuse(linked)
  const listed = listedRefusal(others, wanted)
  if (listed !== null) return refuse(listed)
  if (reason === '') return refuse(reasonMissing(measure))
  const from = others.map(({ id }) => id)
  const doers = [...new Set(others.flatMap((other) => other.doers))]
  const extended = extensionsTogether(measure, others)
  return ok([
    changeOf(measureKind, measure.id, {
      type: 'measure.merged',
      changes: { text },
      from,
      doers,
      reason,
      ...(extended !== null && { extended }),
    }),
    ...from.map((id) => changeOf(measureKind, id, { type: 'measure.mergedInto', into: measure.id, reason })),
  ])
}

/**
 * Why a measure with a list of objects does not become a part of another; null where it has none. A list stays with its measure: nobody
 * would be asked any more what of it is open, and whoever said its objects done could sign for the other.
 */
function listedRefusal(others: readonly Measure[], { listed }: Listed): RearrangingRefusal | null {
  const one = others.find(({ id }) => listed.includes(id))
  if (one === undefined) return null
  const { rectificationId, id: measureId } = one
  return { code: 'OBJECT_LIST_STAYS', place: { kind: 'measure', rectificationId, measureId } }
}

function factsUnder({ status }: Finding, { furtherStatuses }: Further): MeasureFacts {
  return { findingStatus: status, ...(furtherStatuses && { furtherStatuses }) }
}

// It would stand below a finding and answer it from elsewhere at once.
function answered(measure: Measure, { id }: Finding): RearrangingRefusal | null {
  const { rectificationId, id: measureId } = measure
  if (!measure.further.some(({ findingId }) => findingId === id)) return null
  return { code: 'FURTHER_ALREADY', place: { kind: 'measure', rectificationId, measureId, field: 'further' } }
}

function notOpen({ rectificationId, id: findingId, status }: Finding): RearrangingRefusal | null {
  if (isOpenFinding(status)) return null
  return { code: 'FINDING_NOT_OPEN', place: { kind: 'finding', rectificationId, findingId } }
}

function reasonMissing({ rectificationId, id: measureId }: Measure): RearrangingRefusal {
  return { code: 'REASON_MISSING', place: { kind: 'measure', rectificationId, measureId, field: 'reason' } }
}
