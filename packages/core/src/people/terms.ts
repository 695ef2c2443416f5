import type { PlainDay } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { PersonEvent } from './people.events.ts'
import { type Appointment, appointmentKey, distinctAppointments, type TermedAppointment } from './role.ts'

/** An appointment as a form wants it: open where it says nothing of a term. */
export type WantedAppointment = Appointment & {
  readonly from?: PlainDay | null | undefined
  readonly to?: PlainDay | null | undefined
}

/** Each wanted appointment once, with its term. */
export function termedAppointments(wanted: readonly WantedAppointment[]): TermedAppointment[] {
  return distinctAppointments(wanted).map(({ from = null, to = null, ...one }) => ({ ...one, from, to }))
}

/** What tells an appointment with its term from another. */
export function termKey(appointment: TermedAppointment): string {
  return `${appointmentKey(appointment)} ${appointment.from} ${appointment.to}`
}

/** Those of the wanted appointments that are not held so already. */
export function appointedOtherwise(
  before: readonly TermedAppointment[],
  wanted: readonly TermedAppointment[],
): readonly TermedAppointment[] {
  const known = new Set(before.map(termKey))
  return wanted.filter((one) => !known.has(termKey(one)))
}

/** Why appointments cannot be held as they are wanted; null when they can. */
export function termRefusal(wanted: readonly TermedAppointment[]): Refusal<'TERM_REVERSED'> | null {
  const isReversed = wanted.some(({ from, to }) => from !== null && to !== null && to < from)
  return isReversed ? { code: 'TERM_REVERSED' } : null
}

/** Whether no appointment begins or ends on a day. */
export function areOpen(appointments: readonly TermedAppointment[]): boolean {
  return appointments.every(({ from, to }) => from === null && to === null)
}

/** The event that gives somebody appointments, each once: with terms only where one of them has any. */
export function appointedTo(
  wanted: readonly TermedAppointment[],
): Extract<PersonEvent, { type: 'person.appointed' | 'person.appointedForTerms' }> {
  return areOpen(wanted)
    ? { type: 'person.appointed', appointments: wanted.map(withoutTerm) }
    : { type: 'person.appointedForTerms', appointments: wanted }
}

/** Whether somebody administers from a day on without an end: what one administrator at least has to do. */
export function administersForGood(appointments: readonly TermedAppointment[], today: PlainDay): boolean {
  return appointments.some(
    ({ role, from, to }) => role === 'administrator' && to === null && (from === null || from <= today),
  )
}

/** An appointment by itself. */
export function withoutTerm({ organizationId, role }: TermedAppointment): Appointment {
  return { organizationId, role }
}
