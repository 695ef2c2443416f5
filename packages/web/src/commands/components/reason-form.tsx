import type { ReactNode } from 'react'
import type { Kept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import type { VersionedCommand } from '../versioned-command.ts'
import { CommandForm } from './command-form.tsx'

type Props = {
  readonly kept: Kept<'reason'>
  readonly command: VersionedCommand<string>
  readonly label: string
  readonly hint: string
  readonly confirm: string
  readonly onCancel: (() => void) | null
}

/** Taking or sending something back: nothing but a reason is asked for. */
export function ReasonForm({ kept, command, label, hint, confirm, onCancel }: Props): ReactNode {
  const { reason } = kept.values
  const refused = useRefusedFields(command.error, ['reason'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(reason, kept)}
      onCancel={onCancel}
      confirm={confirm}
      isReady={reason.trim() !== ''}
      isDanger
    >
      <WordsField
        label={label}
        hint={hint}
        value={reason}
        onChange={(words) => kept.change({ reason: words })}
        refused={refused.of('reason')}
        longest={2000}
        isShort
        takesFocus
      />
    </CommandForm>
  )
}
