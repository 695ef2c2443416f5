import type { HeldSight } from '@bihuan/core/people/role.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'

const persons = columnsOf('persons', 'persons')
const given = columnsOf('rectifications', 'given')

/** What `persons` are given to read today as outside reviewers. */
export const sights: RawBuilder<HeldSight[]> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('rectificationId', ${given.id},
    'mayExport', sight ->> 'extent' = 'export')), '[]')
  from ${given} cross join lateral jsonb_array_elements(${given.sights}) as sight
  where ${given.sights} <> '[]'
    and ${given.sights} @> jsonb_build_array(jsonb_build_object('personId', ${persons.id}))
    and sight ->> 'personId' = ${persons.id}::text
    and today_here() between (sight ->> 'from')::date and (sight ->> 'to')::date)`
