import { findingKind } from '../findings/finding.kind.ts'
import { changesFromSource, type FromSource, findingChangesFromSource, takenBy } from './from-source.ts'
import type { Draft, DraftFinding, DraftMeasure } from '../reading/draft.ts'
import { detailsIn } from './details-in-notes.ts'
import { withNamed } from './named-within.ts'
import type { NameBook } from './settling/names.ts'
import { peopleMeant, supportersMeant } from './settling/names-to-settle.ts'
import { saidOf } from '../reading/said.ts'
import type { Change } from '../kernel/entry.ts'
import {
  type CategoryId,
  type FindingId,
  id,
  type MeasureId,
  type OrganizationId,
  type RectificationId,
} from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import type { DomainEvent } from '../kinds.ts'
import type { AssignmentChanges } from '../measures/measure.decide.ts'
import { measureKind } from '../measures/measure.kind.ts'
import { type Assignment, unassigned } from '../measures/measure.fields.ts'
import { categoryKind } from '../rectifications/category.kind.ts'
import { rectificationKind } from '../rectifications/rectification.kind.ts'
import type { SealedTemplate } from '../templates/template.ts'

/** Where an item of the rectification stands in its source. */
export type Quote = {
  readonly subjectType: 'finding' | 'measure'
  readonly subjectId: string
  readonly start: number
  readonly end: number
}

/** What turning a draft into records needs besides the draft. */
export type Committing = {
  readonly rectificationId: RectificationId
  /** The body that the rectification belongs to. */
  readonly bodyId: OrganizationId
  readonly name: string
  /** The name of the document. */
  readonly document: string
  readonly template: SealedTemplate
  readonly newId: () => string
  readonly book: NameBook
}

/** The records that a draft becomes, and where each stands in the source. */
export type DraftChanges = {
  readonly changes: readonly Change<DomainEvent>[]
  readonly quotes: readonly Quote[]
}

/** Turns a draft into a rectification with categories, findings and measures. */
export function changesOfDraft(read: Draft, committing: Committing): DraftChanges {
  const draft = withNamed(read)
  const changes: Change<DomainEvent>[] = [rectificationOf(draft, committing)]
  const quotes: Quote[] = []
  const categories = new Map<string, CategoryId>()
  for (const [at, finding] of draft.findings.entries()) {
    // The heading right above a finding names its group; those further up only divide the document.
    const category = categoryIn(finding)
    if (category !== null && !categories.has(category)) {
      const categoryId = id<'category'>(committing.newId())
      categories.set(category, categoryId)
      changes.push(addedCategory(committing, { categoryId, ordinal: categories.size, name: category }))
    }
    const findingId = id<'finding'>(committing.newId())
    const categoryId = category === null ? null : (categories.get(category) ?? null)
    changes.push(addedFinding(finding, committing, { findingId, categoryId, ordinal: at + 1 }))
    const people = fromSource(finding, peopleOf(finding, committing.book), committing)
    changes.push(...findingChangesFromSource(findingId, finding, people))
    quotes.push(quoteOf('finding', findingId, finding))
    for (const [index, measure] of finding.measures.filter(hasWords).entries()) {
      const measureId = id<'measure'>(committing.newId())
      changes.push(addedMeasure(measure, committing, { finding, findingId, measureId, ordinal: index + 1 }))
      const taken = assignmentIn(measure, finding, committing.book)
      changes.push(...changesFromSource(measureId, measure, fromSource(measure, taken, committing)))
      quotes.push(quoteOf('measure', measureId, measure))
    }
  }
  return { changes, quotes }
}

function rectificationOf({ facts, announced }: Draft, committing: Committing): Change<DomainEvent> {
  const { rectificationId, bodyId, name, template } = committing
  const { inspectingBody, inspectedBody, inspectedFrom, inspectedTo, feedbackOn } = facts
  const details = {
    name,
    inspectingBody,
    inspectedBody,
    inspectedFrom,
    inspectedTo,
    feedbackOn,
    announced,
  }
  return changeOf(rectificationKind, rectificationId, {
    type: 'rectification.begun',
    rectificationId,
    bodyId,
    template,
    ...details,
  })
}

