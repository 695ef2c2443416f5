import type { ReactNode } from 'react'
import { DayField } from '../../ui/day-field.tsx'

/** A day to which the form item around it gives value and change. */
export function DayInForm(props: {
  readonly label: string
  readonly isSmall?: boolean
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
}): ReactNode {
  const { label, isSmall = false, value = null, onChange = () => {} } = props
  return <DayField isSmall={isSmall} label={label} value={value} onChange={onChange} />
}
