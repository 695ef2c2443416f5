import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import { isId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { planChangeIn } from '@bihuan/core/kernel/plan-change.ts'
import { applyTo, kindOf } from '@bihuan/core/kernel/replay.ts'
import { Records } from '@bihuan/core/kernel/records.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import {
  type Comparing,
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
  becameBetween,
  type Between,
  changedNow,
  entriesOfAll,
  entriesOfChanged,
  entriesOfItems,
  type EntryOfPlan,
  type NamesOfPlans,
  namesOfPlans,
  type PlaceOfItem,
  placesOfItems,
  type SaidAgainst,
  saidBetween,
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
  const places = placesOfItems(rectificationId)
  const comparing = await (between.to === null
    ? comparedWithNow(db, { rectificationId, from: between.from, scope, places })
    : comparedWithLater(db, { rectificationId, from: between.from, to: between.to, scope, places }))
  const all = inOrderOf(differencesOf(comparing), places.answer)
  const counts: Partial<Record<DifferenceKind, number>> = {}
  for (const one of all) counts[one.kind] = (counts[one.kind] ?? 0) + 1
  const fitting = all.filter((one) => kind === undefined || one.kind === kind)
  const page = fitting.slice(after, after + limit)
  const ids = page.flatMap(({ fields }) => fields.flatMap((one) => [one.before, one.after])).filter(isIdText)
  const [names, said] = [
    namesOfPlans(rectificationId, between, [...new Set(ids)]),
    saidBetween(
      rectificationId,
      between,
      page.map((one) => one.id),
    ),
  ]
  await askTogether(db, [names, said])
  const told = {
    names: names.answer,
    places: places.answer,
    said: Map.groupBy(said.answer, ({ subjectId }) => subjectId),
  }
  return { counts, total: fitting.length, differences: page.map((one) => differenceView(one, told)) }
}

type Places = ReturnType<typeof placesOfItems>
type Compared<To> = {
  readonly rectificationId: RectificationId
  readonly from: number
  readonly to: To
  readonly scope: ReadScope
  readonly places: Places
}

// What stands now lies in the rows, which replay gives too: so only what a version said is replayed, and of what happened since
// only what says into which item another went. Days that were counted back again and again are neither sent nor replayed.
async function comparedWithNow(
  db: Db,
  { rectificationId, from, scope, places }: Omit<Compared<null>, 'to'>,
): Promise<Comparing> {
  const after = changedNow(rectificationId, from, scope)
  const since = becameBetween(rectificationId, { from, to: null })
  await askTogether(db, [after, since, places])
  const entries = await ask(db, entriesOfItems(rectificationId, from, [...after.answer.keys()]))
  const records = new Records()
  for (const entry of entries) apply(records, entry)
  return { before: plannedIn(records), after: after.answer, since: since.answer }
}

// What a later version said lies in no row: the entries go on being replayed up to it.
async function comparedWithLater(
  db: Db,
  { rectificationId, from, to, scope, places }: Compared<number>,
): Promise<Comparing> {
  const found = entriesOfChanged(rectificationId, { from, to }, scope)
  await askTogether(db, [found, places])
  const entries = found.answer
  const records = new Records()
  const first = entries.findIndex(({ sequence }) => sequence > from)
  const at = first < 0 ? entries.length : first
  for (const entry of entries.slice(0, at)) apply(records, entry)
  const before = plannedIn(records)
  const since: readonly EntrySince[] = entries.slice(at)
  for (const entry of entries.slice(at)) apply(records, entry)
  return { before, after: plannedIn(records), since }
}

/** In the order of the ledger. */
function inOrderOf(
  found: readonly Difference[],
  places: ReadonlyMap<string, PlaceOfItem>,
): readonly Difference[] {
  const placeOf = ({ id }: Difference): number => {
    const place = places.get(id)
    return place === undefined ? Number.MAX_SAFE_INTEGER : place.at * 1_000_000 + place.below
  }
  return found.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function apply(records: Records, entry: EntryOfPlan): void {
  applyTo(records, kindOf(planned, entry), entry)
}

type Told = {
  readonly names: ReadonlyMap<string, NamesOfPlans>
  readonly places: ReadonlyMap<string, PlaceOfItem>
  readonly said: ReadonlyMap<string, readonly SaidAgainst[]>
}

function differenceView(one: Difference, { names, places, said: saidOf }: Told): DifferenceView {
  const { after: item } = one
  const shown = (value: string | null, end: keyof NamesOfPlans): string | null =>
    value === null ? null : (names.get(value)?.[end] ?? value)
  return {
    kind: one.kind,
    item: one.item,
    id: one.id,
    findingId: item.item === 'finding' ? item.id : item.findingId,
    number: numberOf(places.get(one.id)),
    words: item.item === 'finding' ? item.said.title || item.said.number : item.said.text,
    fields: one.fields.map(({ field, before, after }) => ({
      field,
      before: shown(before, 'before'),
      after: shown(after, 'after'),
    })),
    others: one.others.map((id) => numberOf(places.get(id))),
    said: (saidOf.get(one.id) ?? []).flatMap(({ event, at }) => {
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
