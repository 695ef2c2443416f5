import type { PlainDay } from '../kernel/day.ts'
import {
  type CategoryId,
  id,
  type OrganizationId,
  type PersonId,
  type RectificationId,
} from '../kernel/id.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'

/** The counts that the source itself states; null where it is silent. */
export type Announced = {
  items: number | null
  problems: number | null
  measures: number | null
  done: number | null
  ongoing: number | null
}

/** 来源 */
export const sources = ['inspection', 'audit', 'environment', 'selfCheck', 'other'] as const
/** What the feedback came from. */
export type Source = (typeof sources)[number]

/** Where a rectification stands, derived from its counts. */
export const standings = ['planning', 'rectifying', 'closing', 'completed'] as const
/** Where a rectification stands. */
export type Standing = (typeof standings)[number]

/** What a rectification says of itself. */
export type RectificationDetails = {
  readonly name: string
  readonly source: Source
  readonly inspectingBody: string | null
  readonly inspectedBody: string | null
  readonly inspectedFrom: PlainDay | null
  readonly inspectedTo: PlainDay | null
  readonly feedbackOn: PlainDay | null
  /** Counts that the source states, as it states them. */
  readonly announced: Readonly<Announced>
}

/** All of it beside each other, as an entry keeps and tells what was changed. */
export type DetailValues = Omit<RectificationDetails, 'announced'> & Readonly<Announced>

/** What a rectification says of itself now. */
export function detailValuesOf({ announced, ...details }: RectificationDetails): DetailValues {
  const { name, source, inspectingBody, inspectedBody, inspectedFrom, inspectedTo, feedbackOn } = details
  return { name, source, inspectingBody, inspectedBody, inspectedFrom, inspectedTo, feedbackOn, ...announced }
}

/** The same as it lies in the record. */
function detailsOf(values: DetailValues): RectificationDetails {
  const { items, problems, measures, done, ongoing, ...details } = values
  return { ...details, announced: { items, problems, measures, done, ongoing } }
}

/** The rectification of the sample: what is loaded to look around with has the same id everywhere. */
export const sampleRectificationId: RectificationId = id<'rectification'>(
  '94b1450e-061a-8d6b-8eb3-7338fe09cf12',
)

/** Who goes out of sight together with a rectification: nothing else hangs on them. */
export type PutAway = {
  readonly organizationIds: readonly OrganizationId[]
  readonly personIds: readonly PersonId[]
}

/** How far an outside reviewer may use what they read. */
export const sightExtents = ['read', 'export'] as const
export type SightExtent = (typeof sightExtents)[number]

/** That an outside reviewer reads a rectification from a day to a day, both included: 查阅授权. */
export type GivenSight = {
  readonly personId: PersonId
  readonly from: PlainDay
  readonly to: PlainDay
  /** Whether they only look, or may take the ledger and the notice away as files too. */
  readonly extent: SightExtent
}

type VoidingAsked = {
  readonly askedBy: PersonId
  /** In whose place, where a deputy asked. */
  readonly askedFor: PersonId | null
  readonly askedAt: string
  readonly reason: string
}

/** That a rectification was begun by mistake (整体作废): a coordinator asks, the principal confirms. Instants are ISO 8601. */
export type Voiding =
  | (VoidingAsked & { readonly status: 'asked' })
  | (VoidingAsked & {
      readonly status: 'voided'
      readonly decidedBy: PersonId
      readonly decidedFor: PersonId | null
      readonly decidedAt: string
    })

/** One body of feedback to one organization, from feedback to public notice (整改专项). */
export type Rectification = RectificationDetails & {
  readonly id: RectificationId
  /** The organization that it belongs to; null where it was begun before there were bodies and nobody has said it since. */
  readonly bodyId: OrganizationId | null
  /** Null while it is to be seen. What is put away is kept whole and shown nowhere. */
  readonly putAway: PutAway | null
  /** Since when it is archived: it is read and no longer changed. ISO 8601; null where it is not. */
  readonly archivedAt: string | null
  /** Who reads it from outside, one entry a person, also those whose last day has passed. */
  readonly sights: readonly GivenSight[]
  /** Null while nobody asks for it to be voided. What is voided is kept whole, and there for nobody but in a list apart and its journal. */
  readonly voiding: Voiding | null
  readonly version: number
}

/** A group of findings (方面/类别). */
export type Category = {
  readonly id: CategoryId
  readonly rectificationId: RectificationId
  readonly ordinal: number
  readonly name: string
  readonly version: number
}

/** What can happen to a rectification itself. */
export type RectificationEvent =
  | (RectificationDetails & {
      readonly type: 'rectification.opened'
      readonly rectificationId: RectificationId
      readonly bodyId: OrganizationId
    })
  // As it was written before a rectification belonged to a body.
  | (RectificationDetails & {
      readonly type: 'rectification.created'
      readonly rectificationId: RectificationId
    })
  | {
      readonly type: 'rectification.amended'
      /** What was changed, announced counts beside the rest. */
      readonly changes: Partial<DetailValues>
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

/** Announced counts of a rectification whose source states none. */
export const nothingAnnounced: Announced = {
  items: null,
  problems: null,
  measures: null,
  done: null,
  ongoing: null,
}

/** The rectification after an event. */
export function evolveRectification(
  rectification: Rectification | null,
  recorded: Recorded<RectificationEvent>,
): Rectification {
  const { event } = recorded
  if (event.type === 'rectification.created' || event.type === 'rectification.opened') {
    if (rectification !== null) throw new Error(`rectification ${rectification.id} was created twice`)
    const { type: _, rectificationId, ...details } = event
    return {
      bodyId: null,
      ...details,
      id: rectificationId,
      putAway: null,
      archivedAt: null,
      sights: [],
      voiding: null,
      version: 1,
    }
  }
  if (rectification === null) throw new Error(`${event.type} came before its rectification was created`)
  const version = rectification.version + 1
  switch (event.type) {
    case 'rectification.amended': {
      const details = detailsOf({ ...detailValuesOf(rectification), ...event.changes })
      return { ...rectification, ...details, version }
    }
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
    case 'rectification.takenOut':
      return { ...rectification, putAway: null, version }
    default:
      return event satisfies never
  }
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

/** Whether a rectification is to be seen nowhere but where it is told that it was voided. */
export function isVoided({ voiding }: Pick<Rectification, 'voiding'>): boolean {
  return voiding?.status === 'voided'
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

/** What the standing of a rectification follows from. */
export type StandingCounts = {
  readonly findings: number
  readonly findingsClosed: number
  readonly measures: number
  readonly measuresClosed: number
  readonly measuresUnassigned: number
}

/**
 * Where a rectification stands: planning while a finding or measure is missing or a measure has nobody to do it,
 * closing once every measure is closed, completed once every finding is.
 */
export function standingOf(counts: StandingCounts): Standing {
  if (counts.findings === 0 || counts.measures === 0) return 'planning'
  if (counts.findingsClosed === counts.findings) return 'completed'
  if (counts.measuresClosed === counts.measures) return 'closing'
  return counts.measuresUnassigned > 0 ? 'planning' : 'rectifying'
}
