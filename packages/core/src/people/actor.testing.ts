import { sampleId } from '../kernel/given.testing.ts'
import type { Actor, Role } from './role.ts'

/** A person for tests: their number, and their roles in organization 1 unless a number says otherwise. */
export function anActor(number: number, ...appointments: readonly (Role | readonly [Role, number])[]): Actor {
  return {
    personId: sampleId<'person'>(number),
    appointments: appointments.map((appointment) => {
      const [role, organization] = typeof appointment === 'string' ? [appointment, 1] : appointment
      return { organizationId: sampleId<'organization'>(organization), role }
    }),
  }
}
