import { Button, type ButtonProps, Popconfirm } from 'antd'
import type { ReactNode } from 'react'

type Props = Pick<ButtonProps, 'loading' | 'disabled' | 'type'> & {
  readonly label: string
  readonly ask: string
  /** What comes of it. */
  readonly follows: ReactNode
  /** Leaves everything as it is. */
  readonly keep: string
  readonly onConfirm: () => void
}

/** A button for what cannot be taken back: it is asked once whether it is meant, and said what comes of it. */
export function AskedOnce({ label, ask, follows, keep, onConfirm, ...look }: Props): ReactNode {
  return (
    <Popconfirm
      title={ask}
      description={follows}
      okText={label}
      cancelText={keep}
      styles={{ root: { maxWidth: 'min(340px, 94vw)' } }}
      onConfirm={onConfirm}
    >
      <Button {...look}>{label}</Button>
    </Popconfirm>
  )
}
