import { useMemo } from 'react'
import { useLanguage } from '../ui/language.tsx'
import { type EndedOffered, organizationChoices, personChoices, useAssignees } from './assignees.ts'
import { useMeasuresText } from './measures.text.ts'

type Option =
  | { label: string; value: string }
  | { label: string; options: { label: string; value: string }[] }

/** What the picker of a field offers, the likely ones first. */
export function useChoices(
  field: 'leader' | 'owner' | 'handler',
  ownerId: string | null,
  /** Whoever is chosen now is offered even when their account has ended; for looking back, everybody is. */
  chosen: string | null,
): Option[] {
  const text = useMeasuresText()
  const language = useLanguage()
  const assignees = useAssignees()
  return useMemo(() => {
    if (field === 'owner')
      return organizationChoices(assignees.organizations).map((choice) => ({ ...choice }))
    const ended: EndedOffered = chosen === 'everybody' ? chosen : { chosenId: chosen }
    const fitting =
      field === 'leader'
        ? ({ roles: ['leader', 'principal'], organizationId: null, ended } as const)
        : ({ roles: ['handler', 'head'], organizationId: ownerId, ended } as const)
    return personChoices(assignees, fitting, { ...text, language }).map(({ label, options }) => ({
      label,
      options: options.map((choice) => ({ ...choice })),
    }))
  }, [field, ownerId, chosen, assignees, text, language])
}
