import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { useRecordsChanged } from '../../measures/measures.api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useFindingsText } from '../findings.text.ts'

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
  const [words, setWords] = useState('')
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
      setWords('')
      changed()
      if (isLast) onClose()
    },
  })
  const isEmpty = words.trim() === ''
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!adding.isPending) adding.mutate({ isLast: true })
      }}
    >
      <label>
        <span>{text.measureText}</span>
        <Input.TextArea
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder={text.measureHint}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={20_000}
          autoFocus
        />
      </label>
      <RefusalMessage error={adding.error} />
      <div className="ui-form-actions">
        <Button onClick={onClose} disabled={adding.isPending}>
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
