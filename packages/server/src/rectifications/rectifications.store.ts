import { isDeepStrictEqual } from 'node:util'
import { categoryKind } from '@bihuan/core/rectifications/category.kind.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { isVoided, type PutAway, type Rectification } from '@bihuan/core/rectifications/rectification.ts'
import { bodiesOfRectifications } from '../people/bodies.store.ts'
import { numbersGiven } from './body-counts.store.ts'
import { instant, rowStore } from '../kernel/row-store.ts'
import { columnsOf, type RowOf, sql } from '../kernel/sql.ts'
import type { SubjectStore } from '../kernel/subject-store.ts'

const rectifications = columnsOf('rectifications')

const nobodyWithIt: PutAway = { organizationIds: [], personIds: [] }

/** A rectification as it lies in its table. */
export type RectificationRow = RowOf<'rectifications'>

/** The events that say to which body a rectification belongs, or that it belongs to none. */
const saysBody: readonly string[] = [
  'rectification.begun',
  'rectification.opened',
  'rectification.created',
  'rectification.bodyGiven',
]

/** Rectifications. */
export const rectificationStore: SubjectStore<typeof rectificationKind> = rowStore({
  kind: rectificationKind,
  table: 'rectifications',
  isBelowRectification: false,
  columns: {
    id: 'fixed',
    template_id: 'changing',
    template_version: 'changing',
    due_soon_days: 'changing',
    name: 'changing',
    inspecting_body: 'changing',
    inspected_body: 'changing',
    inspected_from: 'changing',
    inspected_to: 'changing',
    feedback_on: 'changing',
    announced: 'changing',
    put_away: 'changing',
    body_id: 'changing',
    archived_at: 'changing',
    sights: 'changing',
    voiding: 'changing',
    course: 'changing',
    version: 'changing',
  },
  toRow: (rectification) => ({
    id: rectification.id,
    name: rectification.name,
    template_id: rectification.template.id,
    template_version: rectification.template.version,
    due_soon_days: rectification.template.dueSoonDays,
    inspecting_body: rectification.inspectingBody,
    inspected_body: rectification.inspectedBody,
    inspected_from: rectification.inspectedFrom,
    inspected_to: rectification.inspectedTo,
    feedback_on: rectification.feedbackOn,
    announced: rectification.announced,
    // What is voided is hidden by what hides the sample: nobody goes out of sight with it.
    put_away: rectification.putAway ?? (isVoided(rectification) ? nobodyWithIt : null),
    voiding: rectification.voiding,
    course: rectification.course,
    body_id: rectification.bodyId,
    sights: rectification.sights,
    archived_at: rectification.archivedAt === null ? null : new Date(rectification.archivedAt),
    version: rectification.version,
  }),
  fromRow: rectificationOf,
  isPutAway: (id) => sql`exists (select from ${rectifications} where ${rectifications.id} = ${id}
    and ${rectifications.put_away} is not null)`,
  isArchived: (id) => sql`exists (select from ${rectifications} where ${rectifications.id} = ${id}
    and ${rectifications.archived_at} is not null)`,
  hidesChain: (rectification) => rectification.putAway !== null || isVoided(rectification),
  details: (happened) => {
    const idsOf = (types: readonly string[]): string[] =>
      happened.filter(({ event }) => types.includes(event.type)).map(({ subjectId }) => subjectId)
    return [...bodiesOfRectifications(idsOf(saysBody)), ...numbersGiven(idsOf(['rectification.bodyGiven']))]
  },
})

/** The rectification that a row holds. */
export function rectificationOf(row: RectificationRow): Rectification {
  return {
    id: row.id,
    name: row.name,
    template: { id: row.template_id, version: row.template_version, dueSoonDays: row.due_soon_days },
    inspectingBody: row.inspecting_body,
    inspectedBody: row.inspected_body,
    inspectedFrom: row.inspected_from,
    inspectedTo: row.inspected_to,
    feedbackOn: row.feedback_on,
    announced: row.announced,
    putAway: isDeepStrictEqual(row.put_away, nobodyWithIt) && isVoided(row) ? null : row.put_away,
    voiding: row.voiding,
    course: row.course,
    bodyId: row.body_id,
    sights: row.sights,
    archivedAt: row.archived_at === null ? null : instant(row.archived_at),
    version: row.version,
  }
}

/** Categories of findings. */
export const categoryStore: SubjectStore<typeof categoryKind> = rowStore({
  kind: categoryKind,
  table: 'categories',
  isBelowRectification: true,
  columns: {
    rectification_id: 'fixed',
    id: 'fixed',
    ordinal: 'changing',
    name: 'changing',
    version: 'changing',
  },
  toRow: (category) => ({
    rectification_id: category.rectificationId,
    id: category.id,
    ordinal: category.ordinal,
    name: category.name,
    version: category.version,
  }),
  fromRow: (row) => ({
    id: row.id,
    rectificationId: row.rectification_id,
    ordinal: row.ordinal,
    name: row.name,
    version: row.version,
  }),
})
