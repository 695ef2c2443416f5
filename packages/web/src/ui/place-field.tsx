import { Input } from 'antd'
import type { ReactNode } from 'react'

type Props = {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A field for the place of something among others: empty where that is left open. */
export function PlaceField({ label, hint, value, onChange }: Props): ReactNode {
  return (
    <label>
      <span>{label}</span>
      <Input
        value={value}
        inputMode="numeric"
        placeholder={hint}
        maxLength={4}
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/gu, ''))}
      />
    </label>
  )
}

/** The place that a field holds; null where it is empty. */
export function placeIn(value: string): number | null {
  const place = Number(value)
  return place >= 1 ? place : null
}
