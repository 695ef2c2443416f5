import { Select, type SelectProps } from 'antd'
import type { ReactNode } from 'react'
import { useNameSearch } from './name-search.ts'

/** A picker of several out of a list. */
export function SeveralSelect(props: Omit<SelectProps<string[]>, 'mode' | 'showSearch'>): ReactNode {
  const search = useNameSearch()
  return <Select<string[]> {...props} mode="multiple" showSearch={search} />
}
