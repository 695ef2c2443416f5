import { Select } from 'antd'
import type { ReactNode } from 'react'
import { type NameSearch, useNameSearch } from '../../ui/name-search.ts'
import { SeveralSelect } from '../../ui/several-select.tsx'
import { useLackingLook } from '../../ui/lacking.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** The ids of those that are chosen, with blanks between them: so a form keeps them. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isOne?: boolean
  /** Told what is typed, where the options are those that hold it. */
  readonly onSearch?: ((typed: string) => void) | undefined
  /** Another search than by what the options say. */
  readonly search?: NameSearch | undefined
}

/** A field for one or several records out of many, found by what they say. */
export function ChooseItems({
  label,
  hint = '',
  options,
  value,
  onChange,
  isOne = false,
  onSearch,
  search: given,
}: Props): ReactNode {
  const chosen = idsIn(value)
  const byName = useNameSearch()
  const search = given ?? (onSearch === undefined ? byName : { filterOption: false, onSearch })
  const common = {
    ...useLackingLook(label),
    allowClear: true,
    placeholder: hint,
    'aria-label': label,
    options: [...options],
  }
  return (
    <div className="choose-items">
      <span>{label}</span>
      {isOne ? (
        <Select
          {...common}
          showSearch={search}
          value={chosen[0] ?? null}
          onChange={(id: string | null) => onChange(id ?? '')}
        />
      ) : (
        <SeveralSelect
          {...common}
          search={search}
          value={[...chosen]}
          onChange={(ids: string[]) => onChange(ids.join(' '))}
        />
      )}
    </div>
  )
}

/** The ids that a field holds. */
export function idsIn(value: string): readonly string[] {
  return value.split(' ').filter((id) => id !== '')
}
