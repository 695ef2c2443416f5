import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import { type CategoryId, type FindingId, id, type MeasureId } from '@bihuan/core/kernel/id.ts'
import type { AnyKind } from '@bihuan/core/kernel/kind.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { handlerRefusal } from '@bihuan/core/measures/late.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { mergeFindings, moveFinding, splitFinding } from '@bihuan/core/measures/rearrange-findings.ts'
import { mergeMeasures, moveMeasure, splitMeasure } from '@bihuan/core/measures/rearrange-measures.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { categoryKind } from '@bihuan/core/rectifications/category.kind.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { type FindingForm, findingRight } from '../findings/findings.commands.ts'
import { listedFindings, type ListedFinding, placeForFinding } from '../findings/findings.queries.ts'
import { linksBelow, linksOfMeasures } from '../findings/further-locks.store.ts'
import { commandBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { type Loaded, recordsOf, type SeenVersion } from '../kernel/run-command.ts'
import { ask } from '../kernel/together.ts'
import { checkedElsewhere } from './further.queries.ts'
import { firstLate } from './late-measures.ts'
import { type MeasureForm, measureRight } from './measure-command.ts'
import { findingAbove, lastOrdinal, type ListedMeasure } from './measures.queries.ts'
import { listedMeasure } from './one-measure.queries.ts'
import {
  findingsAbove,
  findingsIn,
  goneBehindFindings,
  goneBehindMeasures,
  measuresBelow,
  measuresListed,
} from './rearrange.queries.ts'

/** A record that goes along, at the version that the form showed. */
type Other<Id> = { readonly id: Id; readonly version: number }

/** Puts a measure at a place below a finding. */
export async function move(
  context: SignedInContext,
  form: MeasureForm & { readonly findingId: FindingId; readonly at: number | null },
): Promise<ListedMeasure | null> {
  const { rectificationId, measureId, findingId, at } = form
  const row = listedMeasure(form, readScope(context.actor))
  const below = measuresBelow(rectificationId, [findingId])
  const above = findingAbove(rectificationId, measureId)
  await commandBelow(context, form, {
    holdsFirst: [linksOfMeasures(rectificationId, [measureId])],
    subjects: async (db) => [
      recordsOf(findingKind, [findingId, ...(await ask(db, findingsAbove(rectificationId, [measureId])))]),
      recordsOf(measureKind, [measureId, ...(await ask(db, measuresBelow(rectificationId, [findingId])))]),
    ],
    seen: seenAs(measureKind, [{ id: measureId, version: form.version }]),
    asks: [below, above],
    asksAfter: [row],
    checkRight: (loaded, actor) => measureRight(actor, loaded.one(measureKind, measureId), 'move'),
    decide: (loaded, _, actor) => {
      if (!holdsAll(loaded, measureKind, below.answer)) return refuse({ code: 'VERSION_CONFLICT' })
      const measure = loaded.one(measureKind, measureId)
      const late = handlerRefusal(measure, actor, todayIn(context))
      if (late !== null) return refuse(late)
      const finding = loaded.one(findingKind, findingId)
      const those = [...loaded.of(measureKind).values()].filter((one) => one.findingId === findingId)
      return moveMeasure(measure, {
        from: loaded.one(findingKind, measure.findingId),
        finding,
        below: those,
        at,
        ...furtherIn(above),
      })
    },
  })
  return row.answer
}

/** Makes several measures of one. The others take ids of their own. */
export async function split(
  context: SignedInContext,
  form: MeasureForm & { readonly text: string; readonly parts: readonly string[]; readonly reason: string },
): Promise<ListedMeasure | null> {
  const { rectificationId, measureId, version, text, reason } = form
  const parts = form.parts.map((words) => ({ id: id<'measure'>(context.newId()), text: words }))
  const row = listedMeasure(form, readScope(context.actor))
  const above = findingAbove(rectificationId, measureId)
  await commandBelow(context, form, {
    holdsFirst: [linksOfMeasures(rectificationId, [measureId])],
    subjects: async (db) => [
      recordsOf(findingKind, await ask(db, findingsAbove(rectificationId, [measureId]))),
      recordsOf(measureKind, [measureId]),
    ],
    seen: seenAs(measureKind, [{ id: measureId, version }]),
    asks: [above],
    asksAfter: [row],
    checkRight: (loaded, actor) => measureRight(actor, loaded.one(measureKind, measureId), 'split'),
    decide: async (loaded, db, actor) => {
      const measure = loaded.one(measureKind, measureId)
      const late = handlerRefusal(measure, actor, todayIn(context))
      if (late !== null) return refuse(late)
      const { findingId } = measure
      // Under the lock of the finding, so that nobody takes these places meanwhile.
      const last = await ask(db, lastOrdinal(rectificationId, findingId))
      const finding = loaded.one(findingKind, findingId)
      const wanted = { finding, lastOrdinal: last, text, parts, reason }
      return splitMeasure(measure, { ...wanted, ...furtherIn(above) })
    },
  })
  return row.answer
}

/** Makes one measure of several. */
export async function merge(
  context: SignedInContext,
  form: MeasureForm & {
    readonly others: readonly Other<MeasureId>[]
    readonly text: string
    readonly reason: string
  },
): Promise<ListedMeasure | null> {
  const { rectificationId, measureId, version, text, reason } = form
  const others = form.others.filter((other) => other.id !== measureId)
  const ids = [measureId, ...new Set(others.map((other) => other.id))]
  const row = listedMeasure(form, readScope(context.actor))
  const above = findingAbove(rectificationId, measureId)
  const gone = goneBehindMeasures(rectificationId, ids)
  const listed = measuresListed(rectificationId, ids)
  await commandBelow(context, form, {
    holdsFirst: [linksOfMeasures(rectificationId, ids)],
    subjects: async (db) => [
      recordsOf(findingKind, await ask(db, findingsAbove(rectificationId, ids))),
      recordsOf(measureKind, ids),
    ],
    seen: seenAs(measureKind, [{ id: measureId, version }, ...others]),
    asks: [above, gone, listed],
    asksAfter: [row],
    checkRight: (loaded, actor) =>
      ids
        .map((one) => measureRight(actor, loaded.one(measureKind, one), 'merge'))
        .find((refusal) => refusal !== null) ?? null,
    decide: (loaded, _, actor) => {
      if (others.length === 0) return refuse({ code: 'NOT_FOUND' })
      const late = firstLate(loaded, actor, context)
      if (late !== null) return refuse(late)
      const findings = [...loaded.of(findingKind).values()]
      const [one, ...rest] = ids.map((measure) => loaded.one(measureKind, measure))
      if (one === undefined) throw new Error('no measure was loaded')
      const facts = { ...furtherIn(above), gone: gone.answer, listed: listed.answer }
      return mergeMeasures(one, { others: rest, findings, text, reason, ...facts })
    },
  })
  return row.answer
}

/** How the findings stand that a measure answers beside its own. */
function furtherIn(above: ReturnType<typeof findingAbove>) {
  return { furtherStatuses: above.answer?.furtherStatuses ?? [] }
}

/** Puts a finding into another category, or at another place. */
export async function moveOne(
  context: SignedInContext,
  form: FindingForm & {
    readonly categoryId?: CategoryId | null | undefined
    readonly at: number | null
  },
): Promise<readonly ListedFinding[]> {
  const { rectificationId, findingId, categoryId, at } = form
  const all = findingsIn(rectificationId)
  const rows = listedFindings({ rectificationId, ids: [findingId] }, readScope(context.actor))
  await commandBelow(context, form, {
    subjects: async (db) => [
      recordsOf(rectificationKind, [rectificationId]),
      ...(categoryId ? [recordsOf(categoryKind, [categoryId])] : []),
      recordsOf(findingKind, [findingId, ...(at === null ? [] : await ask(db, findingsIn(rectificationId)))]),
    ],
    seen: seenAs(findingKind, [{ id: findingId, version: form.version }]),
    asks: [all],
    asksAfter: [rows],
    checkRight: (loaded, actor) =>
      findingRight(actor, loaded.one(findingKind, findingId), { measures: [], action: 'move' }),
    decide: (loaded) => {
      if (at !== null && !holdsAll(loaded, findingKind, all.answer)) {
        return refuse({ code: 'VERSION_CONFLICT' })
      }
      const category =
        categoryId === undefined || categoryId === null ? categoryId : loaded.one(categoryKind, categoryId)
      const those = [...loaded.of(findingKind).values()]
      return moveFinding(loaded.one(findingKind, findingId), { category, all: those, at })
    },
  })
  return rows.answer
}

/** Makes two findings of one. The new one takes the id of the command. */
export async function splitOne(
  context: SignedInContext,
  form: FindingForm & {
    readonly number: string
    readonly title: string
    readonly measureIds: readonly MeasureId[]
    readonly reason: string
  },
): Promise<readonly ListedFinding[]> {
  const { rectificationId, findingId, number, title, measureIds, reason } = form
  const newId = id<'finding'>(form.commandId)
  const placed = placeForFinding(rectificationId, null)
  const below = measuresBelow(rectificationId, [findingId])
  const checked = checkedElsewhere(rectificationId, [findingId])
  const rows = listedFindings({ rectificationId, ids: [newId] }, readScope(context.actor))
  await commandBelow(context, form, {
    subjects: [
      recordsOf(rectificationKind, [rectificationId]),
      recordsOf(findingKind, [findingId]),
      recordsOf(measureKind, measureIds),
    ],
    seen: seenAs(findingKind, [{ id: findingId, version: form.version }]),
    holdsFirst: [linksBelow(rectificationId, [findingId])],
    asks: [placed, below, checked],
    asksAfter: [rows],
    checkRight: (loaded, actor) =>
      findingRight(actor, loaded.one(findingKind, findingId), { measures: [], action: 'split' }),
    decide: (loaded) => {
      const measures = measureIds.map((one) => loaded.one(measureKind, one))
      if (measures.some((one) => one.findingId !== findingId)) return refuse({ code: 'VERSION_CONFLICT' })
      const ordinal = placed.answer.lastOrdinal + 1
      const wanted = { id: newId, ordinal, number, title, measures, chosen: measureIds, reason }
      const held = { checkedElsewhere: checked.answer }
      return splitFinding(loaded.one(findingKind, findingId), { ...wanted, ...held })
    },
  })
  return rows.answer
}

/** Makes one finding of several, with all their measures. */
export async function mergeSome(
  context: SignedInContext,
  form: FindingForm & {
    readonly others: readonly Other<FindingId>[]
    readonly title: string
    readonly reason: string
  },
): Promise<readonly ListedFinding[]> {
  const { rectificationId, findingId, version, title, reason } = form
  const others = form.others.filter((other) => other.id !== findingId)
  const ids = [findingId, ...new Set(others.map((other) => other.id))]
  const below = measuresBelow(rectificationId, ids)
  const checked = checkedElsewhere(rectificationId, ids)
  const gone = goneBehindFindings(rectificationId, ids)
  const rows = listedFindings({ rectificationId, ids: [findingId] }, readScope(context.actor))
  await commandBelow(context, form, {
    subjects: async (db) => [
      recordsOf(findingKind, ids),
      recordsOf(measureKind, await ask(db, measuresBelow(rectificationId, ids))),
    ],
    seen: seenAs(findingKind, [{ id: findingId, version }, ...others]),
    holdsFirst: [linksBelow(rectificationId, ids)],
    asks: [below, checked, gone],
    asksAfter: [rows],
    checkRight: (loaded, actor) =>
      findingRight(actor, loaded.one(findingKind, findingId), { measures: [], action: 'merge' }),
    decide: (loaded) => {
      if (others.length === 0) return refuse({ code: 'NOT_FOUND' })
      if (!holdsAll(loaded, measureKind, below.answer)) return refuse({ code: 'VERSION_CONFLICT' })
      const measures = [...loaded.of(measureKind).values()]
      const [one, ...rest] = ids.map((each) => loaded.one(findingKind, each))
      if (one === undefined) throw new Error('no finding was loaded')
      const held = { checkedElsewhere: checked.answer, gone: gone.answer }
      return mergeFindings(one, { others: rest, measures, title, reason, ...held })
    },
  })
  return rows.answer
}

function seenAs(kind: AnyKind, seen: readonly Other<string>[]): SeenVersion[] {
  return seen.map(({ id: subjectId, version }) => ({ kind, subjectId, version }))
}

// What came after they were looked for, and before what is above them was locked.
function holdsAll(loaded: Loaded, kind: AnyKind, ids: readonly string[]): boolean {
  return ids.every((one) => loaded.of(kind).has(one))
}
