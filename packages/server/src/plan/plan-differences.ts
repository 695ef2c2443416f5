import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import { isId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { planChangeIn } from '@bihuan/core/kernel/plan-change.ts'
import { applyTo, kindOf } from '@bihuan/core/kernel/replay.ts'
import { Records } from '@bihuan/core/kernel/records.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import {
  type Difference,
  type DifferenceKind,
  differencesOf,
  type EntrySince,
} from '@bihuan/core/plan/differences.ts'
import { plannedIn, type PlannedItem } from '@bihuan/core/plan/planned.ts'
import type { DifferenceView } from '@bihuan/core/plan/plans.contract.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask, askTogether } from '../kernel/together.ts'
import {
  type Between,
  entriesOfAll,
  entriesOfChanged,
  type EntryOfPlan,
  namesOfIds,
  type PlaceOfItem,
  placesOfItems,
} from './plan-differences.queries.ts'

const planned = [findingKind, measureKind]

/** What the plan of a rectification said once an entry was written: what replay gives at it, and nothing that is kept beside. */
export async function planAt(
  db: Db,
  rectificationId: RectificationId,
  sequence: number,
): Promise<ReadonlyMap<string, PlannedItem>> {
  const records = new Records()
  for (const entry of await ask(db, entriesOfAll(rectificationId, sequence))) apply(records, entry)
  return plannedIn(records)
}

/** Which of the differences between two moments of a plan are wanted. */
export type WantedDifferences = {
  readonly rectificationId: RectificationId
  readonly between: Between
  readonly scope: ReadScope
  readonly kind: DifferenceKind | undefined
  readonly after: number
  readonly limit: number
}

/** A page of what has become of a plan, with how much of each kind there is in all. */
export type DifferencesPage = {
  counts: Partial<Record<DifferenceKind, number>>
  total: number
  differences: DifferenceView[]
}

/** What has become of a plan between two entries, as far as somebody may read the items. */
export async function readDifferences(db: Db, wanted: WantedDifferences): Promise<DifferencesPage> {
  const { rectificationId, between, scope, kind, after, limit } = wanted
  const [entries, places] = [
    entriesOfChanged(rectificationId, between, scope),
    placesOfItems(rectificationId),
  ]
  await askTogether(db, [entries, places])
  const { all, since } = compared(entries.answer, between, places.answer)
  const counts: Partial<Record<DifferenceKind, number>> = {}
  for (const one of all) counts[one.kind] = (counts[one.kind] ?? 0) + 1
  const fitting = all.filter((one) => kind === undefined || one.kind === kind)
  const page = fitting.slice(after, after + limit)
  const ids = page.flatMap(({ fields }) => fields.flatMap((one) => [one.before, one.after])).filter(isIdText)
  const names = await ask(db, namesOfIds([...new Set(ids)]))
  const told = { names, places: places.answer, since: Map.groupBy(since, ({ subjectId }) => subjectId) }
  return { counts, total: fitting.length, differences: page.map((one) => differenceView(one, told)) }
}

/** What became of the items that entries tell of, in the order of the ledger. */
function compared(
  entries: readonly EntryOfPlan[],
  { from }: Between,
  places: ReadonlyMap<string, PlaceOfItem>,
): { readonly all: readonly Difference[]; readonly since: readonly EntryOfPlan[] } {
  const records = new Records()
  const first = entries.findIndex(({ sequence }) => sequence > from)
  const at = first < 0 ? entries.length : first
  const since = entries.slice(at)
  for (const entry of entries.slice(0, at)) apply(records, entry)
  const before = plannedIn(records)
  for (const entry of since) apply(records, entry)
  const happened: readonly EntrySince[] = since
  const found = differencesOf({ before, after: plannedIn(records), since: happened })
  const placeOf = ({ id }: Difference): number => {
    const place = places.get(id)
    return place === undefined ? Number.MAX_SAFE_INTEGER : place.at * 1_000_000 + place.below
  }
  return { all: found.toSorted((one, other) => placeOf(one) - placeOf(other)), since }
}

function apply(records: Records, entry: EntryOfPlan): void {
  applyTo(records, kindOf(planned, entry), entry)
}

type Told = {
  readonly names: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, PlaceOfItem>
  readonly since: ReadonlyMap<string, readonly EntryOfPlan[]>
}

function differenceView(one: Difference, { names, places, since }: Told): DifferenceView {
  const { after: item } = one
  const shown = (value: string | null): string | null => (value === null ? null : (names.get(value) ?? value))
  return {
    kind: one.kind,
    item: one.item,
    id: one.id,
    findingId: item.item === 'finding' ? item.id : item.findingId,
    number: numberOf(places.get(one.id)),
    words: item.item === 'finding' ? item.said.title || item.said.number : item.said.text,
    fields: one.fields.map(({ field, before, after }) => ({
      field,
      before: shown(before),
      after: shown(after),
    })),
    others: one.others.map((id) => numberOf(places.get(id))),
    said: (since.get(one.id) ?? []).flatMap(({ event, at }) => {
      const said = planChangeIn(event)
      return said === null ? [] : [{ ...said, at }]
    }),
  }
}

function numberOf(place: PlaceOfItem | undefined): string {
  if (place === undefined) return ''
  return place.below === 0 ? String(place.at) : `${place.at}-${place.below}`
}

function isIdText(value: string | null): value is string {
  return value !== null && isId(value)
}
