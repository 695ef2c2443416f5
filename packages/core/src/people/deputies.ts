import type { PlainDay } from '../kernel/day.ts'
import type { DeputyId, PersonId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { refuse, ok, type Result } from '../kernel/result.ts'
import type { Person, PersonEvent } from './people.events.ts'
import type { Deputy } from './role.ts'

/** Why nobody becomes a deputy. */
export type DeputyRefusal = Refusal<
  | 'DEPUTY_SELF'
  | 'DEPUTY_WITHOUT_ACCOUNT'
  | 'DEPUTY_LENDS_NOTHING'
  | 'DEPUTY_PAST'
  | 'DEPUTY_TWICE'
  | 'TERM_REVERSED'
>

type Helper = Pick<Person, 'id' | 'username' | 'isDeactivated'>

/**
 * Names who has an appointment of a person while that person is away. Only appointments of one's own are lent, so that a
 * deputy of a deputy is none.
 */
export function nameDeputy(
  person: Person,
  wanted: Deputy,
  facts: { readonly helper: Helper; readonly today: PlainDay },
): Result<PersonEvent[], DeputyRefusal> {
  const { helper, today } = facts
  if (wanted.to < wanted.from) return refuse({ code: 'TERM_REVERSED' })
  if (wanted.to < today) return refuse({ code: 'DEPUTY_PAST' })
  if (helper.id === person.id) return refuse({ code: 'DEPUTY_SELF' })
  if (helper.username === null || helper.isDeactivated) return refuse({ code: 'DEPUTY_WITHOUT_ACCOUNT' })
  const isHeld = person.appointments.some(
    ({ organizationId, role, from, to }) =>
      organizationId === wanted.organizationId &&
      role === wanted.role &&
      (from === null || from <= wanted.to) &&
      (to === null || wanted.from <= to),
  )
  const canLend = person.username !== null && !person.isDeactivated && person.awaitsConfirmation === null
  if (!isHeld || !canLend) return refuse({ code: 'DEPUTY_LENDS_NOTHING' })
  const isLent = person.deputies.some(
    ({ organizationId, role, from, to }) =>
      organizationId === wanted.organizationId &&
      role === wanted.role &&
      from <= wanted.to &&
      wanted.from <= to,
  )
  if (isLent) return refuse({ code: 'DEPUTY_TWICE' })
  const { id: deputyId, ...deputy } = wanted
  return ok([{ type: 'person.deputyNamed', deputyId, ...deputy }])
}

/** Ends what somebody has as a deputy before its last day; nothing where it has ended. */
export function endDeputy(person: Person, deputyId: DeputyId): readonly PersonEvent[] {
  return person.deputies.some(({ id }) => id === deputyId) ? [{ type: 'person.deputyEnded', deputyId }] : []
}

/** Why nobody becomes a liaison. */
export type LiaisonRefusal = Refusal<'LIAISON_SELF' | 'DEPUTY_WITHOUT_ACCOUNT' | 'LIAISON_OF_NO_LEADER'>

/** Names who reads the queue of a leader and prepares what the leader decides: 联络员. */
export function nameLiaison(
  person: Person,
  facts: { readonly helper: Helper; readonly today: PlainDay },
): Result<PersonEvent[], LiaisonRefusal> {
  const { helper, today } = facts
  if (helper.id === person.id) return refuse({ code: 'LIAISON_SELF' })
  if (helper.username === null || helper.isDeactivated) return refuse({ code: 'DEPUTY_WITHOUT_ACCOUNT' })
  const leads = person.appointments.some(
    ({ role, to }) => (role === 'leader' || role === 'principal') && (to === null || today <= to),
  )
  if (!leads) return refuse({ code: 'LIAISON_OF_NO_LEADER' })
  if (person.liaisons.includes(helper.id)) return ok([])
  return ok([{ type: 'person.liaisonNamed', liaisonId: helper.id }])
}

/** Ends what a liaison of somebody reads and prepares. */
export function dismissLiaison(person: Person, liaisonId: PersonId): readonly PersonEvent[] {
  return person.liaisons.includes(liaisonId) ? [{ type: 'person.liaisonDismissed', liaisonId }] : []
}
