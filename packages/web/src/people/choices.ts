import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { use, useMemo } from 'react'
import { SessionContext } from '../session/session.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useAssignees, useOrganizations } from './assignees.ts'
import { useChoicesText } from './choices.text.ts'
import {
  type Assignees,
  type ChoiceGroup,
  type EndedOffered,
  organizationChoices,
  personChoices,
} from './person-choices.ts'

type Option =
  | { label: string; value: string }
  | { label: string; options: { label: string; value: string }[] }

/** Who can become the leader of an item whose claim waits: they have to sign it, so an account, a post and no part in it. */
export function useSignerChoices(barred: readonly string[]): Option[] {
  const text = useChoicesText()
  const language = useLanguage()
  const { persons, organizations, near } = useAssigneesNearFirst()
  return useMemo(() => {
    const couldSign = persons.filter(
      (person) => person.hasAccount && person.appointments.length > 0 && !barred.includes(person.id),
    )
    const fitting = {
      roles: ['leader', 'principal'],
      organizationId: null,
      ended: { chosenId: null },
    } as const
    return personChoices({ persons: couldSign, organizations, near }, fitting, {
      ...text,
      near: text.near,
      language,
    }).map(copied)
  }, [barred, persons, organizations, near, text, language])
}

/** People and organizations to choose from, with those of one’s own department in front of all others. */
export function useAssigneesNearFirst(wanted?: { readonly people: boolean }): Required<Assignees> {
  const { persons, organizations } = useAssignees(wanted)
  const me = use(SessionContext)?.person.id
  return useMemo(() => {
    const near = nearTo(
      persons.find(({ id }) => id === me),
      organizations,
    )
    return { persons: nearFirst(persons, near), organizations, near }
  }, [persons, organizations, me])
}

/** People with those of some departments in front, each in the order in which they came. */
export function nearFirst(persons: readonly PersonView[], near: ReadonlySet<string>): readonly PersonView[] {
  const isNear = ({ appointments }: PersonView): boolean =>
    appointments.some(({ organizationId }) => near.has(organizationId))
  return [...persons.filter(isNear), ...persons.filter((one) => !isNear(one))]
}

/** The departments in which somebody holds a post. A body is none: everybody is below one. */
function nearTo(
  person: PersonView | undefined,
  organizations: readonly OrganizationView[],
): ReadonlySet<string> {
  const departments = new Set<string>(
    organizations.flatMap(({ id, kind }) => (kind === 'department' ? [id] : [])),
  )
  const held = (person?.appointments ?? []).map(({ organizationId }) => organizationId)
  return new Set(held.filter((id) => departments.has(id)))
}

function copied({ label, options }: ChoiceGroup): Option {
  return { label, options: options.map((choice) => ({ ...choice })) }
}

/** The units below an organization. */
export function useUnitsBelow(ownerId: string | null): Option[] {
  const organizations = useOrganizations()
  return useMemo(
    () =>
      ownerId === null
        ? []
        : organizationChoices(organizations, { chosenId: null }, ownerId).map((choice) => ({ ...choice })),
    [organizations, ownerId],
  )
}

/** What the picker of a field offers, the likely ones first. */
export function useChoices(
  field: 'leader' | 'owner' | 'handler',
  ownerId: string | null,
  /** Whoever is chosen now is offered even when their account has ended; for looking back, everybody is. */
  chosen: string | null,
): Option[] {
  const text = useChoicesText()
  const language = useLanguage()
  const assignees = useAssigneesNearFirst({ people: field !== 'owner' })
  return useMemo(() => {
    const ended: EndedOffered = chosen === 'everybody' ? chosen : { chosenId: chosen }
    if (field === 'owner')
      return organizationChoices(assignees.organizations, ended).map((choice) => ({ ...choice }))
    const fitting =
      field === 'leader'
        ? ({ roles: ['leader', 'principal'], organizationId: null, ended } as const)
        : ({
            roles: ['handler'],
            organizationId: ownerId,
            ended,
            // Looking back, nobody is made anything.
            ...(chosen !== 'everybody' && { losing: { role: 'head' as const, label: text.headsAsHandlers } }),
          } as const)
    return personChoices(assignees, fitting, { ...text, near: text.near, language }).map(copied)
  }, [field, ownerId, chosen, assignees, text, language])
}
