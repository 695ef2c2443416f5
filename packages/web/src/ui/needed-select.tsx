import { Select, type SelectProps } from 'antd'
import type { ReactNode } from 'react'
import { useLackingLook } from './lacking.tsx'

/** A list of a form that is marked while nothing is chosen from it and the form says so. */
export function NeededSelect<Value extends string | null>(
  props: SelectProps<Value> & { readonly 'aria-label': string },
): ReactNode {
  return <Select<Value> {...props} {...useLackingLook(props['aria-label'])} />
}
