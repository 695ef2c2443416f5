import { sources } from '@bihuan/core/rectifications/rectification.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly draftId: string
  readonly name: string
  readonly kind: string
  readonly count: { readonly findings: number; readonly measures: number }
  /** Saves the draft and gives its version; null when that failed, which the page shows. */
  readonly flush: () => Promise<number | null>
  readonly onClose: () => void
}

/** Commits a draft as a rectification and goes on to its ledger. */
export function CommitDialog({ draftId, name: start, kind, count, flush, onClose }: Props): ReactNode {
  const text = useReviewText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { commandId } = useCommandId()
  const [name, setName] = useState(start)
  const [source, setSource] = useState<(typeof sources)[number]>(
    kind === 'auditReport' ? 'audit' : 'inspection',
  )
  const committing = useMutation({
    mutationFn: async () => {
      const version = await flush()
      return version === null ? null : api.intake.commit({ draftId, version, name, source, commandId })
    },
    onSuccess: (answer) => {
      if (answer === null) return onClose()
      void client.invalidateQueries({ queryKey: orpc.rectifications.key() })
      void client.invalidateQueries({ queryKey: orpc.intake.key() })
      void navigate({ to: '/rectifications/$id/ledger', params: { id: answer.rectificationId } })
      return undefined
    },
  })
  return (
    <Modal
      open
      title={text.commitTitle}
      okText={text.commitNow}
      cancelText={text.cancel}
      okButtonProps={{ loading: committing.isPending, disabled: name.trim() === '' }}
      onOk={() => {
        if (!committing.isPending) committing.mutate()
      }}
      onCancel={onClose}
    >
      <div className="ui-form">
        <p>{text.commitText(count.findings, count.measures)}</p>
        <label>
          <span>{text.commitName}</span>
          <Input value={name} maxLength={200} autoFocus onChange={(event) => setName(event.target.value)} />
        </label>
        <fieldset>
          <legend>{text.commitSource}</legend>
          <Radio.Group
            value={source}
            onChange={(event) => setSource(sources.find((one) => one === event.target.value) ?? source)}
            options={sources.map((value) => ({ value, label: text.sources[value] }))}
          />
        </fieldset>
        <RefusalMessage error={committing.error} />
      </div>
    </Modal>
  )
}
