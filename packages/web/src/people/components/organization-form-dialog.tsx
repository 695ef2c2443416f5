import type { OrganizationForm } from '@bihuan/core/people/bodies.ts'
import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { usePeopleText } from '../people.text.ts'
import { OrganizationFormSelect } from './organization-form-select.tsx'

/** Says what an organization is. */
export function OrganizationFormDialog(props: {
  organization: OrganizationView
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const { id: organizationId, name, kind } = props.organization
  return (
    <FormDialog
      form="organizations.setKind"
      item={organizationId}
      start={{ kind }}
      name="kind"
      title={`${text.setKind} · ${name}`}
      confirm={text.save}
      tells={['kind']}
      send={(fields: { kind: OrganizationForm }, commandId) =>
        api.organizations.setKind({ commandId, organizationId, kind: fields.kind })
      }
      onSent={async () => client.invalidateQueries({ queryKey: orpc.organizations.key() })}
      onClose={props.onClose}
    >
      {(refused) => (
        <Form.Item name="kind" label={text.kind} extra={text.kindHint} {...refused.item('kind')}>
          <OrganizationFormSelect />
        </Form.Item>
      )}
    </FormDialog>
  )
}
