import type { PlainDay } from '../kernel/day.ts'
import type { OrganizationId } from '../kernel/id.ts'
import type { Ending } from './people.events.ts'
import { appointmentKey, type TermedAppointment } from './role.ts'

/** Whether so many organizations go on in the place of one that ends so: none, one, or several. */
export function fitsEnding(how: Ending, successors: number): boolean {
  if (how === 'closed') return successors === 0
  return how === 'merged' ? successors === 1 : successors > 1
}

/** Whether an appointment to an organization is held on a day or later. */
export function isHeldFrom(
  day: PlainDay,
  organizationId: OrganizationId,
): (of: TermedAppointment) => boolean {
  return (of) => of.organizationId === organizationId && (of.to === null || of.to > day)
}

/**
 * The appointments of somebody after an organization ended: those there end on its day, and go on from that day in the
 * organization that takes them over, unless they hold the same there already. On the day itself they have both.
 */
export function afterClosing(
  appointments: readonly TermedAppointment[],
  closing: {
    readonly organizationId: OrganizationId
    readonly on: PlainDay
    readonly successorId: OrganizationId | null
  },
): readonly TermedAppointment[] {
  const { organizationId, on, successorId } = closing
  const isThere = isHeldFrom(on, organizationId)
  const known = new Set(appointments.map(appointmentKey))
  return appointments.flatMap((one) => {
    if (!isThere(one)) return [one]
    // What would have begun later never does.
    const ended = one.from !== null && one.from > on ? [] : [{ ...one, to: on }]
    if (successorId === null) return ended
    const from = one.from !== null && one.from > on ? one.from : on
    const moved = { ...one, organizationId: successorId, from }
    return known.has(appointmentKey(moved)) ? ended : [...ended, moved]
  })
}
