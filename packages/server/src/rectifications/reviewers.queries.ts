import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReviewersView } from '@bihuan/core/rectifications/reviewers.contract.ts'
import type { Reader } from '@bihuan/core/rectifications/sight.decide.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const rectification = columnsOf('rectifications', 'rectification')
const persons = columnsOf('persons', 'persons')
const term = columnsOf('terms', 'term')
const deputy = columnsOf('deputies', 'deputy')

/** Who was given a rectification to read from outside, the last first, also those whose last day has passed. */
export function reviewersOf(rectificationId: RectificationId): Question<ReviewersView> {
  return question(
    sql<ReviewersView[number]>`
      select jsonb_build_object('id', ${persons.id}, 'name', ${persons.name}) as person,
        sight.given ->> 'from' as "from", sight.given ->> 'to' as "to", sight.given ->> 'extent' as extent
      from ${rectification}
      cross join lateral jsonb_array_elements(${rectification.sights}) with ordinality as sight (given, ordinal)
      join ${persons} on ${persons.id} = (sight.given ->> 'personId')::uuid
      where ${rectification.id} = ${rectificationId} order by sight.ordinal desc`,
    (rows) => [...rows],
  )
}

/** Whoever has an account of this user name, as far as it matters whether they can be given something to read. */
export function readerOf(username: string): Question<Reader | null> {
  return question(
    sql<Reader>`
      select ${persons.id}, ${persons.is_deactivated} as "isDeactivated", (
        select coalesce(jsonb_agg(jsonb_build_object('organizationId', ${term.organization_id}, 'role', ${term.role},
          'from', ${term.from_on}, 'to', ${term.to_on})), '[]')
        from ${term} where ${term.person_id} = ${persons.id}) as appointments, exists (
        select from ${deputy} where ${deputy.deputy_id} = ${persons.id} and ${deputy.to_on} >= today_here()) as "isDeputy"
      from ${persons} where ${persons.username} = ${username}`,
    ([row]) => row ?? null,
  )
}
