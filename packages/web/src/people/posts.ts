import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import { isHeldOn, openTerm, type TermedAppointment } from '@bihuan/core/people/role.ts'

/** Every appointment of a person with its term, also those that have ended or not begun. */
export function postsOf({
  appointments,
  terms,
}: Pick<PersonView, 'appointments' | 'terms'>): readonly TermedAppointment[] {
  return terms.length > 0 ? terms : appointments.map((one) => ({ ...one, ...openTerm }))
}

/** Whether a term is yet to begin, has ended, or neither. */
export function standingOf(term: TermedAppointment, today: PlainDay): 'held' | 'ahead' | 'ended' {
  if (isHeldOn(term, today)) return 'held'
  return term.to !== null && term.to < today ? 'ended' : 'ahead'
}
