import type { PersonId } from '@bihuan/core/kernel/id.ts'
import {
  type Awaiting,
  type Confirmable,
  type Confirmers,
  confirmersOf,
} from '@bihuan/core/people/confirmation.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { Actor, Bodies, Post } from '@bihuan/core/people/role.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { appointmentsOf, hasWorkingAccount } from './posts.queries.ts'
import { isPersonShown } from './put-away.queries.ts'

const person = columnsOf('persons', 'person')
const awaiting = columnsOf('persons', 'awaiting')
const held = columnsOf('appointments', 'held')
const its = columnsOf('organization_bodies', 'its')
const above = columnsOf('organizations', 'above')

/** The bodies above those that `person` has a post in, for whoever awaits a confirmation: from there they are seen. */
const bodiesAbove: RawBuilder<Bodies> = sql`case when ${person.awaits_confirmation} then array(
  with recursive up (node) as (
    select ${its.body_id} from ${held} join ${its} on ${its.organization_id} = ${held.organization_id}
    where ${held.person_id} = ${person.id}
    union
    select ${above.parent_id} from up join ${above} on ${above.id} = up.node where ${above.parent_id} is not null)
  select distinct ${its.body_id} from up join ${its} on ${its.organization_id} = up.node) else '{}' end`

type Known = Confirmable & {
  readonly isAwaiting: boolean
  readonly isWorking: boolean
  readonly seenFrom: Bodies
}

/** Whoever awaits a confirmation, and whoever could give one; nobody at all while nobody awaits one. */
async function readKnown(db: Db): Promise<readonly Known[]> {
  const posts: RawBuilder<Post[]> = appointmentsOf(person)
  const { rows } = await sql<Known>`
    select ${person.id}, ${person.name}, ${posts} as appointments, ${bodiesAbove} as "seenFrom",
      ${hasWorkingAccount(person)} as "isWorking",
      ${person.awaits_confirmation} and not ${person.is_deactivated} as "isAwaiting",
      case when ${person.awaits_confirmation} then jsonb_build_object('renewedBy', ${person.renewed_by}) end
        as "awaitsConfirmation"
    from ${person}
    where exists (select from ${awaiting} where ${awaiting.awaits_confirmation} and not ${awaiting.is_deactivated})
      and ${isPersonShown(person)} and (${person.awaits_confirmation} or (${hasWorkingAccount(person)} and exists (
        select from ${held} where ${held.person_id} = ${person.id} and ${held.role} in ('coordinator', 'principal', 'inspector'))))
    order by ${person.id}`.execute(db)
  return rows
}

/** Who may confirm somebody; null where nobody is left who could, or nothing is to be confirmed. */
export async function readConfirmers(db: Db, personId: PersonId): Promise<Confirmers | null> {
  const known = await readKnown(db)
  const asked = known.find(({ id }) => id === personId)
  return asked === undefined ? null : confirmersAmong(known)(asked)
}

/** Whom somebody may confirm, be they told of them otherwise or not: whoever falls to them is theirs to see. */
export async function readToConfirm(db: Db, actor: Actor): Promise<ReadonlySet<PersonId>> {
  if (!can(actor, 'people.confirm')) return new Set()
  const known = await readKnown(db)
  const confirmers = confirmersAmong(known)
  const those = known.filter(
    (one) => one.isAwaiting && confirmers(one)?.people.some(({ id }) => id === actor.personId),
  )
  return new Set(those.map(({ id }) => id))
}

function confirmersAmong(known: readonly Known[]): (asked: Awaiting) => Confirmers | null {
  const workers = known.filter(({ isWorking }) => isWorking)
  return (asked) => confirmersOf(asked, workers)
}
