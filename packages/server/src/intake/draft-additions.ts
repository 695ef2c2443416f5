import { dueOf } from '@bihuan/core/intake/due.ts'
import { changesFromSource, findingChangesFromSource } from '@bihuan/core/intake/from-source.ts'
import type { Draft, DraftFinding, DraftMeasure } from '@bihuan/core/intake/draft.ts'
import { decideFinding, type FindingChanges } from '@bihuan/core/findings/finding.decide.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import type { Change } from '@bihuan/core/journal/entry.ts'
import { type CategoryId, type FindingId, id, type MeasureId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { addMeasure } from '@bihuan/core/measures/add-measure.ts'
import { type AssignmentChanges, decideMeasure } from '@bihuan/core/measures/measure.decide.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { Places } from './additions.queries.ts'
import {
  type Adding,
  addedCategory,
  addedFinding,
  addedMeasure,
  assignmentIn,
  categoryIn,
  type DraftChanges,
  fromSource,
  hasWords,
  peopleOf,
  quoteOf,
} from './draft-changes.ts'
import type { Quote } from './sources.store.ts'

type Field = 'owner' | 'leader' | 'dueOn' | 'timeClass'

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

/** What turning confirmed items into changes needs besides them. */
export type AddingTo = Adding & {
  readonly document: string
  readonly newId: () => string
  readonly places: Places
  readonly findings: ReadonlyMap<string, Finding>
  readonly measures: ReadonlyMap<string, Measure>
}

/**
 * Turns what somebody confirmed of a draft into changes of a rectification that is there already: new items as a commit
 * adds them, changes as an assignment makes them, with every refusal of either.
 */
export function additionsOf(
  draft: Draft,
  chosen: readonly ChosenFinding[],
  adding: AddingTo,
): Result<DraftChanges, Refusal> {
  if (!areTold(draft, chosen)) return refuse({ code: 'INVALID_INPUT', params: { detail: 'findings' } })
  const growth = new Growth(adding)
  for (const choice of chosen) {
    const finding = draft.findings[choice.at]
    const refusal = finding === undefined ? null : growth.take(finding, choice)
    if (refusal !== null) return refuse(refusal)
  }
  return ok(growth)
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
  readonly changes: Change[] = []
  readonly quotes: Quote[] = []
  readonly #adding: AddingTo
  readonly #categories: Map<string, CategoryId>
  readonly #lastMeasures: Map<FindingId, number>
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
    const changes = peopleIn(finding, choice.fields, this.#adding)
    this.changes.push(...findingChangesFromSource(known.id, finding, fromSource(this.#adding, changes)))
    const refusal = isEmpty(changes) ? null : this.#assignFinding(known, changes)
    if (refusal !== null) return refusal
    return firstRefusal(choice.measures, ({ at, measureId, fields }) => {
      const measure = finding.measures[at]
      if (measure === undefined) return null
      return measureId === null
        ? this.#addMeasure(known, { finding, measure })
        : this.#changeMeasure(known, measureId, { finding, measure, fields })
    })
  }

  #addFinding(finding: DraftFinding, chosen: readonly ChosenMeasure[]): Refusal | null {
    // A measure stays under its finding.
    if (chosen.some(({ measureId }) => measureId !== null)) return { code: 'NOT_FOUND' }
    const findingId = id<'finding'>(this.#adding.newId())
    const place = { findingId, categoryId: this.#categoryOf(finding), ordinal: (this.#lastFinding += 1) }
    this.changes.push(addedFinding(finding, this.#adding, place))
    const taken = peopleOf(finding, this.#adding.namesakes)
    this.changes.push(...findingChangesFromSource(findingId, finding, fromSource(this.#adding, taken)))
    this.quotes.push(quoteOf('finding', findingId, finding))
    const measures = chosen.flatMap(({ at }) => finding.measures[at] ?? []).filter(hasWords)
    for (const [index, measure] of measures.entries()) {
      const measureId = id<'measure'>(this.#adding.newId())
      this.changes.push(
        addedMeasure(measure, this.#adding, { finding, findingId, measureId, ordinal: index + 1 }),
      )
      this.#keepWords(measureId, measure, assignmentIn(measure, finding, this.#adding.namesakes))
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

  #addMeasure(known: Finding, { finding, measure }: Said): Refusal | null {
    if (!hasWords(measure)) return null
    const measureId = id<'measure'>(this.#adding.newId())
    const ordinal = (this.#lastMeasures.get(known.id) ?? 0) + 1
    this.#lastMeasures.set(known.id, ordinal)
    const said = assignmentIn(measure, finding, this.#adding.namesakes)
    const assignment = {
      ...said,
      ownerId: said.ownerId ?? known.ownerId,
      leaderId: said.leaderId ?? known.leaderId,
    }
    const added = addMeasure(known, { measureId, ordinal, text: measure.text, assignment })
    if (!added.ok) return added.refusal
    this.changes.push(...added.value)
    this.#keepWords(measureId, measure, said)
    this.quotes.push(quoteOf('measure', measureId, measure))
    return null
  }

  #changeMeasure(
    known: Finding,
    measureId: MeasureId,
    { fields, ...said }: Said & { readonly fields: readonly Field[] },
  ): Refusal | null {
    const measure = this.#adding.measures.get(measureId)
    if (measure?.findingId !== known.id) return { code: 'NOT_FOUND' }
    this.quotes.push(quoteOf('measure', measureId, said.measure))
    const changes = assignmentSaid(said, measure, { fields, adding: this.#adding })
    this.#keepWords(measureId, said.measure, changes)
    if (isEmpty(changes)) return null
    const decided = decideMeasure(measure, { type: 'assign', changes }, { findingStatus: known.status })
    if (!decided.ok) return decided.refusal
    for (const event of decided.value)
      this.changes.push({ subjectType: 'measure', subjectId: measure.id, event })
    return null
  }

  #keepWords(measureId: MeasureId, measure: DraftMeasure, taken: AssignmentChanges): void {
    this.changes.push(...changesFromSource(measureId, measure, fromSource(this.#adding, taken)))
  }

  #assignFinding(known: Finding, changes: FindingChanges): Refusal | null {
    const decided = decideFinding(known, { type: 'assign', changes }, { measures: [] })
    if (!decided.ok) return decided.refusal
    for (const event of decided.value)
      this.changes.push({ subjectType: 'finding', subjectId: known.id, event })
    return null
  }
}

type Said = { readonly finding: DraftFinding; readonly measure: DraftMeasure }

/** Who of those whom a document names answers for an item, where somebody confirmed it. Unknown names change nothing. */
function peopleIn(
  said: Pick<DraftMeasure, 'owners' | 'leader'>,
  fields: readonly Field[],
  { namesakes }: Adding,
): FindingChanges {
  const ownerId = fields.includes('owner') ? namesakes.organizations.get(said.owners[0] ?? '') : undefined
  const leaderId = fields.includes('leader') ? namesakes.persons.get(said.leader ?? '') : undefined
  return { ...(ownerId !== undefined && { ownerId }), ...(leaderId !== undefined && { leaderId }) }
}

/** What a document says of a measure, and of its finding where neither it nor the record says anything of the measure. */
function assignmentSaid(
  { finding, measure }: Said,
  known: Measure,
  { fields, adding }: { readonly fields: readonly Field[]; readonly adding: Adding },
): AssignmentChanges {
  const people = {
    owners: measure.owners.length > 0 || known.ownerId !== null ? measure.owners : finding.owners,
    leader: measure.leader ?? (known.leaderId === null ? finding.leader : null),
  }
  const dueOn = measure.dueOn ?? (known.dueOn === null ? dueOf(measure, finding) : null)
  const { timeClass } = measure
  return {
    ...peopleIn(people, fields, adding),
    ...(fields.includes('dueOn') && dueOn !== null && { dueOn }),
    ...(fields.includes('timeClass') && timeClass !== null && { timeClass }),
  }
}

function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0
}

function firstRefusal<Item>(items: readonly Item[], take: (item: Item) => Refusal | null): Refusal | null {
  for (const item of items) {
    const refusal = take(item)
    if (refusal !== null) return refusal
  }
  return null
}
