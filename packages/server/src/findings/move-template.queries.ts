import type { FindingGrade } from '@bihuan/core/findings/finding.ts'
import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const finding = columnsOf('findings', 'finding')

/** A finding by its grade. */
type GradedFinding = { readonly id: FindingId; readonly grade: FindingGrade }

/** The findings of a rectification whose grade is none of these, closed ones among them; those that were voided are not. */
export function gradedOtherwise(
  rectificationId: RectificationId,
  codes: readonly string[],
): Question<readonly GradedFinding[]> {
  return question(
    sql<GradedFinding>`select ${finding.id}, ${finding.grade} from ${finding}
    where ${finding.rectification_id} = ${rectificationId} and ${finding.status} <> 'voided'
      and ${finding.grade} is not null and ${finding.grade} ->> 'code' <> all(${[...codes]}::text[])
    order by ${finding.id}`,
    (rows) => rows,
  )
}
