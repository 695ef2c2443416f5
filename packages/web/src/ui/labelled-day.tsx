import type { ReactNode } from 'react'
import { DayField } from './day-field.tsx'
import { useLackingLook } from './lacking.tsx'
import { FieldRefusal } from './refused-fields.tsx'

type Props = {
  readonly label: string
  /** What was typed; nothing where the field is empty. */
  readonly value: string
  readonly onChange: (day: string) => void
  /** Why what stands in it was refused. */
  readonly refused?: string | null
}

/** A day of a form with its label above it and what was refused below. */
export function LabelledDay({ label, value, onChange, refused = null }: Props): ReactNode {
  const isLacking = useLackingLook(label)['aria-invalid'] ?? false
  return (
    <div>
      <span>{label}</span>
      <DayField
        isLacking={isLacking}
        label={label}
        value={value || null}
        onChange={(day) => onChange(day ?? '')}
      />
      <FieldRefusal of={refused} />
    </div>
  )
}
