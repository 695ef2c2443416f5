import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { PersonAction, PersonView } from '@bihuan/core/people/people.contract.ts'
import { areOpen } from '@bihuan/core/people/terms.ts'
import type { PersonRecord } from './people.queries.ts'

/** Persons as somebody sees them, with what that person can do to each. */
export function personViews(
  persons: readonly PersonRecord[],
  /** Whom the viewer may confirm. */
  toConfirm: ReadonlySet<PersonId>,
  held: ReadonlyMap<PersonId, number>,
): PersonView[] {
  return persons.map((person) => {
    return {
      id: person.id,
      name: person.name,
      // Names are needed by whoever assigns; user names only by whoever manages accounts.
      username: person.isAdministered ? person.username : null,
      hasAccount: person.username !== null,
      isDeactivated: person.isDeactivated,
      awaitsConfirmation: person.awaitsConfirmation !== null,
      appointments: person.appointments.map(({ organizationId, role }) => ({ organizationId, role })),
      terms: areOpen(person.terms) ? [] : [...person.terms],
      lentBy: person.lentBy.map((lending) => ({ ...lending })),
      holding: person.isAdministered ? (held.get(person.id) ?? 0) : null,
      version: person.version,
      can: [
        ...(person.isAdministered ? managingActions(person) : []),
        ...(toConfirm.has(person.id) ? (['confirm'] as const) : []),
      ],
    }
  })
}

function managingActions(person: PersonRecord): PersonAction[] {
  if (person.isDeactivated) return ['rename', 'appoint', 'reactivate']
  return [
    'rename',
    'appoint',
    person.username === null ? 'openAccount' : 'resetPassword',
    ...(person.isOnlyAdministrator ? [] : (['deactivate'] as const)),
  ]
}
