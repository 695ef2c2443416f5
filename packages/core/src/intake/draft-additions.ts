import { findingKind } from '../findings/finding.kind.ts'
import { inputProblem } from '../kernel/input-fields.ts'
import type { Draft, DraftFinding, DraftMeasure } from '../reading/draft.ts'
import { changesFromSource, findingChangesFromSource } from './from-source.ts'
import { withNamed } from './named-within.ts'
import { isReworded } from './matching/likeness.ts'
import { decideFinding } from '../findings/finding.decide.ts'
import type { Finding } from '../findings/finding.ts'
import { numberOfFinding } from '../findings/finding-number.ts'
import type { PlainDay } from '../kernel/day.ts'
import type { Change } from '../kernel/entry.ts'
import { type CategoryId, type FindingId, id, type MeasureId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { DomainEvent } from '../kinds.ts'
import { addMeasure } from '../measures/add-measure.ts'
import { type AssignmentChanges, decideMeasure } from '../measures/measure.decide.ts'
import { handlerRefusal } from '../measures/late.ts'
import { measureKind } from '../measures/measure.kind.ts'
import type { Measure } from '../measures/measure.ts'
import type { ActorHere } from '../people/role.ts'
import {
  addedCategory,
  addedFinding,
  addedMeasure,
  type Adding,
  assignmentIn,
  categoryIn,
  type DraftChanges,
  fromSource,
  hasWords,
  peopleOf,
  type Quote,
  quoteOf,
} from './draft-changes.ts'
import { type Field, findingSaid, measureSaid, type SaidOfKnown } from './said-of-known.ts'
import { type KeptWords, notKeptYet } from './kept-words.ts'

/** A measure of a draft that somebody confirmed: the one of the record that it is, or null for a new one. */
type ChosenMeasure = {
  readonly at: number
  readonly measureId: MeasureId | null
  readonly fields: readonly Field[]
}

/** A finding of a draft that somebody confirmed: the one of the record that it is, or null for a new one. */
export type ChosenFinding = {
  readonly at: number
  readonly findingId: FindingId | null
  readonly fields: readonly Field[]
  readonly measures: readonly ChosenMeasure[]
}

/** What new items of a rectification come after, and its categories by name. */
export type Places = {
  readonly lastFinding: number
  readonly lastCategory: number
  readonly categories: ReadonlyMap<string, CategoryId>
  readonly lastMeasures: ReadonlyMap<FindingId, number>
}

/** What turning confirmed items into changes needs besides them. */
export type AddingTo = Adding & {
  readonly document: string
  readonly newId: () => string
  readonly places: Places
  readonly findings: ReadonlyMap<string, Finding>
  readonly measures: ReadonlyMap<string, Measure>
  /** Who adds it, and when: see `handlerRefusal`. */
  readonly actor: ActorHere
  readonly today: PlainDay
  /** What documents before this one said of the items. */
  readonly kept: KeptWords
}

/**
 * Turns what somebody confirmed of a draft into changes of a rectification that is there already: new items as a commit
 * adds them, changes as an assignment makes them, with every refusal of either.
 */
export function additionsOf(
  read: Draft,
  chosen: readonly ChosenFinding[],
  adding: AddingTo,
): Result<DraftChanges, Refusal> {
  const draft = withNamed(read)
  // No form asks for these, so that the page is out of date.
  if (!areTold(draft, chosen)) return refuse({ code: 'INVALID_INPUT', params: inputProblem([], {}) })
  const growth = new Growth(adding)
  for (const choice of chosen) {
    const finding = draft.findings[choice.at]
    const refusal = finding === undefined ? null : growth.take(finding, choice)
    if (refusal !== null) return refuse(refusal)
  }
  const refusal = growth.refusal()
  return refusal === null
    ? ok({ changes: notKeptYet(growth.changes, adding.kept), quotes: growth.quotes })
    : refuse(refusal)
}

/** Whether everything that is named is in the draft, and once. */
function areTold(draft: Draft, chosen: readonly ChosenFinding[]): boolean {
  return (
    isOnce(chosen.map(({ at }) => at)) &&
    chosen.every(({ at, measures }) => {
      const finding = draft.findings[at]
      const places = measures.map((measure) => measure.at)
      return finding !== undefined && isOnce(places) && places.every((place) => place in finding.measures)
    })
  )
}

function isOnce(places: readonly number[]): boolean {
  return new Set(places).size === places.length
}

class Growth implements DraftChanges {
  readonly changes: Change<DomainEvent>[] = []
  readonly quotes: Quote[] = []
  readonly #adding: AddingTo
  #late: Refusal | null = null
  readonly #categories: Map<string, CategoryId>
  readonly #lastMeasures: Map<FindingId, number>
  readonly #said = new Map<string, AssignmentChanges>()
  readonly #notOpen = new Map<string, string>()
  readonly #differing = new Map<string, string>()
  #lastFinding: number
  #lastCategory: number

  constructor(adding: AddingTo) {
    this.#adding = adding
    this.#categories = new Map(adding.places.categories)
    this.#lastMeasures = new Map(adding.places.lastMeasures)
    this.#lastFinding = adding.places.lastFinding
    this.#lastCategory = adding.places.lastCategory
  }

  take(finding: DraftFinding, choice: ChosenFinding): Refusal | null {
    if (choice.findingId === null) return this.#addFinding(finding, choice.measures)
    const known = this.#adding.findings.get(choice.findingId)
    if (known === undefined) return { code: 'NOT_FOUND' }
    this.quotes.push(quoteOf('finding', known.id, finding))
    const said = findingSaid({ finding, known, fields: choice.fields }, this.#adding.book)
    const words = isReworded(finding.title ?? '', known.title ?? '') ? finding.title : null
    const item = withWords(finding, '问题', words)
    this.changes.push(...findingChangesFromSource(known.id, item, this.#from(said)))
    this.#assignFinding(known, said)
    for (const { at, measureId, fields } of choice.measures) {
      const measure = finding.measures[at]
      if (measure === undefined) continue
      if (measureId === null) this.#addMeasure(known, { finding, measure })
      else if (!this.#changeMeasure(known, measureId, { finding, measure, fields }))
        return { code: 'NOT_FOUND' }
    }
    return null
  }

  /** Why nothing of it can be done, with all places at once. */
  refusal(): Refusal | null {
    if (this.#late !== null) return this.#late
    for (const [code, items] of [
      ['ITEMS_NOT_OPEN', this.#notOpen],
      ['VALUES_DIFFER', this.#differing],
    ] as const)
      if (items.size > 0) {
        const params = { items: [...items.keys()].join('、'), itemsEn: [...items.values()].join('; ') }
        return { code, params }
      }
    return null
  }

  #addFinding(finding: DraftFinding, chosen: readonly ChosenMeasure[]): Refusal | null {
    // A measure stays under its finding.
    if (chosen.some(({ measureId }) => measureId !== null)) return { code: 'NOT_FOUND' }
    const findingId = id<'finding'>(this.#adding.newId())
    const place = { findingId, categoryId: this.#categoryOf(finding), ordinal: (this.#lastFinding += 1) }
    this.changes.push(addedFinding(finding, this.#adding, place))
    const from = fromSource(finding, peopleOf(finding, this.#adding.book), this.#adding)
    this.changes.push(...findingChangesFromSource(findingId, finding, from))
    this.quotes.push(quoteOf('finding', findingId, finding))
    const measures = chosen.flatMap(({ at }) => finding.measures[at] ?? []).filter(hasWords)
    for (const [index, measure] of measures.entries()) {
      const measureId = id<'measure'>(this.#adding.newId())
      this.changes.push(
        addedMeasure(measure, this.#adding, { finding, findingId, measureId, ordinal: index + 1 }),
      )
      const assigned = assignmentIn(measure, finding, this.#adding.book)
      this.changes.push(...changesFromSource(measureId, measure, fromSource(measure, assigned, this.#adding)))
      this.quotes.push(quoteOf('measure', measureId, measure))
    }
    return null
  }

  #categoryOf(finding: DraftFinding): CategoryId | null {
    const name = categoryIn(finding)
    if (name === null) return null
    const known = this.#categories.get(name)
    if (known !== undefined) return known
    const categoryId = id<'category'>(this.#adding.newId())
    this.#categories.set(name, categoryId)
    const category = { categoryId, name, ordinal: (this.#lastCategory += 1) }
    this.changes.push(addedCategory(this.#adding, category))
    return categoryId
  }

  #addMeasure(known: Finding, { finding, measure }: Said): void {
    if (!hasWords(measure)) return
    const measureId = id<'measure'>(this.#adding.newId())
    const ordinal = (this.#lastMeasures.get(known.id) ?? 0) + 1
    const said = assignmentIn(measure, finding, this.#adding.book)
    const assignment = {
      ...said,
      ownerId: said.ownerId ?? known.ownerId,
      leaderId: said.leaderId ?? known.leaderId,
    }
    const added = addMeasure(known, { measureId, ordinal, text: measure.text, assignment })
    if (!added.ok) return this.#cannot(known, null)
    this.#lastMeasures.set(known.id, ordinal)
    this.changes.push(...added.value)
    this.changes.push(...changesFromSource(measureId, measure, fromSource(measure, said, this.#adding)))
    this.quotes.push(quoteOf('measure', measureId, measure))
  }

  /** Whether the measure is there to be changed. */
  #changeMeasure(
    known: Finding,
    measureId: MeasureId,
    { finding, measure, fields }: Said & { readonly fields: readonly Field[] },
  ): boolean {
    const before = this.#adding.measures.get(measureId)
    if (before?.findingId !== known.id) return false
    this.quotes.push(quoteOf('measure', measureId, measure))
    const said = measureSaid({ measure, finding, known: before, fields }, this.#adding.book)
    const words = isReworded(measure.text, before.text) ? measure.text : null
    const item = withWords(measure, '整改措施', words)
    this.changes.push(...changesFromSource(measureId, item, this.#from(said)))
    if (isEmpty(said.changes)) return true
    this.#late ??= handlerRefusal(before, this.#adding.actor, this.#adding.today)
    const decided = decideMeasure(
      before,
      { type: 'assign', changes: said.changes },
      { findingStatus: known.status },
    )
    if (!decided.ok) this.#cannot(known, before)
    else if (this.#isAgreed(known, before, said.changes))
      for (const event of decided.value) this.changes.push(changeOf(measureKind, measureId, event))
    return true
  }

  #assignFinding(known: Finding, { changes }: SaidOfKnown): void {
    if (isEmpty(changes)) return
    const decided = decideFinding(known, { type: 'assign', changes }, { measures: [] })
    if (!decided.ok) this.#cannot(known, null)
    else if (this.#isAgreed(known, null, changes))
      for (const event of decided.value) this.changes.push(changeOf(findingKind, known.id, event))
  }

  #from({ taken }: SaidOfKnown): Parameters<typeof changesFromSource>[2] {
    return { sourceName: this.#adding.document, taken, newId: this.#adding.newId }
  }

  #cannot(finding: Finding, measure: Measure | null): void {
    const [zh, en] = labelOf(finding, measure)
    this.#notOpen.set(zh, en)
  }

  // A later place of the document never wins over an earlier one without anybody having seen it.
  #isAgreed(finding: Finding, measure: Measure | null, changes: AssignmentChanges): boolean {
    const subject = measure?.id ?? finding.id
    const before = this.#said.get(subject) ?? {}
    const both = new Map(Object.entries(before))
    const isSame = Object.entries(changes).every(([field, value]) => (both.get(field) ?? value) === value)
    this.#said.set(subject, { ...before, ...changes })
    const [zh, en] = labelOf(finding, measure)
    if (!isSame) this.#differing.set(zh, en)
    return isSame
  }
}

type Said = { readonly finding: DraftFinding; readonly measure: DraftMeasure }

/** An item with its words as a note, where the record says it in other words. */
function withWords<Item extends DraftFinding | DraftMeasure>(
  item: Item,
  heading: string,
  words: string | null,
): Item {
  return words === null ? item : { ...item, notes: [...item.notes, { heading, text: words }] }
}

function labelOf(finding: Finding, measure: Measure | null): readonly [string, string] {
  const place = numberOfFinding(finding) || String(finding.ordinal)
  if (measure === null) return [`问题${place}`, `finding ${place}`]
  return [`问题${place}的措施${measure.ordinal}`, `finding ${place}, measure ${measure.ordinal}`]
}

function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0
}
