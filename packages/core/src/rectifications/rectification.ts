import type { PlainDay } from '../kernel/day.ts'
import { namesOf } from '../kernel/field.ts'
import {
  type CategoryId,
  id,
  type OrganizationId,
  type PersonId,
  type RectificationId,
} from '../kernel/id.ts'
import type { StageCourse } from './stages.ts'
import type { KeptTemplate } from '../templates/template.ts'

/** The counts that the source itself states; null where it is silent. */
export type Announced = {
  items: number | null
  problems: number | null
  measures: number | null
  done: number | null
  ongoing: number | null
}

/** Where a rectification stands, derived from its counts. */
export const standings = ['planning', 'rectifying', 'closing', 'completed'] as const
/** Where a rectification stands. */
export type Standing = (typeof standings)[number]

/** What a rectification says of itself. */
export type RectificationDetails = {
  readonly name: string
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
  const { name, inspectingBody, inspectedBody, inspectedFrom, inspectedTo, feedbackOn } = details
  return { name, inspectingBody, inspectedBody, inspectedFrom, inspectedTo, feedbackOn, ...announced }
}

/** Whether changes correct what was there: what nobody had said yet is filled in without a reason. */
export function areCorrecting(before: DetailValues, changes: Partial<DetailValues>): boolean {
  return namesOf(changes).some((name) => before[name] !== null)
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
  /** The version of the template that it runs by, until somebody moves it to another. */
  readonly template: KeptTemplate
  /** Null while it is to be seen. What is put away is kept whole and shown nowhere. */
  readonly putAway: PutAway | null
  /** Since when it is archived: it is read and no longer changed. ISO 8601; null where it is not. */
  readonly archivedAt: string | null
  /** Who reads it from outside, one entry a person, also those whose last day has passed. */
  readonly sights: readonly GivenSight[]
  /** Null while nobody asks for it to be voided. What is voided is kept whole, and there for nobody but in a list apart and its journal. */
  readonly voiding: Voiding | null
  /** Through which stages it has gone, and when it is to. */
  readonly course: StageCourse
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

/** Announced counts of a rectification whose source states none. */
export const nothingAnnounced: Announced = {
  items: null,
  problems: null,
  measures: null,
  done: null,
  ongoing: null,
}

/** Whether a rectification is to be seen nowhere but where it is told that it was voided. */
export function isVoided({ voiding }: Pick<Rectification, 'voiding'>): boolean {
  return voiding?.status === 'voided'
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
