import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { usePeopleText } from '../people.text.ts'
import { OrganizationSelect } from './organization-select.tsx'
import { useKeptForm } from '../../ui/kept-antd-form.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

type Fields = { name: string; parentId?: string }

/** Adds an organization below another. */
export function AddOrganizationDialog(props: {
  organizations: readonly OrganizationView[]
  parentId: string | null
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const parent = props.parentId ?? props.organizations.find(({ parentId }) => parentId === null)?.id
  const [form] = Form.useForm<Fields>()
  const { commandId } = useCommandId()
  const { kept, ...keeping } = useKeptForm('organizations.add', 'new', {
    start: { name: '', parentId: parent },
    reset: (start) => form.setFieldsValue(start),
  })
  const add = useMutation(
    orpc.organizations.add.mutationOptions({
      onSuccess: async () => {
        kept.done()
        await client.invalidateQueries({ queryKey: orpc.organizations.key() })
        props.onClose()
      },
    }),
  )
  const refused = useRefusedFields(add.error, ['name'])
  return (
    <Modal
      open
      title={text.addOrganization}
      okText={text.add}
      cancelText={text.cancel}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={() => kept.leave(props.onClose)}
    >
      <Form<Fields>
        name="organization"
        form={form}
        layout="vertical"
        requiredMark={false}
        {...keeping}
        onFinish={({ name, parentId }) => add.mutate({ commandId, name, parentId: parentId ?? null })}
      >
        <KeptNote kept={kept} />
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
        <RefusalMessage error={refused.rest} />
      </Form>
    </Modal>
  )
}
