import { Button, type ButtonProps, Popconfirm, type PopconfirmProps } from 'antd'
import type { ReactNode } from 'react'

/** What is asked, and what is done when it is meant. */
export type Question = PopconfirmProps & { readonly onConfirm: () => void }

/** A button with its question open beside it, since it was pressed. */
export function AskedQuestion({
  question,
  look,
}: {
  readonly question: Question
  readonly look: ButtonProps
}): ReactNode {
  return (
    <Popconfirm defaultOpen {...question}>
      {/* It takes the place of the one that was pressed, and of its focus. */}
      <Button autoFocus {...look} />
    </Popconfirm>
  )
}
