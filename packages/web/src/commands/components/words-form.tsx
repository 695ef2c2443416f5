import type { ReactNode } from 'react'
import { idOf } from '../item-changed.ts'
import { type ItemCommand, useItemCommand } from '../item-command.ts'
import type { CommandStamp, Versioned } from '../versioned-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { CommandForm } from './command-form.tsx'
import { lackingOf } from '../../ui/lacking.tsx'

type Props = Omit<ItemCommand<{ readonly words: string; readonly why: string }>, 'send'> & {
  readonly send: (words: string, stamp: CommandStamp, why: string) => Promise<Versioned>
  /** A second text that is asked for, such as why it is late. */
  readonly why?: { readonly label: string; readonly hint: string } | null
  readonly label: string
  readonly hint: string
  readonly start?: string
  /** What the words are for: under this they are kept until they are sent. */
  readonly form: string
  readonly confirm: string
}

/** A form of one text: a claim or a reason. */
export function WordsForm({
  label,
  hint,
  start = '',
  form,
  confirm,
  why: second = null,
  ...sending
}: Props): ReactNode {
  const kept = useKept(form, idOf(sending.item), { words: start, why: '' })
  const { words, why } = kept.values
  const command = useItemCommand({
    ...sending,
    send: (said: { readonly words: string; readonly why: string }, stamp) =>
      sending.send(said.words, stamp, said.why),
  })
  // The one text travels as a claim or as a reason, whatever the form is for.
  const refused = useRefusedFields(command.error, ['claim', 'reason', 'text', 'words', 'lateReason'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send({ words, why }, kept)}
      onCancel={sending.onClose}
      confirm={confirm}
      lacks={lackingOf([label, words], [second?.label ?? '', second === null || why.trim() !== ''])}
    >
      <WordsField
        label={label}
        hint={hint}
        value={words}
        onChange={(changed) => kept.change({ words: changed })}
        refused={refused.of('claim') ?? refused.of('reason') ?? refused.of('text') ?? refused.of('words')}
        longest={2000}
        takesFocus
      />
      {second !== null && (
        <WordsField
          {...second}
          value={why}
          onChange={(changed) => kept.change({ why: changed })}
          refused={refused.of('lateReason')}
          longest={2000}
          isShort
        />
      )}
    </CommandForm>
  )
}
