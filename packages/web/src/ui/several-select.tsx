import { Select, type SelectProps } from 'antd'
import type { ReactNode } from 'react'
import { useNameSearch } from './name-search.ts'

/** A picker of several out of a list. */
export function SeveralSelect({
  search,
  ...props
}: Omit<SelectProps<string[]>, 'mode' | 'showSearch'> & {
  /** Another search than by the names of what is offered. */
  readonly search?: Exclude<SelectProps['showSearch'], boolean>
}): ReactNode {
  const byName = useNameSearch()
  return <Select<string[]> {...props} mode="multiple" showSearch={search ?? byName} />
}
