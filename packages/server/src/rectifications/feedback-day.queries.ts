import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const rectification = columnsOf('rectifications', 'rectification')

/** When the feedback arrived; null where nobody wrote it down. */
export function feedbackOn(rectificationId: RectificationId): Question<PlainDay | null> {
  return question(
    sql<{ on: PlainDay | null }>`
    select ${rectification.feedback_on} as "on" from ${rectification} where ${rectification.id} = ${rectificationId}`,
    ([row]) => row?.on ?? null,
  )
}