/** To which rectification items are added, and who goes by the names that the source gives. */
export type Adding = Pick<Committing, 'rectificationId' | 'book'>

/** The name of the group of a finding; null where it stands in none. */
export function categoryIn({ path }: DraftFinding): string | null {
  return path.findLast((name) => name.trim() !== '') ?? null
}

/** Whether there is anything to be done: of a measure whose words were all taken away, only its passage is kept. */
export function hasWords({ text }: DraftMeasure): boolean {
  return text.trim() !== ''
}

/** A category of a draft as a record. */
export function addedCategory(
  { rectificationId }: Pick<Adding, 'rectificationId'>,
  category: { readonly categoryId: CategoryId; readonly ordinal: number; readonly name: string },
): Change<DomainEvent> {
  const event = { type: 'category.added', rectificationId, ...category } as const
  return changeOf(categoryKind, category.categoryId, event)
}

/** A finding of a draft as a record. */
export function addedFinding(
  finding: DraftFinding,
  { rectificationId, book }: Adding,
  place: { readonly findingId: FindingId; readonly categoryId: CategoryId | null; readonly ordinal: number },
): Change<DomainEvent> {
  return changeOf(findingKind, place.findingId, {
    type: 'finding.added',
    rectificationId,
    ...place,
    number: finding.number ?? '',
    title: finding.title,
    statedStatus: finding.statusRaw,
    grade: null,
    ...detailsIn(finding.notes),
    ...peopleOf(finding, book),
  })
}

/** Who of those whom the source names answers for a finding. */
export function peopleOf(
  finding: DraftFinding,
  book: NameBook,
): Pick<Assignment, 'ownerId' | 'leaderId' | 'supporterIds'> {
  const { owner, leader } = peopleMeant(finding, book)
  return {
    ownerId: owner?.id ?? null,
    leaderId: leader?.id ?? null,
    supporterIds: supportersMeant(finding, book),
  }
}

/**
 * How the rest of what a document says of an item is kept, given what the record took of it. Words that mean somebody
 * only because it was decided so are kept as well.
 */
export function fromSource(
  item: DraftFinding | DraftMeasure,
  assigned: AssignmentChanges,
  { document, newId, book }: Pick<Committing, 'document' | 'newId' | 'book'>,
): FromSource {
  const meant = peopleMeant(item, book)
  const taken = takenBy(assigned).filter((field) => field === 'dueOn' || meant[field]?.isDecided !== true)
  return { sourceName: document, taken, newId }
}

/** A measure of a draft as a record, under a finding that is added together with it. */
export function addedMeasure(
  measure: DraftMeasure,
  { rectificationId, book }: Adding,
  place: {
    readonly finding: DraftFinding
    readonly findingId: FindingId
    readonly measureId: MeasureId
    readonly ordinal: number
  },
): Change<DomainEvent> {
  const { finding, ...ids } = place
  const assignment = { ...unassigned, ...assignmentIn(measure, finding, book) }
  const event = { type: 'measure.added', rectificationId, ...ids, text: measure.text, assignment } as const
  return changeOf(measureKind, ids.measureId, event)
}

/** What the source says of who does a measure and until when; what it says of the finding goes for its measures too. */
export function assignmentIn(
  measure: DraftMeasure,
  finding: DraftFinding,
  book: NameBook,
): Pick<Assignment, 'ownerId' | 'supporterIds' | 'leaderId' | 'handlerId' | 'dueOn' | 'timeClass'> {
  const said = saidOf(measure, finding)
  const { owner, leader, handler } = peopleMeant(said, book)
  return {
    ownerId: owner?.id ?? null,
    supporterIds: supportersMeant(said, book),
    leaderId: leader?.id ?? null,
    handlerId: handler?.id ?? null,
    dueOn: said.dueOn,
    timeClass: said.timeClass ?? unassigned.timeClass,
  }
}

/** Where an item of a draft stands in its source. */
export function quoteOf(
  subjectType: Quote['subjectType'],
  subjectId: string,
  { passage: { start, end } }: DraftFinding | DraftMeasure,
): Quote {
  return { subjectType, subjectId, start, end }
}
