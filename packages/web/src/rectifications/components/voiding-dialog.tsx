import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useRectificationsText } from '../rectifications.text.ts'
import { VoidingRequest } from './voiding-request.tsx'

/** A voiding that somebody asks for, wherever it is decided from. */
export function VoidingDialog(props: {
  readonly rectificationId: string
  readonly onClose: () => void
}): ReactNode {
  const text = useRectificationsText()
  const input = { rectificationId: props.rectificationId }
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input }))
  const { data, error } = rectification
  return (
    <Modal
      open
      title={data?.name ?? text.voidTitle}
      footer={<Button onClick={props.onClose}>{text.close}</Button>}
      onCancel={props.onClose}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void rectification.refetch()} />}
      {data?.voiding !== undefined && (
        <VoidingRequest key={data.version} rectification={data} voiding={data.voiding} />
      )}
    </Modal>
  )
}
