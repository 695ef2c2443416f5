import type { ReactNode } from 'react'
import type { VersionedCommand } from '../versioned-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { CommandForm } from './command-form.tsx'

type Props = {
  readonly command: VersionedCommand<string>
  readonly label: string
  readonly hint: string
  readonly start?: string
  /** What the words are for, and of which item: under this they are kept until they are sent. */
  readonly form: string
  readonly item: string
  readonly confirm: string
  readonly onCancel: () => void
}

/** A form of one text: a claim or a reason. */
export function WordsForm({ command, label, hint, start = '', form, item, ...look }: Props): ReactNode {
  const kept = useKept(form, item, { words: start })
  const { words } = kept.values
  // The one text travels as a claim or as a reason, whatever the form is for.
  const refused = useRefusedFields(command.error, ['claim', 'reason', 'text'])
  return (
    <CommandForm
      {...look}
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(words, kept)}
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
