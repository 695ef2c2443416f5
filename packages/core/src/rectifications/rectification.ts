import type { Announced } from '../intake/draft.ts'
import type { PlainDay } from '../kernel/day.ts'
import type { CategoryId, RectificationId } from '../kernel/id.ts'
import type { Recorded } from '../journal/recorded.ts'

/** 来源 */
export const sources = ['inspection', 'audit', 'environment', 'selfCheck', 'other'] as const
/** What the feedback came from. */
export type Source = (typeof sources)[number]

/** Where a rectification stands, derived from its counts. */
export const stages = ['planning', 'rectifying', 'closing', 'completed'] as const
/** Where a rectification stands. */
export type Stage = (typeof stages)[number]

type RectificationDetails = {
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

/** One body of feedback to one organization, from feedback to public notice (整改专项). */
export type Rectification = RectificationDetails & { readonly id: RectificationId; readonly version: number }

/** A group of findings (方面/类别). */
export type Category = {
  readonly id: CategoryId
  readonly rectificationId: RectificationId
  readonly ordinal: number
  readonly name: string
  readonly version: number
}

/** What can happen to a rectification itself. */
export type RectificationEvent = RectificationDetails & {
  readonly type: 'rectification.created'
  readonly rectificationId: RectificationId
}

/** What can happen to a category. */
export type CategoryEvent = {
  readonly type: 'category.added'
  readonly categoryId: CategoryId
  readonly rectificationId: RectificationId
  readonly ordinal: number
  readonly name: string
}

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
  if (rectification !== null) throw new Error(`rectification ${rectification.id} was created twice`)
  const { type: _, rectificationId, ...details } = recorded.event
  return { ...details, id: rectificationId, version: 1 }
}

/** The category after an event. */
export function evolveCategory(category: Category | null, recorded: Recorded<CategoryEvent>): Category {
  if (category !== null) throw new Error(`category ${category.id} was added twice`)
  const { type: _, categoryId, ...details } = recorded.event
  return { ...details, id: categoryId, version: 1 }
}

/** What the stage of a rectification follows from. */
export type StageCounts = {
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
export function stageOf(counts: StageCounts): Stage {
  if (counts.findings === 0 || counts.measures === 0) return 'planning'
  if (counts.findingsClosed === counts.findings) return 'completed'
  if (counts.measuresClosed === counts.measures) return 'closing'
  return counts.measuresUnassigned > 0 ? 'planning' : 'rectifying'
}
