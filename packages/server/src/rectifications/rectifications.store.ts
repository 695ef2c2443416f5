import { categoryKind } from '@bihuan/core/rectifications/category.kind.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import type { Category, Rectification } from '@bihuan/core/rectifications/rectification.ts'
import { rowStore } from '../kernel/row-store.ts'
import type { SubjectStore } from '../kernel/subject-store.ts'

/** A rectification as it lies in its table. */
export type RectificationRow = {
  id: Rectification['id']
  name: string
  source: Rectification['source']
  inspecting_body: string | null
  inspected_body: string | null
  inspected_from: Rectification['inspectedFrom']
  inspected_to: Rectification['inspectedTo']
  feedback_on: Rectification['feedbackOn']
  announced: Rectification['announced']
  put_away: Rectification['putAway']
  version: number
}

type CategoryRow = {
  rectification_id: Category['rectificationId']
  id: Category['id']
  ordinal: number
  name: string
  version: number
}

/** Rectifications. */
export const rectificationStore: SubjectStore<typeof rectificationKind> = rowStore<
  typeof rectificationKind,
  RectificationRow
>({
  kind: rectificationKind,
  table: 'rectifications',
  isBelowRectification: false,
  fixed: ['id', 'source'],
  changing: [
    ...(['name', 'inspecting_body', 'inspected_body', 'inspected_from', 'inspected_to'] as const),
    ...(['feedback_on', 'announced', 'put_away', 'version'] as const),
  ],
  toRow: (rectification) => ({
    id: rectification.id,
    name: rectification.name,
    source: rectification.source,
    inspecting_body: rectification.inspectingBody,
    inspected_body: rectification.inspectedBody,
    inspected_from: rectification.inspectedFrom,
    inspected_to: rectification.inspectedTo,
    feedback_on: rectification.feedbackOn,
    announced: rectification.announced,
    put_away: rectification.putAway,
    version: rectification.version,
  }),
  fromRow: rectificationOf,
})

/** The rectification that a row holds. */
export function rectificationOf(row: RectificationRow): Rectification {
  return {
    id: row.id,
    name: row.name,
    source: row.source,
    inspectingBody: row.inspecting_body,
    inspectedBody: row.inspected_body,
    inspectedFrom: row.inspected_from,
    inspectedTo: row.inspected_to,
    feedbackOn: row.feedback_on,
    announced: row.announced,
    putAway: row.put_away,
    version: row.version,
  }
}

/** Categories of findings. */
export const categoryStore: SubjectStore<typeof categoryKind> = rowStore<typeof categoryKind, CategoryRow>({
  kind: categoryKind,
  table: 'categories',
  isBelowRectification: true,
  fixed: ['rectification_id', 'id'],
  changing: ['ordinal', 'name', 'version'],
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
