import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isPersonInSight } from './people-in-sight.queries.ts'
import { administeredBy, administersAll, isPersonAdministered } from './reach.queries.ts'

const organization = columnsOf('organizations', 'organization')
const person = columnsOf('persons', 'person')

/** Over what somebody wants to act who manages people. */
export type Managed = {
  readonly persons?: readonly PersonId[]
  /** In which something is added, named or given. */
  readonly organizations?: readonly (OrganizationId | null)[]
  /** Whose place in the tree, kind or end is changed: for whoever administers what lies above, since how far that reaches follows from it. */
  readonly placed?: OrganizationId
}

type Reach = {
  readonly isAll: boolean
  readonly places: boolean
  readonly unreached: readonly OrganizationId[]
  readonly reachedPersons: number
  readonly seenPersons: number
}

/** Asks how far somebody’s administration reaches over what they want to act on. */
export function reachOver(actor: Actor, managed: Managed): Question<Reach> {
  const persons = [...new Set(managed.persons ?? [])]
  const organizations = [...new Set((managed.organizations ?? []).filter((one) => one !== null))]
  const counted = (isMeant: (row: Columns<'persons'>) => RawBuilder<SqlBool>): RawBuilder<unknown> =>
    sql`(select count(*)::integer from ${person} where ${person.id} = any(${persons}::uuid[]) and ${isMeant(person)})`
  return question(
    sql<Reach>`
      select ${administersAll(actor)} as "isAll", not exists (
          select from ${organization} where ${organization.id} = ${managed.placed ?? null}::uuid
            and (${organization.parent_id} is null or ${organization.parent_id} <> all(array(${administeredBy(actor)}))))
        as places, array(
          select wanted from unnest(${organizations}::uuid[]) as wanted
          where wanted <> all(array(${administeredBy(actor)}))) as unreached,
        ${counted((row) => isPersonAdministered(actor, row))} as "reachedPersons",
        ${counted((row) => isPersonInSight(actor, row))} as "seenPersons"`,
    ([row]) => {
      if (row === undefined) throw new Error('the reach of an administrator gave no row')
      return row
    },
  )
}

/** Why somebody does not act on that: it lies beyond what they administer, or is nothing that they are told of. */
export function reachRefusal(
  { isAll, places, unreached, reachedPersons, seenPersons }: Reach,
  managed: Managed,
): Refusal<'NOT_ALLOWED' | 'NOT_FOUND'> | null {
  if (isAll) return null
  const wanted = new Set(managed.persons ?? []).size
  if (seenPersons < wanted) return { code: 'NOT_FOUND' }
  // What stands at the top belongs to nobody alone.
  const isTop = (managed.organizations ?? []).includes(null)
  return places && !isTop && unreached.length === 0 && reachedPersons === wanted
    ? null
    : { code: 'NOT_ALLOWED' }
}
