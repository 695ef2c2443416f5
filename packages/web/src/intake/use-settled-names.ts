import type { SettledName } from '@bihuan/core/intake/settling/names.ts'
import type { NameToSettle } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { useQueryClient } from '@tanstack/react-query'
import { api, orpc } from '../api.ts'
import { useOrganizations } from '../people/assignees.ts'
import { topOf } from '../people/organization-tree.ts'
import { newCommandId } from '../ui/command-id.ts'
import { codeOf } from '../ui/explain.ts'
import type { Kept } from '../ui/kept-forms.ts'
import {
  choicesIn,
  choiceText,
  firstNames,
  type NameChoices,
  type NewName,
  newNames,
  settledBy,
} from './settled-names.ts'

/** What was decided about names, and who was added for it. */
export type Settled = { readonly names: SettledName[]; readonly added: readonly NewName[] }

// The most that one person is appointed to at once; words that stand in more departments name no single person.
const mostAppointments = 20

/**
 * What somebody chooses for names, and adding those that are to be new before they are used.
 *
 * @param kept where the choices are kept until they are sent, for each may have taken a look into a list
 */
export function useSettledNames(
  kept: Pick<Kept<'names'>, 'change'> & { readonly values: { readonly names: string } },
): {
  readonly choicesOf: (names: readonly NameToSettle[]) => NameChoices
  readonly choose: (choices: NameChoices) => void
  readonly settle: (names: readonly NameToSettle[]) => Promise<Settled>
} {
  const organizations = useOrganizations()
  const client = useQueryClient()
  const choicesOf = (names: readonly NameToSettle[]): NameChoices =>
    choicesIn(kept.values.names) ?? firstNames(names)
  return {
    choicesOf,
    choose: (choices) => kept.change({ names: choiceText(choices) }),
    settle: async (names) => {
      const choices = choicesOf(names)
      const added = newNames(names, choices)
      // Under one id each, so that what was added before the form failed is not added again.
      for (const one of added)
        if (one.kind === 'organization')
          await api.organizations.add({
            commandId: one.id,
            name: one.name,
            parentId: topOf(organizations)?.id ?? null,
          })
        else await addPerson(one)
      if (added.length > 0)
        for (const key of [orpc.organizations.key(), orpc.persons.key()])
          void client.invalidateQueries({ queryKey: key })
      return { names: settledBy(names, choices), added }
    },
  }
}

async function addPerson({ id: commandId, name, handlesFor }: NewName): Promise<void> {
  const appointments = handlesFor
    .slice(0, mostAppointments)
    .map((department) => ({ organizationId: id<'organization'>(department), role: 'handler' as const }))
  try {
    await api.persons.add({ commandId, name, username: null, appointments })
  } catch (error) {
    // Added before the form failed, when other departments were chosen.
    if (codeOf(error) !== 'COMMAND_ID_USED') throw error
    const personId = id<'person'>(commandId)
    const known = await api.persons.choices({ ids: [personId], ended: 'true' })
    const added = known.persons.find((person) => person.id === personId)
    await api.persons.appoint({
      commandId: newCommandId(),
      personId,
      version: added?.version ?? 1,
      appointments,
    })
  }
}
