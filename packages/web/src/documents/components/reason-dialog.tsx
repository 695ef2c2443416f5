import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandDialog } from '../../commands/components/command-dialog.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { WordsField } from '../../ui/words-field.tsx'
import { useEditionCommand } from '../edition-command.ts'
import { useEditionsText } from '../editions.text.ts'

type Props = { readonly edition: EditionView; readonly onClose: () => void }

/** Sends an edition back, or drops it, with the reason. */
export function ReasonDialog({
  edition,
  step,
  onClose,
}: Props & { readonly step: 'return' | 'drop' }): ReactNode {
  const text = useEditionsText()
  const kept = useKept(`editions.${step}`, edition.id, { reason: '' })
  const command = useEditionCommand({
    edition,
    said: text.done[step],
    send: (reason: string, stamp) => api.editions[step]({ ...stamp, reason }),
    onClose,
  })
  return (
    <CommandDialog
      title={text.steps[step]}
      kept={kept}
      command={command}
      values={kept.values.reason}
      tells={['reason']}
      isReady={kept.values.reason.trim() !== ''}
      isDanger={step === 'drop'}
      onClose={onClose}
    >
      {(refused) => (
        <WordsField
          label={text.reason}
          hint={text.reasonHints[step]}
          value={kept.values.reason}
          onChange={(reason) => kept.change({ reason })}
          refused={refused.of('reason')}
          longest={2000}
          takesFocus
        />
      )}
    </CommandDialog>
  )
}
