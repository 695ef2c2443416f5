import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { useFindingsText } from '../findings.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'

/** Adding measures to a finding, one after another. */
export function AddMeasureForm({
  finding,
  onClose,
}: {
  finding: FindingView
  onClose: () => void
}): ReactNode {
  const text = useFindingsText()
  const { message } = App.useApp()
  const changed = useRecordsChanged()
  const { commandId, renew } = useCommandId()
  const kept = useKept('measures.add', finding.id, { words: '' })
  const { words } = kept.values
  const adding = useMutation({
    mutationFn: (_step: { isLast: boolean }) =>
      api.measures.add({
        rectificationId: finding.rectificationId,
        findingId: finding.id,
        text: words,
        commandId,
      }),
    onSuccess: (_added, { isLast }) => {
      void message.success(text.sent('addMeasure'))
      renew()
      kept.done()
      changed()
      if (isLast) onClose()
    },
  })
  const isEmpty = words.trim() === ''
  const refused = useRefusedFields(adding.error, ['text'])
  return (
    <CommandForm
      kept={kept}
      command={{ ...noConflict, error: adding.error, isSending: adding.isPending }}
      error={refused.rest}
      onSend={() => !adding.isPending && adding.mutate({ isLast: true })}
      onCancel={onClose}
      confirm={text.add}
      isReady={!isEmpty}
      beside={
        <Button disabled={isEmpty || adding.isPending} onClick={() => adding.mutate({ isLast: false })}>
          {text.addAnother}
        </Button>
      }
    >
      <WordsField
        label={text.measureText}
        hint={text.measureHint}
        value={words}
        onChange={(typed) => kept.change({ words: typed })}
        refused={refused.of('text')}
        longest={20_000}
        takesFocus
      />
    </CommandForm>
  )
}

// What is added has no version that somebody else could have made anew.
const noConflict = { hasConflict: false, applyOnNewVersion: () => {} }
