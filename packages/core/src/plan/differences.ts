import { namesOf } from '../kernel/field.ts'
import type { FindingId, MeasureId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { FindingEvent } from '../findings/finding.events.ts'
import type { MeasureEvent } from '../measures/measure.events.ts'
import type { PlannedItem } from './planned.ts'

/** What can have become of an item since a version of the plan. */
export const differenceLabels = {
  changed: { zh: '有改动', en: 'Changed' },
  added: { zh: '新增', en: 'Added' },
  voided: { zh: '作废', en: 'Voided' },
  restored: { zh: '恢复', en: 'Restored' },
  split: { zh: '拆分', en: 'Split' },
  merged: { zh: '合并', en: 'Merged' },
  moved: { zh: '移动', en: 'Moved' },
} as const satisfies Readonly<Record<string, Bilingual>>
/** What has become of an item since a version of the plan. */
export type DifferenceKind = keyof typeof differenceLabels
export const differenceKinds: readonly DifferenceKind[] = namesOf(differenceLabels)

/** The entries that change what a plan says, or what counts in it. */
export const entriesOfPlan: readonly (MeasureEvent | FindingEvent)['type'][] = [
  'finding.added',
  'finding.splitOff',
  'finding.split',
  'finding.merged',
  'finding.mergedInto',
  'finding.assigned',
  'finding.reworded',
  'finding.voided',
  'finding.restored',
  'measure.added',
  'measure.splitOff',
  'measure.split',
  'measure.merged',
  'measure.mergedInto',
  'measure.moved',
  'measure.assigned',
  'measure.reworded',
  'measure.scheduled',
  'measure.unscheduled',
  'measure.extensionGranted',
  'measure.voided',
  'measure.restored',
]

/** The entries that say what an item became, or came of: the rest is told by what it says. */
export const entriesOfBecoming: readonly (MeasureEvent | FindingEvent)['type'][] = [
  'finding.splitOff',
  'finding.split',
  'finding.merged',
  'finding.mergedInto',
  'measure.splitOff',
  'measure.split',
  'measure.merged',
  'measure.mergedInto',
]

/** The entries of findings and measures that a plan can be told without: what was done, and words of sources. */
export const entriesBesidePlan: readonly (MeasureEvent | FindingEvent)['type'][] = [
  'finding.sourceNoted',
  'measure.sourceNoted',
  'measure.reportImported',
  'measure.progressReported',
  'measure.reported',
  'measure.supportReported',
  'measure.reportCorrected',
  'measure.evidenceCorrected',
]

/** An entry that made a difference. */
export type EntrySince = {
  readonly subjectId: string
  readonly event: { readonly type: string; readonly into?: unknown; readonly from?: unknown }
}

/** A field of the plan with what it said and what it says. */
export type FieldDifference = {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** What has become of one item of the plan. */
export type Difference = {
  readonly kind: DifferenceKind
  readonly item: 'finding' | 'measure'
  readonly id: FindingId | MeasureId
  /** Null where it was not in the plan. */
  readonly before: PlannedItem | null
  readonly after: PlannedItem
  readonly fields: readonly FieldDifference[]
  /** The items that it became, or that became a part of it, or that it came of. */
  readonly others: readonly string[]
}

/** What a version said of the items that something happened to, what another says, and what happened in between. */
export type Comparing = {
  readonly before: ReadonlyMap<string, PlannedItem>
  readonly after: ReadonlyMap<string, PlannedItem>
  readonly since: readonly EntrySince[]
}

/**
 * What has become of the plan, item by item, in the order of findings and of the measures below each. An item that was split, merged
 * or voided is told as that: no item of a plan is ever gone.
 */
export function differencesOf({ before, after, since }: Comparing): readonly Difference[] {
  const happened = Map.groupBy(since, ({ subjectId }) => subjectId)
  return [...after]
    .flatMap(([id, now]) => differenceOf(before.get(id) ?? null, now, happened.get(id) ?? []))
    .toSorted((one, other) => compare(placeOf(one, after), placeOf(other, after)))
}

function differenceOf(
  before: PlannedItem | null,
  after: PlannedItem,
  happened: readonly EntrySince[],
): Difference[] {
  const fields = fieldsBetween(before, after)
  const [kind, others] = becameOf(before, after, happened)
  // Voided before and voided still, or added and taken back in between: nothing of the plan.
  if ((before === null || before.isVoided) && after.isVoided && kind !== 'merged') return []
  if (kind === 'changed' && fields.length === 0) return []
  return [{ kind, item: after.item, id: after.id, before, after, fields, others }]
}

function becameOf(
  before: PlannedItem | null,
  after: PlannedItem,
  happened: readonly EntrySince[],
): readonly [DifferenceKind, readonly string[]] {
  const others = (...types: readonly string[]): readonly string[] =>
    happened.flatMap(({ event }) =>
      types.some((type) => event.type.endsWith(`.${type}`)) ? idsIn(event.into ?? event.from) : [],
    )
  const mergedInto = after.isVoided ? others('mergedInto') : []
  if (mergedInto.length > 0) return ['merged', mergedInto]
  if (after.isVoided) return ['voided', []]
  const of = others('splitOff')
  if (before === null) return of.length > 0 ? ['split', of] : ['added', []]
  if (before.isVoided) return ['restored', []]
  const [merged, split] = [others('merged'), others('split')]
  if (split.length > 0) return ['split', split]
  if (merged.length > 0) return ['merged', merged]
  const isMoved =
    before.item === 'measure' && after.item === 'measure' && before.findingId !== after.findingId
  return [isMoved ? 'moved' : 'changed', []]
}

function idsIn(held: unknown): readonly string[] {
  return (Array.isArray(held) ? held : [held]).filter((one) => typeof one === 'string')
}

function fieldsBetween(before: PlannedItem | null, after: PlannedItem): readonly FieldDifference[] {
  if (before === null) return []
  const was = new Map<string, string | null>(Object.entries(before.said))
  return Object.entries(after.said).flatMap(([field, value]: [string, string | null]) => {
    const former = was.get(field) ?? null
    return former === value ? [] : [{ field, before: former, after: value }]
  })
}

type At = readonly [finding: number, measure: number]

function placeOf({ after: item }: Difference, all: Comparing['after']): At {
  if (item.item === 'finding') return [item.ordinal, 0]
  return [all.get(item.findingId)?.ordinal ?? Number.MAX_SAFE_INTEGER, item.ordinal]
}

function compare(one: At, other: At): number {
  return one[0] - other[0] || one[1] - other[1]
}
