import type { PlainDay } from '../kernel/day.ts'
import type { OrganizationId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Organization, Person, PersonEvent } from './people.events.ts'
import { appointmentKey, type Role, type TermedAppointment } from './role.ts'
import { appointedTo, termKey, termRefusal } from './terms.ts'

type Team = Pick<Organization, 'id' | 'name' | 'kind' | 'endsOn'>

/** As what somebody belongs to a team (专班), from which day to which one, and who lends them; null where nobody does. */
export type Membership = {
  readonly role: Role
  readonly from: PlainDay | null
  /** Null for as long as the team goes on. */
  readonly to: PlainDay | null
  readonly lenderId: OrganizationId | null
}

/**
 * Why posts cannot be held as they are wanted: one would be held in a team after its last day, on which all that its members
 * may because of it ends. Null when they can.
 */
export function teamEndsRefusal(
  wanted: readonly TermedAppointment[],
  teams: readonly Pick<Team, 'id' | 'name' | 'endsOn'>[],
): Refusal<'TEAM_ENDS_BEFORE'> | null {
  for (const { id, name, endsOn } of teams) {
    if (endsOn === null) continue
    const isBeyond = wanted.some(
      ({ organizationId, to }) => organizationId === id && (to === null || to > endsOn),
    )
    if (isBeyond) return { code: 'TEAM_ENDS_BEFORE', params: { name, on: endsOn } }
  }
  return null
}

/** Why teams are given nothing to do any more: one of them has had its last day. Null while all go on. */
export function teamEndedRefusal(
  teams: readonly Pick<Team, 'name' | 'endsOn'>[],
  today: PlainDay,
): Refusal<'TEAM_ENDED'> | null {
  const ended = teams.find(({ endsOn }) => endsOn !== null && endsOn < today)
  return ended === undefined
    ? null
    : { code: 'TEAM_ENDED', params: { name: ended.name, on: ended.endsOn ?? '' } }
}

/**
 * Makes somebody a member of a team. What they hold elsewhere stays as it is; what they hold as the same in the team is held
 * anew. Whoever lends them is an organization in which they hold a post.
 */
export function joinTeam(
  person: Person,
  wanted: Membership,
  facts: { readonly team: Team; readonly today: PlainDay },
): Result<
  PersonEvent[],
  Refusal<'TEAM_ENDS_BEFORE' | 'TERM_REVERSED' | 'LENDER_WITHOUT_POST' | 'PERSON_DEACTIVATED'>
> {
  const { team, today } = facts
  const { role, from, lenderId } = wanted
  if (person.isDeactivated) return refuse({ code: 'PERSON_DEACTIVATED', place: { kind: 'people' } })
  const member = { organizationId: team.id, role, from, to: wanted.to ?? team.endsOn }
  const hasEnded = team.endsOn !== null && team.endsOn < today
  if (hasEnded)
    return refuse({ code: 'TEAM_ENDS_BEFORE', params: { name: team.name, on: team.endsOn ?? '' } })
  const refusal = termRefusal([member]) ?? teamEndsRefusal([member], [team])
  if (refusal !== null) return refuse(refusal)
  const isLent = person.appointments.some(
    ({ organizationId, to }) =>
      organizationId === lenderId && organizationId !== team.id && (to === null || to >= (from ?? today)),
  )
  if (lenderId !== null && !isLent)
    return refuse({ code: 'LENDER_WITHOUT_POST', params: { name: person.name } })
  const others = person.appointments.filter((one) => appointmentKey(one) !== appointmentKey(member))
  return ok([
    ...(isSame(person.appointments, [...others, member]) ? [] : [appointedTo([...others, member])]),
    ...(lenderId === null || isKnown(person, team.id, lenderId)
      ? []
      : [{ type: 'person.lent' as const, teamId: team.id, lenderId }]),
  ])
}

function isKnown({ lentBy }: Person, teamId: OrganizationId, lenderId: OrganizationId): boolean {
  return lentBy.some((lending) => lending.teamId === teamId && lending.lenderId === lenderId)
}

function isSame(before: readonly TermedAppointment[], after: readonly TermedAppointment[]): boolean {
  const known = new Set(before.map(termKey))
  return before.length === after.length && after.every((one) => known.has(termKey(one)))
}

/**
 * The appointments of a member once a team has another last day: what was held to its end is held to the new one, nothing is
 * held after it, and what would begin later never does. What has ended already stays ended.
 */
export function afterEndSet(
  appointments: readonly TermedAppointment[],
  ending: {
    readonly team: Pick<Team, 'id' | 'endsOn'>
    readonly endsOn: PlainDay | null
    readonly today: PlainDay
  },
): readonly TermedAppointment[] {
  const { team, endsOn, today } = ending
  return appointments.flatMap((one) => {
    const { organizationId, from, to } = one
    if (organizationId !== team.id || (to !== null && to < today)) return [one]
    const isToTheEnd = to === team.endsOn || (endsOn !== null && (to === null || to > endsOn))
    if (!isToTheEnd) return [one]
    return from !== null && endsOn !== null && from > endsOn ? [] : [{ ...one, to: endsOn }]
  })
}

/** Why an organization goes on being a team: it has a last day, which nothing else has. Null where it may become another. */
export function keptEndRefusal({
  name,
  endsOn,
}: Pick<Team, 'name' | 'endsOn'>): Refusal<'TEAM_END_KEPT'> | null {
  return endsOn === null ? null : { code: 'TEAM_END_KEPT', params: { name, on: endsOn } }
}

/** Gives a team its last day, or takes it away again: nothing where it is that already. */
export function setTeamEnd(
  team: Team & Pick<Organization, 'closedOn'>,
  endsOn: PlainDay | null,
  today: PlainDay,
): Result<
  readonly { readonly type: 'organization.endSet'; readonly endsOn: PlainDay | null }[],
  Refusal<'NOT_A_TEAM' | 'ORGANIZATION_CLOSED' | 'TEAM_END_PAST'>
> {
  const refusal = noTeamRefusal(team)
  if (refusal !== null) return refuse(refusal)
  if (team.endsOn === endsOn) return ok([])
  if (endsOn !== null && endsOn < today) return refuse({ code: 'TEAM_END_PAST' })
  return ok([{ type: 'organization.endSet', endsOn }])
}

/** Why an organization has no members and no last day: it is closed, or no team. Null for a team that goes on. */
export function noTeamRefusal({
  kind,
  name,
  closedOn,
}: Pick<Organization, 'kind' | 'name' | 'closedOn'>): Refusal<'NOT_A_TEAM' | 'ORGANIZATION_CLOSED'> | null {
  if (closedOn !== null) return { code: 'ORGANIZATION_CLOSED', params: { name } }
  return kind === 'team' ? null : { code: 'NOT_A_TEAM', params: { name } }
}
