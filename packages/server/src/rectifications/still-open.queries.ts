import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { RectificationFacts } from '@bihuan/core/rectifications/rectification.decide.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isStillOpen, isUndecided } from '../people/still-open.queries.ts'

const finding = columnsOf('findings', 'finding')
const measure = columnsOf('measures', 'measure')
const list = columnsOf('take_overs', 'list')
const seal = columnsOf('seals', 'seal')

/** What in a rectification is still to be closed or decided. */
export function openIn(rectificationId: RectificationId): Question<RectificationFacts['open']> {
  return question(
    sql<RectificationFacts['open']>`select
      (select count(*) from ${finding} where ${finding.rectification_id} = ${rectificationId} and ${isStillOpen(finding)})
        as findings,
      (select count(*) from ${measure} where ${measure.rectification_id} = ${rectificationId} and ${isStillOpen(measure)})
        as measures,
      (select count(*) from ${list} where ${list.rectification_id} = ${rectificationId} and ${list.status} = 'pending')
        as lists,
      (select count(*) from ${seal} where ${seal.rectification_id} = ${rectificationId} and ${isUndecided(seal)})
        as seals`,
    ([open]) => open ?? { findings: 0, measures: 0, lists: 0, seals: 0 },
  )
}
