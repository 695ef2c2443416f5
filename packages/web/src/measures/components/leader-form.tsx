import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandOutcome } from '../../progress/components/command-outcome.tsx'
import type { VersionedCommand } from '../../progress/versioned-command.ts'
import { useChoices } from '../choices.ts'
import { useMeasuresText } from '../measures.text.ts'

type Props = { readonly command: VersionedCommand<string>; readonly onCancel: () => void }

/** Giving an item another leader while its claim waits. */
export function LeaderForm({ command, onCancel }: Props): ReactNode {
  const text = useMeasuresText()
  const choices = useChoices('leader', null, null)
  const [leader, setLeader] = useState<string | null>(null)
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (leader !== null) command.send(leader)
      }}
    >
      <label>
        <span>{text.newLeader}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={text.newLeader}
          placeholder={text.chooseLeader}
          value={leader}
          options={choices}
          onChange={setLeader}
        />
        <span className="ui-quiet">{text.newLeaderHint}</span>
      </label>
      <CommandOutcome command={command} />
      <div className="ui-form-actions">
        <Button onClick={onCancel} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.isSending} disabled={leader === null}>
          {text.actions.replaceLeader}
        </Button>
      </div>
    </form>
  )
}
