import { Select } from 'antd'
import type { ReactNode } from 'react'
import { CommandForm } from '../../commands/components/command-form.tsx'
import type { VersionedCommand } from '../../commands/versioned-command.ts'
import { useSignerChoices } from '../../people/choices.ts'
import { useClaimsText } from '../claims.text.ts'
import { useKept } from '../../ui/kept-forms.ts'

type Props = {
  readonly command: VersionedCommand<string>
  /** The item whose leader is replaced. */
  readonly item: string
  /** Who would be refused: they did the work, signed, or stand in for another rung. */
  readonly barred: readonly string[]
  readonly confirm: string
  readonly onCancel: () => void
}

/** Giving an item another leader while its claim waits. */
export function LeaderForm({ command, item, barred, confirm, onCancel }: Props): ReactNode {
  const text = useClaimsText()
  const choices = useSignerChoices(barred)
  const kept = useKept('leader.replace', item, { leader: '' })
  const { leader } = kept.values
  return (
    <CommandForm
      kept={kept}
      command={command}
      onSend={() => command.send(leader, kept)}
      onCancel={onCancel}
      confirm={confirm}
      isReady={leader !== ''}
    >
      <label>
        <span>{text.newLeader}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={text.newLeader}
          placeholder={text.chooseLeader}
          value={leader || null}
          options={choices}
          onChange={(chosen: string) => kept.change({ leader: chosen })}
        />
        <span className="ui-quiet">{text.newLeaderHint}</span>
      </label>
    </CommandForm>
  )
}
