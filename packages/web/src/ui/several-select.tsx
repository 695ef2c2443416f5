import { Select, type SelectProps } from 'antd'
import type { ReactNode } from 'react'
import { useNameSearch } from './name-search.ts'

/** A picker of several out of a list. The Tab key leaves it and chooses nothing: what is lit up there was chosen by nobody. */
export function SeveralSelect(props: Omit<SelectProps<string[]>, 'mode' | 'showSearch'>): ReactNode {
  const search = useNameSearch()
  return (
    // The list itself takes Tab for Enter, and hears it before the picker does.
    <div
      className="several-select"
      onKeyDownCapture={(event) => {
        if (event.key === 'Tab') event.stopPropagation()
      }}
    >
      <Select<string[]> {...props} mode="multiple" showSearch={search} />
    </div>
  )
}
