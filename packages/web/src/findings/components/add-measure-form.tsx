import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useFindingsText } from '../findings.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'

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
      void message.success(text.sent.addMeasure)
      renew()
      kept.done()
      changed()
      if (isLast) onClose()
    },
  })
  const isEmpty = words.trim() === ''
  const refused = useRefusedFields(adding.error, ['text'])
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!adding.isPending) adding.mutate({ isLast: true })
      }}
    >
      <KeptNote kept={kept} />
      <label>
        <span>{text.measureText}</span>
        <Input.TextArea
          value={words}
          onChange={(event) => kept.change({ words: event.target.value })}
          placeholder={text.measureHint}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={20_000}
          autoFocus
        />
        <FieldRefusal of={refused.of('text')} />
      </label>
      <RefusalMessage error={refused.rest} />
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(onClose)} disabled={adding.isPending}>
          {text.cancel}
        </Button>
        <Button disabled={isEmpty || adding.isPending} onClick={() => adding.mutate({ isLast: false })}>
          {text.addAnother}
        </Button>
        <Button type="primary" htmlType="submit" loading={adding.isPending} disabled={isEmpty}>
          {text.add}
        </Button>
      </div>
    </form>
  )
}
