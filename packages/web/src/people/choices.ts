import { useMemo } from 'react'
import { useLanguage } from '../ui/language.tsx'
import { useAssignees } from './assignees.ts'
import { useChoicesText } from './choices.text.ts'
import { type ChoiceGroup, type EndedOffered, organizationChoices, personChoices } from './person-choices.ts'

type Option =
  | { label: string; value: string }
  | { label: string; options: { label: string; value: string }[] }

/** Who can become the leader of an item whose claim waits: they have to sign it, so an account, a post and no part in it. */
export function useSignerChoices(barred: readonly string[]): Option[] {
  const text = useChoicesText()
  const language = useLanguage()
  const { persons, organizations } = useAssignees()
  return useMemo(() => {
    const couldSign = persons.filter(
      (person) => person.hasAccount && person.appointments.length > 0 && !barred.includes(person.id),
    )
    const fitting = {
      roles: ['leader', 'principal'],
      organizationId: null,
      ended: { chosenId: null },
    } as const
    return personChoices({ persons: couldSign, organizations }, fitting, { ...text, language }).map(copied)
  }, [barred, persons, organizations, text, language])
}

function copied({ label, options }: ChoiceGroup): Option {
  return { label, options: options.map((choice) => ({ ...choice })) }
}

/** The units below an organization. */
export function useUnitsBelow(ownerId: string | null): Option[] {
  const { organizations } = useAssignees()
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
  const assignees = useAssignees()
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
    return personChoices(assignees, fitting, { ...text, language }).map(copied)
  }, [field, ownerId, chosen, assignees, text, language])
}
