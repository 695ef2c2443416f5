import { type OrganizationForm, organizationForms } from '@bihuan/core/people/bodies.ts'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { usePeopleText } from '../people.text.ts'

/** Chooses what an organization is. Its value comes from the form around it. */
export function OrganizationFormSelect(props: {
  id?: string
  value?: OrganizationForm
  onChange?: (form: OrganizationForm) => void
}): ReactNode {
  const text = usePeopleText()
  return (
    <Select
      {...props}
      options={organizationForms.map((form) => ({ value: form, label: text.forms[form] }))}
    />
  )
}
