import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { PersonAction, PersonView } from '@bihuan/core/people/people.contract.ts'
import { administersForGood, areOpen } from '@bihuan/core/people/terms.ts'
import { isWorking, type PersonRecord } from './people.queries.ts'

/** Persons as somebody sees them, with what that person can do to each. */
export function personViews(
  persons: readonly PersonRecord[],
  {
    toConfirm,
    today,
  }: {
    /** Whom the viewer may confirm. */
    readonly toConfirm: ReadonlySet<PersonId>
    readonly today: PlainDay
  },
  held: ReadonlyMap<PersonId, number>,
): PersonView[] {
  const workers = persons.filter(isWorking)
  const administrators = workers.filter(({ terms }) => administersForGood(terms, today))
  return persons.map((person) => {
    const isLast = administrators.every(({ id }) => id === person.id) && administrators.length > 0
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
        ...(person.isAdministered ? managingActions(person, isLast) : []),
        ...(toConfirm.has(person.id) ? (['confirm'] as const) : []),
      ],
    }
  })
}

function managingActions(person: PersonRecord, isLastAdministrator: boolean): PersonAction[] {
  if (person.isDeactivated) return ['rename', 'appoint', 'reactivate']
  return [
    'rename',
    'appoint',
    person.username === null ? 'openAccount' : 'resetPassword',
    ...(isLastAdministrator ? [] : (['deactivate'] as const)),
  ]
}
