import type { FindingEvent } from '../findings/finding.events.ts'
import { findingDetailNames, findingNames } from '../findings/finding.fields.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Finding, FindingWords } from '../findings/finding.ts'
import type { Change } from '../kernel/entry.ts'
import { differing, pick } from '../kernel/field.ts'
import type { CategoryId, FindingId, MeasureId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import { placedAt } from '../kernel/places.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { measureStandingParams } from './labels.ts'
import type { MeasureEvent } from './measure.events.ts'
import type { Measure } from './measure.ts'
import { movedTo } from './rearrange-measures.ts'
import { findingRefusal, type Gone, linkedRefusal, type RearrangingRefusal } from './rearranging.ts'

type Decision = Result<Change<FindingEvent | MeasureEvent>[], RearrangingRefusal>

/** Which of the measures that go along answer a finding elsewhere that is being checked. */
type Held = { readonly checkedElsewhere: readonly MeasureId[] }

/** Puts a finding into another category, or at another place among all findings; those behind it move on. */
export function moveFinding(
  finding: Finding,
  to: {
    /** Undefined where it stays. */
    readonly category?: { readonly id: CategoryId; readonly name: string } | null | undefined
    readonly all: readonly Finding[]
    /** From 1; null where it stays. */
    readonly at: number | null
  },
): Decision {
  const refusal = findingRefusal(finding, 'move')
  if (refusal !== null) return refuse(refusal)
  const { category } = to
  const others = to.all.filter(({ id }) => id !== finding.id)
  const placed = to.at === null ? [] : placedAt(others, finding, to.at)
  const isOther = category !== undefined && (category?.id ?? null) !== finding.categoryId
  const put = { categoryId: category?.id ?? null, category: category?.name ?? null }
  return ok([
    ...(isOther ? [changeOf(findingKind, finding.id, { type: 'finding.categorized', ...put })] : []),
    ...placed.map(({ id, ordinal }) =>
      changeOf(findingKind, id, { type: 'finding.moved', changes: { ordinal } }),
    ),
  ])
}

/** Makes two findings of one: some of its measures go to the new one as they are. Whoever claimed the one claimed both. */
export function splitFinding(
  finding: Finding,
  wanted: FindingWords & {
    readonly id: FindingId
    readonly ordinal: number
    readonly measures: readonly Measure[]
    readonly chosen: readonly MeasureId[]
    readonly reason: string
  } & Held,
): Decision {
  const refusal = findingRefusal(finding, 'split')
  if (refusal !== null) return refuse(refusal)
  const { id, ordinal, number, title, reason } = wanted
  const { rectificationId, categoryId, claimants } = finding
  const going = wanted.measures.filter((measure) => wanted.chosen.includes(measure.id))
  const unfit = heldRefusal(going, wanted) ?? unfitRefusal(going)
  if (unfit !== null) return refuse(unfit)
  if (reason === '') return refuse(reasonMissing(finding))
  const made = { findingId: id, rectificationId, categoryId, ordinal, number, title, statedStatus: null }
  return ok([
    changeOf(findingKind, finding.id, { type: 'finding.split', into: id, reason }),
    changeOf(findingKind, id, {
      type: 'finding.splitOff',
      from: finding.id,
      claimants,
      ...pick(finding, findingNames),
      ...pick(finding, findingDetailNames),
      grade: finding.grade,
      ...made,
    }),
    ...inOrder(going).map((measure, index) => movedTo(measure.id, { id }, index + 1)),
  ])
}

/** Makes one finding of several: the measures of the others go to it, behind its own. Whoever claimed any of them claimed it. */
export function mergeFindings(
  finding: Finding,
  wanted: {
    readonly others: readonly Finding[]
    /** All that stand below any of them. */
    readonly measures: readonly Measure[]
    readonly title: string
    readonly reason: string
  } & Held &
    Gone,
): Decision {
  const { others, measures, title, reason } = wanted
  for (const one of [finding, ...others]) {
    const refusal = findingRefusal(one, 'merge')
    if (refusal !== null) return refuse(refusal)
  }
  const going = others.flatMap(({ id }) => inOrder(measures.filter(({ findingId }) => findingId === id)))
  const held = heldRefusal(going, wanted)
  if (held !== null) return refuse(held)
  const linked = linkedRefusal(others, wanted)
  if (linked !== null) return refuse(linked)
  // One that answers it from below another would stand below it and do so at once.
  const answering = going.find(({ further }) => further.some(({ findingId }) => findingId === finding.id))
  if (answering !== undefined) return refuse({ code: 'FURTHER_ALREADY', place: placeOf(answering) })
  if (reason === '') return refuse(reasonMissing(finding))
  const own = measures.filter(({ findingId }) => findingId === finding.id)
  const last = Math.max(0, ...own.map(({ ordinal }) => ordinal))
  const from = others.map(({ id }) => id)
  const claimants = [...new Set(others.flatMap((other) => other.claimants))]
  const changes = differing<FindingWords>(
    ['title'],
    { number: finding.number, title: finding.title ?? '' },
    { title },
  )
  return ok([
    changeOf(findingKind, finding.id, { type: 'finding.merged', changes, from, claimants, reason }),
    ...from.map((id) => changeOf(findingKind, id, { type: 'finding.mergedInto', into: finding.id, reason })),
    ...going.map((measure, index) => movedTo(measure.id, finding, last + 1 + index)),
  ])
}

function inOrder(measures: readonly Measure[]): readonly Measure[] {
  return measures.toSorted((one, other) => one.ordinal - other.ordinal)
}

// The finding above is open, so that only a claim of a measure itself, or of a finding that it answers elsewhere, holds it.
function heldRefusal(measures: readonly Measure[], { checkedElsewhere }: Held): RearrangingRefusal | null {
  const held = measures.find(({ id, status }) => status === 'submitted' || checkedElsewhere.includes(id))
  return held === undefined ? null : { code: 'CLAIM_WAITS', place: placeOf(held) }
}

function unfitRefusal(measures: readonly Measure[]): RearrangingRefusal | null {
  const unfit = measures.find(({ status }) => status === 'voided')
  if (unfit === undefined) return null
  const place = placeOf(unfit)
  return {
    code: 'NOT_IN_STATUS',
    params: measureStandingParams(unfit),
    place,
  }
}

function placeOf({ rectificationId, id: measureId }: Measure) {
  return { kind: 'measure', rectificationId, measureId } as const
}

function reasonMissing({ rectificationId, id: findingId }: Finding): RearrangingRefusal {
  return { code: 'REASON_MISSING', place: { kind: 'finding', rectificationId, findingId, field: 'reason' } }
}
