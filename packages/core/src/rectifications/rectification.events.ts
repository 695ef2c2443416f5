import type { CategoryId, OrganizationId, PersonId, RectificationId } from '../kernel/id.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'
import { type FormerSource, templateOfSource } from '../templates/former-sources.ts'
import type { KeptTemplate, SealedTemplate } from '../templates/template.ts'
import { evolveCourse, noCourse, type StageEvent } from './stages.ts'
import {
  type Category,
  type DetailValues,
  detailValuesOf,
  type GivenSight,
  type PutAway,
  type Rectification,
  type RectificationDetails,
  type Voiding,
} from './rectification.ts'

/** What was said of it before there were templates. */
type FormerDetails = RectificationDetails & { readonly source: FormerSource }

/** What can happen to a rectification itself. */
export type RectificationEvent =
  | (RectificationDetails & {
      readonly type: 'rectification.begun'
      readonly rectificationId: RectificationId
      readonly bodyId: OrganizationId
      readonly template: SealedTemplate
    })
  // As it was written before there were templates.
  | (FormerDetails & {
      readonly type: 'rectification.opened'
      readonly rectificationId: RectificationId
      readonly bodyId: OrganizationId
    })
  // As it was written before a rectification belonged to a body.
  | (FormerDetails & {
      readonly type: 'rectification.created'
      readonly rectificationId: RectificationId
    })
  | {
      readonly type: 'rectification.templateSet'
      readonly template: SealedTemplate
      readonly reason: string
    }
  | {
      readonly type: 'rectification.amended'
      /** What was changed, announced counts beside the rest. */
      readonly changes: Partial<DetailValues> & { readonly source?: FormerSource }
      readonly reason: string
    }
  | { readonly type: 'rectification.bodyGiven'; readonly bodyId: OrganizationId }
  | { readonly type: 'rectification.archived' }
  | { readonly type: 'rectification.unarchived' }
  | (GivenSight & { readonly type: 'rectification.sightGiven' })
  | { readonly type: 'rectification.sightEnded'; readonly personId: PersonId }
  | { readonly type: 'rectification.voidingAsked'; readonly reason: string }
  | { readonly type: 'rectification.voidingWithdrawn' }
  | { readonly type: 'rectification.voidingReturned'; readonly reason: string }
  | { readonly type: 'rectification.voided' }
  | (PutAway & { readonly type: 'rectification.putAway' })
  | { readonly type: 'rectification.takenOut' }
  | StageEvent

/** What can happen to a category. */
export type CategoryEvent =
  | {
      readonly type: 'category.added'
      readonly categoryId: CategoryId
      readonly rectificationId: RectificationId
      readonly ordinal: number
      readonly name: string
    }
  | { readonly type: 'category.renamed'; readonly name: string }
  | { readonly type: 'category.moved'; readonly ordinal: number }

/** The rectification after an event. */
export function evolveRectification(
  rectification: Rectification | null,
  recorded: Recorded<RectificationEvent>,
): Rectification {
  const { event } = recorded
  if (
    event.type === 'rectification.begun' ||
    event.type === 'rectification.opened' ||
    event.type === 'rectification.created'
  ) {
    if (rectification !== null) throw new Error(`rectification ${rectification.id} was created twice`)
    return begun(event)
  }
  if (rectification === null) throw new Error(`${event.type} came before its rectification was created`)
  const version = rectification.version + 1
  switch (event.type) {
    case 'rectification.amended': {
      const { source, ...changes } = event.changes
      const details = detailsOf({ ...detailValuesOf(rectification), ...changes })
      const template = source === undefined ? rectification.template : templateOfSource(source)
      return { ...rectification, ...details, template, version }
    }
    case 'rectification.templateSet':
      return { ...rectification, template: keptIn(event.template), version }
    case 'rectification.archived':
      return { ...rectification, archivedAt: recorded.at, version }
    case 'rectification.unarchived':
      return { ...rectification, archivedAt: null, version }
    case 'rectification.sightGiven': {
      const { type: _, ...sight } = event
      const others = rectification.sights.filter(({ personId }) => personId !== sight.personId)
      return { ...rectification, sights: [...others, sight], version }
    }
    case 'rectification.sightEnded': {
      const sights = rectification.sights.filter(({ personId }) => personId !== event.personId)
      return { ...rectification, sights, version }
    }
    case 'rectification.voidingAsked':
      return {
        ...rectification,
        voiding: {
          status: 'asked',
          askedBy: personBehind(recorded),
          askedFor: recorded.inPlaceOf ?? null,
          askedAt: recorded.at,
          reason: event.reason,
        },
        version,
      }
    case 'rectification.voidingWithdrawn':
    case 'rectification.voidingReturned':
      return { ...rectification, voiding: null, version }
    case 'rectification.voided':
      return { ...rectification, voiding: voidedBy(rectification, recorded), version }
    case 'rectification.putAway': {
      const { organizationIds, personIds } = event
      return { ...rectification, putAway: { organizationIds, personIds }, version }
    }
    case 'rectification.bodyGiven':
      return { ...rectification, bodyId: event.bodyId, version }
    case 'rectification.stageBegun':
    case 'rectification.stagesPlanned':
    case 'rectification.stageReplaced':
      return { ...rectification, course: evolveCourse(rectification.course, event), version }
    case 'rectification.takenOut':
      return { ...rectification, putAway: null, version }
    default:
      return event satisfies never
  }
}

function begun(
  event: Extract<
    RectificationEvent,
    { type: 'rectification.begun' | 'rectification.opened' | 'rectification.created' }
  >,
): Rectification {
  const details = detailsOf(detailValuesOf(event))
  return {
    ...details,
    id: event.rectificationId,
    bodyId: event.type === 'rectification.created' ? null : event.bodyId,
    template: event.type === 'rectification.begun' ? keptIn(event.template) : templateOfSource(event.source),
    putAway: null,
    archivedAt: null,
    sights: [],
    voiding: null,
    course: noCourse,
    version: 1,
  }
}

// The hash seals what the version says; the record needs it no more.
function keptIn({ id, version, dueSoonDays }: SealedTemplate): KeptTemplate {
  return { id, version, dueSoonDays }
}

function voidedBy({ id, voiding }: Rectification, recorded: Recorded<RectificationEvent>): Voiding {
  if (voiding === null) throw new Error(`rectification ${id} was voided, and nobody had asked for it`)
  const { askedBy, askedFor, askedAt, reason } = voiding
  const decided = {
    decidedBy: personBehind(recorded),
    decidedFor: recorded.inPlaceOf ?? null,
    decidedAt: recorded.at,
  }
  return { status: 'voided', askedBy, askedFor, askedAt, reason, ...decided }
}

/** The category after an event. */
export function evolveCategory(category: Category | null, recorded: Recorded<CategoryEvent>): Category {
  const { event } = recorded
  if (event.type === 'category.added') {
    if (category !== null) throw new Error(`category ${category.id} was added twice`)
    const { type: _, categoryId, ...details } = event
    return { ...details, id: categoryId, version: 1 }
  }
  if (category === null) throw new Error(`${event.type} came before category.added`)
  const version = category.version + 1
  switch (event.type) {
    case 'category.renamed':
      return { ...category, name: event.name, version }
    case 'category.moved':
      return { ...category, ordinal: event.ordinal, version }
    default:
      return event satisfies never
  }
}

/** The same as it lies in the record. */
function detailsOf(values: DetailValues): RectificationDetails {
  const { items, problems, measures, done, ongoing, ...details } = values
  return { ...details, announced: { items, problems, measures, done, ongoing } }
}
