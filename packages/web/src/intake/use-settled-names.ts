import type { SettledName } from '@bihuan/core/intake/settling/names.ts'
import type { NameToSettle } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, orpc } from '../api.ts'
import { useAssignees } from '../measures/assignees.ts'
import { firstNames, type NameChoices, newNames, settledBy } from './settled-names.ts'

/** What somebody chooses for names, and adding those that are to be new before they are used. */
export function useSettledNames(): {
  readonly choicesOf: (names: readonly NameToSettle[]) => NameChoices
  readonly choose: (choices: NameChoices) => void
  readonly settle: (names: readonly NameToSettle[]) => Promise<SettledName[]>
} {
  const [chosen, choose] = useState<NameChoices | null>(null)
  const { organizations } = useAssignees()
  const client = useQueryClient()
  const choicesOf = (names: readonly NameToSettle[]): NameChoices => chosen ?? firstNames(names)
  return {
    choicesOf,
    choose,
    settle: async (names) => {
      const choices = choicesOf(names)
      const added = newNames(names, choices)
      // Under one id each, so that what was added before the form failed is not added again.
      for (const { kind, words, id: commandId } of added) {
        if (kind === 'organization')
          await api.organizations.add({ commandId, name: words, parentId: organizations[0]?.id ?? null })
        else await api.persons.add({ commandId, name: words, username: null, appointments: [] })
      }
      if (added.length > 0)
        for (const key of [orpc.organizations.key(), orpc.persons.key()])
          void client.invalidateQueries({ queryKey: key })
      return settledBy(names, choices)
    },
  }
}
