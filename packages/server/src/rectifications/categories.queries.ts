import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { CategoriesView } from '@bihuan/core/rectifications/categories.contract.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isCounted } from '../people/still-open.queries.ts'

const category = columnsOf('categories', 'category')
const finding = columnsOf('findings', 'finding')

/** The categories of a rectification in their order, with how many findings each has. */
export function categoriesOf(rectificationId: RectificationId): Question<readonly CategoriesView[number][]> {
  return question(
    sql<CategoriesView[number]>`
    select ${category.id}, ${category.ordinal}, ${category.name}, ${category.version}, (
      select count(*)::int from ${finding} where ${finding.rectification_id} = ${category.rectification_id}
        and ${finding.category_id} = ${category.id} and ${isCounted(finding)}) as findings
    from ${category} where ${category.rectification_id} = ${rectificationId} order by ${category.ordinal}`,
    (rows) => rows,
  )
}
