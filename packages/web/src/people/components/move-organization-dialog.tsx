import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { withDescendants } from '../organization-tree.ts'
import { usePeopleText } from '../people.text.ts'
import { OrganizationSelect } from './organization-select.tsx'

/** Moves an organization, with what lies below it, below another. */
export function MoveOrganizationDialog(props: {
  organization: OrganizationView
  organizations: readonly OrganizationView[]
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const { id: organizationId, name, parentId } = props.organization
  const below = withDescendants(props.organizations, organizationId)
  return (
    <FormDialog
      form="organizations.move"
      item={organizationId}
      start={{ parentId: parentId ?? undefined }}
      name="move"
      title={`${text.move} · ${name}`}
      confirm={text.save}
      tells={['parentId']}
      send={(fields: { parentId?: string | undefined }, commandId) =>
        api.organizations.move({ commandId, organizationId, parentId: fields.parentId ?? null })
      }
      onSent={async () => client.invalidateQueries({ queryKey: orpc.organizations.key() })}
      onClose={props.onClose}
    >
      {(refused) => (
        <Form.Item name="parentId" label={text.parent} {...refused.item('parentId')}>
          <OrganizationSelect
            organizations={props.organizations.filter(({ id }) => !below.has(id))}
            placeholder={text.noParent}
            isClearable
          />
        </Form.Item>
      )}
    </FormDialog>
  )
}
