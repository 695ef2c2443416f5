import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { CommandOutcome } from './command-outcome.tsx'
import type { VersionedCommand } from '../versioned-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { useUiText } from '../../ui/ui.text.ts'

type Props = {
  readonly command: VersionedCommand<string>
  readonly label: string
  readonly hint: string
  readonly start: string
  /** What the words are for, and of which item: under this they are kept until they are sent. */
  readonly form: string
  readonly item: string
  readonly confirm: string
  readonly onCancel: () => void
}

/** A form of one text: a claim or a reason. */
export function WordsForm({ command, label, hint, start, form, item, confirm, onCancel }: Props): ReactNode {
  const text = useUiText()
  const kept = useKept(form, item, { words: start })
  const { words } = kept.values
  // The one text travels as a claim or as a reason, whatever the form is for.
  const refused = useRefusedFields(command.error, ['claim', 'reason', 'text'])
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        command.send(words, kept)
      }}
    >
      <KeptNote kept={kept} />
      <label>
        <span>{label}</span>
        <Input.TextArea
          value={words}
          onChange={(event) => kept.change({ words: event.target.value })}
          placeholder={hint}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={2000}
          autoFocus
        />
        <FieldRefusal of={refused.of('claim') ?? refused.of('reason') ?? refused.of('text')} />
      </label>
      <CommandOutcome command={{ ...command, error: refused.rest }} />
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(onCancel)} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.isSending} disabled={words.trim() === ''}>
          {confirm}
        </Button>
      </div>
    </form>
  )
}
