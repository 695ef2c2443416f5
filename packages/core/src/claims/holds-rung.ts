import { answersFor, leadingRoles } from '../people/guises.ts'
import type { Responsibility } from '../people/responsibility.ts'
import { type ActorHere, holds, holdsIn } from '../people/role.ts'
import { organizationOfRung } from '../templates/template.ts'
import type { Rung } from './closure-request.ts'

/** Whether a person holds a rung of an item: its owner's head, its leader, a coordinator or inspector of the rectification's body, the head of the organization that it names. */
export function holdsRung(actor: ActorHere, rung: Rung, item: Responsibility): boolean {
  switch (rung) {
    case 'head':
      return item.ownerId !== null && holdsIn(actor, 'head', item.ownerId)
    case 'coordinator':
      return holds(actor, 'coordinator')
    case 'leader':
      // Whoever has lost every post signs nothing any more, named on an item or not.
      return answersFor(actor, item.leaderId, leadingRoles) && actor.appointments.length > 0
    case 'inspector':
    case 'principal':
      return holds(actor, rung)
    default: {
      const organizationId = organizationOfRung(rung)
      return organizationId !== null && holdsIn(actor, 'head', organizationId)
    }
  }
}
