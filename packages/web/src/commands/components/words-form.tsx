import type { ReactNode } from 'react'
import { idOf } from '../item-changed.ts'
import { type ItemCommand, useItemCommand } from '../item-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { CommandForm } from './command-form.tsx'

type Props = ItemCommand<string> & {
  readonly label: string
  readonly hint: string
  readonly start?: string
  /** What the words are for: under this they are kept until they are sent. */
  readonly form: string
  readonly confirm: string
}

/** A form of one text: a claim or a reason. */
export function WordsForm({ label, hint, start = '', form, confirm, ...sending }: Props): ReactNode {
  const kept = useKept(form, idOf(sending.item), { words: start })
  const { words } = kept.values
  const command = useItemCommand(sending)
  // The one text travels as a claim or as a reason, whatever the form is for.
  const refused = useRefusedFields(command.error, ['claim', 'reason', 'text'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(words, kept)}
      onCancel={sending.onClose}
      confirm={confirm}
      isReady={words.trim() !== ''}
    >
      <WordsField
        label={label}
        hint={hint}
        value={words}
        onChange={(changed) => kept.change({ words: changed })}
        refused={refused.of('claim') ?? refused.of('reason') ?? refused.of('text')}
        longest={2000}
        takesFocus
      />
    </CommandForm>
  )
}
