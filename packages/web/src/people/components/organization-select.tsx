import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { Select } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { treeOrder } from '../organization-tree.ts'
import { useNameSearch } from '../../ui/name-search.ts'

type OrganizationSelectProps = {
  organizations: readonly OrganizationView[]
  placeholder: string
  /** What the field is called where no form item around it says so: the placeholder only says what nothing means. */
  label?: string
  isClearable?: boolean
  /** Given by the form item around it. */
  id?: string
  value?: string
  onChange?: (organizationId: string) => void
}

/** Chooses an organization from the tree, by typing or by looking. */
export function OrganizationSelect(props: OrganizationSelectProps): ReactNode {
  const { organizations, placeholder, label, isClearable = false, ...field } = props
  const search = useNameSearch()
  const options = useMemo(
    () =>
      // What is closed takes nothing new.
      treeOrder(organizations.filter(({ closedOn }) => closedOn === null)).map(({ id, name, depth }) => ({
        value: id,
        label: name,
        depth,
      })),
    [organizations],
  )
  return (
    <Select<string, (typeof options)[number]>
      {...field}
      options={options}
      optionRender={({ data }) => <span style={{ paddingInlineStart: data.depth * 16 }}>{data.label}</span>}
      placeholder={placeholder}
      {...(label !== undefined && { 'aria-label': label })}
      allowClear={isClearable}
      showSearch={search}
    />
  )
}
