import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { ReactNode } from 'react'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { idOf } from '../../commands/item-changed.ts'
import { type ItemCommand, useItemCommand } from '../../commands/item-command.ts'
import { useSignerChoices } from '../../people/choices.ts'
import { useClaimsText } from '../claims.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { NeededSelect } from '../../ui/needed-select.tsx'

type Props = ItemCommand<PersonId> & {
  /** Who would be refused: they did the work, signed, or stand in for another rung. */
  readonly barred: readonly string[] | undefined
  readonly confirm: string
}

// One and the same list, so that the picker is not built anew at each stroke.
const nobody: readonly string[] = []

/** Giving an item another leader while its claim waits. */
export function LeaderForm({ barred = nobody, confirm, ...sending }: Props): ReactNode {
  const text = useClaimsText()
  const { options, search } = useSignerChoices(barred)
  const kept = useKept('leader.replace', idOf(sending.item), { leader: '' })
  const { leader } = kept.values
  const command = useItemCommand(sending)
  return (
    <CommandForm
      kept={kept}
      command={command}
      onSend={() => command.send(id<'person'>(leader), kept)}
      onCancel={sending.onClose}
      confirm={confirm}
      lacks={lackingOf([text.newLeader, leader])}
    >
      <label>
        <span>{text.newLeader}</span>
        <NeededSelect
          showSearch={search}
          aria-label={text.newLeader}
          placeholder={text.chooseLeader}
          value={leader || null}
          options={options}
          onChange={(chosen: string) => kept.change({ leader: chosen })}
        />
        <span className="ui-quiet">{text.newLeaderHint}</span>
      </label>
    </CommandForm>
  )
}
