import { sampleId } from '../kernel/given.testing.ts'
import type { ActorHere, Role } from './role.ts'

/**
 * A person for tests: their number, and their roles in organization 1 unless a number says otherwise. Each organization is a
 * body of its own, and the rectification is one from before there were bodies, so that a role counts wherever it is held.
 */
export function anActor(
  number: number,
  ...appointments: readonly (Role | readonly [Role, number])[]
): ActorHere {
  return {
    personId: sampleId<'person'>(number),
    appointments: appointments.map((appointment) => {
      const [role, organization] = typeof appointment === 'string' ? [appointment, 1] : appointment
      const organizationId = sampleId<'organization'>(organization)
      return { organizationId, role, bodyId: organizationId }
    }),
    bodies: { own: [], top: [] },
    here: [],
  }
}
