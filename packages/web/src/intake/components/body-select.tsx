import { Select } from 'antd'
import type { ReactNode } from 'react'

type Props = {
  readonly label: string
  readonly bodies: readonly { readonly id: string; readonly name: string }[]
  readonly value: string | undefined
  readonly onChange: (bodyId: string) => void
}

/** In which body what is read begins, for whoever coordinates several. */
export function BodySelect({ label, bodies, value, onChange }: Props): ReactNode {
  return (
    <label className="intake-body">
      {label}{' '}
      <Select<string>
        aria-label={label}
        {...(value !== undefined && { value })}
        options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onChange}
      />
    </label>
  )
}
