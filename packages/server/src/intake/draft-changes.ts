import type { Draft, DraftFinding, DraftMeasure } from '@bihuan/core/intake/draft.ts'
import type { Change } from '@bihuan/core/journal/entry.ts'
import {
  type CategoryId,
  type FindingId,
  id,
  type OrganizationId,
  type PersonId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import { unassigned } from '@bihuan/core/measures/add-measure.ts'
import type { Source } from '@bihuan/core/rectifications/rectification.ts'
import type { Quote } from './drafts.store.ts'

/** What turning a draft into records needs besides the draft. */
export type Committing = {
  readonly rectificationId: RectificationId
  readonly name: string
  readonly source: Source
  readonly newId: () => string
  /** Who goes by a name that the source gives. */
  readonly organizations: ReadonlyMap<string, OrganizationId>
  readonly persons: ReadonlyMap<string, PersonId>
}

/** The records that a draft becomes, and where each stands in the source. */
export type DraftChanges = { readonly changes: readonly Change[]; readonly quotes: readonly Quote[] }

/** Turns a draft into a rectification with categories, findings and measures. */
export function changesOfDraft(draft: Draft, committing: Committing): DraftChanges {
  const changes: Change[] = [rectificationOf(draft, committing)]
  const quotes: Quote[] = []
  const categories = new Map<string, CategoryId>()
  for (const [at, finding] of draft.findings.entries()) {
    // The heading right above a finding names its group; those further up only divide the document.
    const category = finding.path.at(-1) ?? null
    if (category !== null && !categories.has(category)) {
      const categoryId = id<'category'>(committing.newId())
      categories.set(category, categoryId)
      changes.push(categoryOf(committing, { categoryId, ordinal: categories.size, name: category }))
    }
    const findingId = id<'finding'>(committing.newId())
    const categoryId = category === null ? null : (categories.get(category) ?? null)
    changes.push(findingOf(finding, committing, { findingId, categoryId, ordinal: at + 1 }))
    quotes.push({ subjectType: 'finding', subjectId: findingId, ...spanOf(finding) })
    for (const [index, measure] of finding.measures.entries()) {
      const measureId = id<'measure'>(committing.newId())
      changes.push(measureOf(measure, committing, { finding, findingId, measureId, ordinal: index + 1 }))
      quotes.push({ subjectType: 'measure', subjectId: measureId, ...spanOf(measure) })
    }
  }
  return { changes, quotes }
}

function rectificationOf({ facts, announced }: Draft, committing: Committing): Change {
  const { rectificationId, name, source } = committing
  const { inspectingBody, inspectedBody, inspectedFrom, inspectedTo, feedbackOn } = facts
  const details = {
    name,
    source,
    inspectingBody,
    inspectedBody,
    inspectedFrom,
    inspectedTo,
    feedbackOn,
    announced,
  }
  return {
    subjectType: 'rectification',
    subjectId: rectificationId,
    event: { type: 'rectification.created', rectificationId, ...details },
  }
}

function categoryOf(
  { rectificationId }: Committing,
  category: { readonly categoryId: CategoryId; readonly ordinal: number; readonly name: string },
): Change {
  const event = { type: 'category.added', rectificationId, ...category } as const
  return { subjectType: 'category', subjectId: category.categoryId, event }
}

function findingOf(
  finding: DraftFinding,
  { rectificationId, organizations, persons }: Committing,
  place: { readonly findingId: FindingId; readonly categoryId: CategoryId | null; readonly ordinal: number },
): Change {
  return {
    subjectType: 'finding',
    subjectId: place.findingId,
    event: {
      type: 'finding.added',
      rectificationId,
      ...place,
      number: finding.number ?? '',
      title: finding.title,
      statedStatus: finding.statusRaw,
      ownerId: organizations.get(finding.owner ?? '') ?? null,
      leaderId: persons.get(finding.leader ?? '') ?? null,
    },
  }
}

function measureOf(
  measure: DraftMeasure,
  { rectificationId, organizations, persons }: Committing,
  place: {
    readonly finding: DraftFinding
    readonly findingId: FindingId
    readonly measureId: ReturnType<typeof id<'measure'>>
    readonly ordinal: number
  },
): Change {
  const { finding, ...ids } = place
  const assignment = {
    ...unassigned,
    ownerId: organizations.get(measure.owner ?? finding.owner ?? '') ?? null,
    leaderId: persons.get(measure.leader ?? finding.leader ?? '') ?? null,
    dueOn: measure.dueOn ?? finding.dueOn,
  }
  return {
    subjectType: 'measure',
    subjectId: ids.measureId,
    event: { type: 'measure.added', rectificationId, ...ids, text: measure.text, assignment },
  }
}

function spanOf({ passage }: DraftFinding | DraftMeasure): { start: number; end: number } {
  return { start: passage.start, end: passage.end }
}
