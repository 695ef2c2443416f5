import type { OrganizationForm } from '@bihuan/core/people/bodies.ts'
import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { topOf } from '../organization-tree.ts'
import { usePeopleText } from '../people.text.ts'
import { OrganizationFormSelect } from './organization-form-select.tsx'
import { OrganizationSelect } from './organization-select.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

type Fields = { name: string; parentId?: string | undefined; kind: OrganizationForm }

/** Adds an organization below another. */
export function AddOrganizationDialog(props: {
  organizations: readonly OrganizationView[]
  parentId: string | null
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const parent = props.parentId ?? topOf(props.organizations)?.id
  const start: Fields = { name: '', parentId: parent, kind: parent === undefined ? 'body' : 'department' }
  return (
    <FormDialog
      form="organizations.add"
      item="new"
      start={start}
      name="organization"
      title={text.addOrganization}
      confirm={text.add}
      tells={['name']}
      send={({ name, parentId, kind }: Fields, commandId) =>
        api.organizations.add({ commandId, name, parentId: parentId ?? null, kind })
      }
      onSent={async () => {
        await client.invalidateQueries({ queryKey: orpc.organizations.key() })
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <Form.Item
            name="name"
            {...refused.item('name')}
            label={text.organizationName}
            rules={[{ required: true, whitespace: true, message: text.organizationNameMissing }]}
          >
            <Input count={{ max: 100 }} />
          </Form.Item>
          <Form.Item name="parentId" label={text.parent}>
            <OrganizationSelect organizations={props.organizations} placeholder={text.noParent} isClearable />
          </Form.Item>
          <Form.Item name="kind" label={text.kind} extra={text.kindHint}>
            <OrganizationFormSelect />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
