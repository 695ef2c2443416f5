import { useMutation } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { useRecordsChanged } from '../../measures/measures.api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useFindingsText } from '../findings.text.ts'

type Props = {
  readonly rectificationId: string
  readonly onClose: () => void
  readonly onAdded: (findingId: string) => void
}

/** Adding one finding by hand. */
export function AddFindingDialog({ rectificationId, onClose, onAdded }: Props): ReactNode {
  const text = useFindingsText()
  const { message } = App.useApp()
  const changed = useRecordsChanged()
  const { commandId } = useCommandId()
  const [values, setValues] = useState({ number: '', title: '', category: '' })
  const adding = useMutation({
    mutationFn: () => {
      const category = values.category.trim() === '' ? null : values.category
      return api.findings.add({
        rectificationId,
        commandId,
        number: values.number,
        title: values.title,
        category,
      })
    },
    onSuccess: (finding) => {
      void message.success(text.sent.addFinding)
      changed()
      onAdded(finding.id)
    },
  })
  return (
    <Modal
      open
      title={text.newFinding}
      okText={text.add}
      cancelText={text.cancel}
      okButtonProps={{ loading: adding.isPending, disabled: values.title.trim() === '' }}
      onOk={() => {
        if (!adding.isPending) adding.mutate()
      }}
      onCancel={onClose}
    >
      <div className="measures-form">
        <label>
          <span>{text.title}</span>
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            placeholder={text.titleHint}
            value={values.title}
            onChange={(event) => setValues({ ...values, title: event.target.value })}
          />
        </label>
        <label>
          <span>{text.number}</span>
          <Input
            maxLength={40}
            value={values.number}
            onChange={(event) => setValues({ ...values, number: event.target.value })}
          />
        </label>
        <label>
          <span>{text.category}</span>
          <Input
            maxLength={200}
            placeholder={text.categoryHint}
            value={values.category}
            onChange={(event) => setValues({ ...values, category: event.target.value })}
          />
        </label>
        <RefusalMessage error={adding.error} />
      </div>
    </Modal>
  )
}
