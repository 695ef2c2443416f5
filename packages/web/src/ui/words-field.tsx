import { Input } from 'antd'
import type { ReactNode } from 'react'
import { FieldRefusal } from './refused-fields.tsx'
import { useLackingLook } from './lacking.tsx'
import { useOwnProblem } from './own-problem.ts'
import { useUiText } from './ui.text.ts'

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

// From here on it is said how much room is left.
const nearShare = 0.9

/**
 * A field for words that somebody writes: it grows with them. What is longer than is taken stays in it and is said, since words that
 * were pasted and cut would be missed by nobody until they are needed.
 */
export function WordsField({ label, hint, value, onChange, refused, longest, ...look }: Props): ReactNode {
  const text = useUiText()
  const over = value.length - longest
  useOwnProblem(over > 0)
  const lacking = useLackingLook(label)
  const shared = {
    ...(over > 0 ? ({ status: 'error', 'aria-invalid': true } as const) : lacking),
    value,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
    placeholder: hint,
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
      {over > 0 ? (
        <FieldRefusal of={text.tooLong(over, longest)} />
      ) : (
        value.length > longest * nearShare && (
          <span className="ui-quiet">{text.roomLeft(-over, longest)}</span>
        )
      )}
      <FieldRefusal of={refused} />
    </label>
  )
}
