import { type PassingDuty, passesToOrganization } from '@bihuan/core/hand-over/passing-duties.ts'
import { type Successor, successorRefusal } from '@bihuan/core/hand-over/hand-over.ts'
import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { teamEndedRefusal } from '@bihuan/core/people/team.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { withAbove } from '../measures/parts.queries.ts'
import { readClaimPeople } from '../people/claim-people.queries.ts'
import { isPersonInSight } from '../people/people-in-sight.queries.ts'
import { isOrganizationShown, isPersonShown } from '../people/put-away.queries.ts'

const person = columnsOf('persons', 'person')
const organization = columnsOf('organizations', 'organization')

/** Who takes a duty over, or why they do not. */
export async function readSuccessor(
  db: Db,
  wish: {
    readonly duty: PassingDuty
    readonly from: PersonId | OrganizationId
    readonly successorId: string
    readonly by: Actor
    readonly today: PlainDay
  },
): Promise<Result<Successor, Refusal>> {
  return passesToOrganization(wish.duty) ? organizationOf(db, wish) : personOf(db, wish)
}

type Wish = Parameters<typeof readSuccessor>[1]

async function organizationOf(
  db: Db,
  { duty, from, successorId, today }: Wish,
): Promise<Result<Successor, Refusal>> {
  const to = id<'organization'>(successorId)
  const { rows } = await sql<{
    name: string
    isClosed: boolean
    endsOn: PlainDay | null
    aboveIds: OrganizationId[]
  }>`
    ${withAbove(to)}
    select ${organization.name}, ${organization.closed_on} is not null as "isClosed", ${organization.ends_on} as "endsOn",
      array(select above.over from above where above.over is not null) as "aboveIds" from ${organization}
    where ${organization.id} = ${to} and ${isOrganizationShown(organization)}`.execute(db)
  const [found] = rows
  if (found === undefined) return refuse({ code: 'NOT_FOUND' })
  if (found.isClosed) return refuse({ code: 'ORGANIZATION_CLOSED', params: { name: found.name } })
  const refusal =
    teamEndedRefusal([found], today) ??
    successorRefusal(duty, from, { id: to, name: found.name, person: null })
  return refusal === null ? ok({ kind: 'organization', id: to, aboveIds: found.aboveIds }) : refuse(refusal)
}

async function personOf(db: Db, { duty, from, successorId, by }: Wish): Promise<Result<Successor, Refusal>> {
  const to = id<'person'>(successorId)
  const { rows } = await sql<{ name: string }>`
    select ${person.name} from ${person} where ${person.id} = ${to} and ${isPersonShown(person)} and ${isPersonInSight(by, person)}`.execute(
    db,
  )
  const [found] = rows
  if (found === undefined) return refuse({ code: 'NOT_FOUND' })
  const people = await readClaimPeople(db, { rectificationIds: [], leaderIds: [to] })
  const actor = people.find(({ personId }) => personId === to) ?? null
  const refusal = successorRefusal(duty, from, { id: to, name: found.name, person: actor })
  if (refusal !== null) return refuse(refusal)
  if (actor === null) throw new Error(`${to} takes ${duty} over without an account`)
  return ok({ kind: 'person', person: actor })
}
