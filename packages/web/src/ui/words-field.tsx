import { Input } from 'antd'
import type { ReactNode } from 'react'
import { FieldRefusal } from './refused-fields.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (words: string) => void
  /** Why what stands in it was refused. */
  readonly refused: string | null
  readonly longest: number
  readonly isShort?: boolean
  readonly takesFocus?: boolean
  readonly className?: string
}

/** A field for words that somebody writes: it grows with them. */
export function WordsField({ label, hint, value, onChange, refused, longest, ...look }: Props): ReactNode {
  return (
    <label className={look.className}>
      <span>{label}</span>
      <Input.TextArea
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={hint}
        autoSize={look.isShort ? { minRows: 2, maxRows: 8 } : { minRows: 3, maxRows: 12 }}
        maxLength={longest}
        autoFocus={look.takesFocus ?? false}
      />
      <FieldRefusal of={refused} />
    </label>
  )
}
