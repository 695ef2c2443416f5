import { Modal } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { useReviewText } from '../review.text.ts'

/** The keys of the review, each with what it does. */
export function DeskHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useReviewText()
  return (
    <Modal open onCancel={onClose} footer={null} title={text.help} width={560}>
      <dl className="app-shortcuts intake-shortcuts">
        {text.shortcuts.map(([key, meaning]) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
