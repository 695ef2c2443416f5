import { Input } from 'antd'
import type { ReactNode } from 'react'
import { FieldRefusal } from './refused-fields.tsx'
import { useLackingLook } from './lacking.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (words: string) => void
  /** Why what stands in it was refused. */
  readonly refused: string | null
  readonly longest: number
  readonly isShort?: boolean
  /** Whether it is a name or a number, which has one line. */
  readonly isLine?: boolean
  readonly takesFocus?: boolean
  readonly className?: string
}

/** A field for words that somebody writes: it grows with them. */
export function WordsField({ label, hint, value, onChange, refused, longest, ...look }: Props): ReactNode {
  const shared = {
    ...useLackingLook(label),
    value,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
    placeholder: hint,
    maxLength: longest,
    autoFocus: look.takesFocus ?? false,
  }
  return (
    <label className={look.className}>
      <span>{label}</span>
      {look.isLine ? (
        <Input {...shared} />
      ) : (
        <Input.TextArea
          {...shared}
          autoSize={look.isShort ? { minRows: 2, maxRows: 8 } : { minRows: 3, maxRows: 12 }}
        />
      )}
      <FieldRefusal of={refused} />
    </label>
  )
}
