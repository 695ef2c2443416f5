import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import type { VersionedCommand } from '../../commands/versioned-command.ts'
import { useSignerChoices } from '../../people/choices.ts'
import { useClaimsText } from '../claims.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'

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
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (leader !== '') command.send(leader, kept)
      }}
    >
      <KeptNote kept={kept} />
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
      <CommandOutcome command={command} />
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(onCancel)} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.isSending} disabled={leader === ''}>
          {confirm}
        </Button>
      </div>
    </form>
  )
}
