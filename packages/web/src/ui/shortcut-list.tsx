import { Modal } from 'antd'
import { Fragment, type ReactNode } from 'react'

type Props = {
  readonly isOpen: boolean
  readonly title: string
  /** Keys with what they do, in the order in which they are shown. */
  readonly shortcuts: readonly (readonly [key: string, meaning: string])[]
  readonly width: number
  readonly className?: string
  readonly onClose: () => void
}

/** A list of keys over the page. */
export function ShortcutList({ isOpen, title, shortcuts, width, className = '', onClose }: Props): ReactNode {
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={title} width={width}>
      <dl className={`ui-shortcuts ${className}`.trim()}>
        {shortcuts.map(([key, meaning]) => (
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
