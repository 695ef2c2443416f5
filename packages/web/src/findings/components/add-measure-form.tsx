import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useFindingsText } from '../findings.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { lackingOf } from '../../ui/lacking.tsx'

/** Adding measures to a finding, one after another. */
export function AddMeasureForm({
  finding,
  onClose,
}: {
  finding: FindingView
  onClose: () => void
}): ReactNode {
  const text = useFindingsText()
  const { message } = useMessages()
  const changed = useRecordsChanged()
  const { rectificationId, id: findingId } = finding
  const kept = useKept('measures.add', findingId, { words: '' })
  const { words } = kept.values
  // What is added has no version that somebody else could have made anew.
  const command = useVersionedCommand({
    record: null,
    version: 1,
    send: (_step: { isLast: boolean }, { version: _none, ...stamp }) =>
      api.measures.add({ rectificationId, findingId, text: words, ...stamp }),
    refresh: async () => Promise.resolve(1),
    onDone: (_added, { isLast }) => {
      message.success(text.sent('addMeasure'))
      changed()
      if (isLast) onClose()
    },
  })
  const isEmpty = words.trim() === ''
  const refused = useRefusedFields(command.error, ['text'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send({ isLast: true }, kept)}
      onCancel={onClose}
      confirm={text.add}
      lacks={lackingOf([text.measureText, words])}
      beside={
        <Button disabled={isEmpty || command.isSending} onClick={() => command.send({ isLast: false }, kept)}>
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
