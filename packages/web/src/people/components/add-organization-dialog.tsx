import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { usePeopleText } from '../people.text.ts'
import { OrganizationSelect } from './organization-select.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useKeptForm } from '../../ui/kept-antd-form.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

type Fields = { name: string; parentId?: string | undefined }

/** Adds an organization below another. */
export function AddOrganizationDialog(props: {
  organizations: readonly OrganizationView[]
  parentId: string | null
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const parent = props.parentId ?? props.organizations.find(({ parentId }) => parentId === null)?.id
  const { commandId } = useCommandId()
  const keptForm = useKeptForm<Fields>('organizations.add', 'new', { name: '', parentId: parent })
  const add = useMutation(
    orpc.organizations.add.mutationOptions({
      onSuccess: async () => {
        keptForm.kept.done()
        await client.invalidateQueries({ queryKey: orpc.organizations.key() })
        props.onClose()
      },
    }),
  )
  const refused = useRefusedFields(add.error, ['name'])
  return (
    <FormDialog
      keptForm={keptForm}
      name="organization"
      title={text.addOrganization}
      confirm={text.add}
      isSending={add.isPending}
      error={refused.rest}
      onSend={({ name, parentId }) => add.mutate({ commandId, name, parentId: parentId ?? null })}
      onClose={props.onClose}
    >
      <Form.Item
        name="name"
        {...refused.item('name')}
        label={text.organizationName}
        rules={[{ required: true, whitespace: true, message: text.organizationNameMissing }]}
      >
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="parentId" label={text.parent}>
        <OrganizationSelect organizations={props.organizations} placeholder={text.noParent} isClearable />
      </Form.Item>
    </FormDialog>
  )
}
