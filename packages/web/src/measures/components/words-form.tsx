import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandOutcome } from '../../progress/components/command-outcome.tsx'
import type { VersionedCommand } from '../../progress/versioned-command.ts'
import { useMeasuresText } from '../measures.text.ts'

type Props = {
  readonly command: VersionedCommand<string>
  readonly label: string
  readonly hint: string
  readonly start: string
  readonly confirm: string
  readonly onCancel: () => void
}

/** A form of one text: a claim or a reason. */
export function WordsForm({ command, label, hint, start, confirm, onCancel }: Props): ReactNode {
  const text = useMeasuresText()
  const [words, setWords] = useState(start)
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        command.send(words)
      }}
    >
      <label>
        <span>{label}</span>
        <Input.TextArea
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder={hint}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={2000}
          autoFocus
        />
      </label>
      <CommandOutcome command={command} />
      <div className="ui-form-actions">
        <Button onClick={onCancel} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.isSending} disabled={words.trim() === ''}>
          {confirm}
        </Button>
      </div>
    </form>
  )
}
