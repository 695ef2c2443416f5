import { type OrganizationView, usernameSchema } from '@bihuan/core/people/people.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { usePeopleText } from '../people.text.ts'
import { type AppointmentFields, AppointmentRows } from './appointment-fields.tsx'
import type { InitialPassword } from './initial-password-dialog.tsx'
import { useKeptForm } from '../../ui/kept-antd-form.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { FieldRefusal, type RefusedFields, useRefusedFields } from '../../ui/refused-fields.tsx'

type Fields = { name: string; hasAccount: boolean; username?: string; appointments: AppointmentFields[] }

type AddPersonProps = {
  organizations: readonly OrganizationView[]
  /** The organization that the page shows, proposed for the first appointment. */
  organizationId: string | null
  onClose: () => void
  onPassword: (initial: InitialPassword) => void
}

/** Adds a person, with an account or only as a name on lists. */
export function AddPersonDialog(props: AddPersonProps): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const first = props.organizationId === null ? {} : { organizationId: props.organizationId }
  const [form] = Form.useForm<Fields>()
  const { commandId } = useCommandId()
  const { kept, ...keeping } = useKeptForm('persons.add', 'new', {
    start: { name: '', username: '', hasAccount: true, appointments: [first] },
    reset: (start) => form.setFieldsValue(start),
  })
  const add = useMutation(
    orpc.persons.add.mutationOptions({
      onSuccess: async (person) => {
        kept.done()
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
        props.onClose()
        if (person.initialPassword !== null) {
          props.onPassword({ name: person.name, password: person.initialPassword })
        }
      },
    }),
  )
  const refused = useRefusedFields(add.error, ['name', 'username', 'appointments'])
  return (
    <Modal
      open
      title={text.addPerson}
      okText={text.add}
      cancelText={text.cancel}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={() => kept.leave(props.onClose)}
    >
      <Form<Fields>
        name="person"
        form={form}
        layout="vertical"
        requiredMark={false}
        {...keeping}
        onFinish={({ name, hasAccount, username, appointments }) =>
          add.mutate({ commandId, name, username: hasAccount ? (username ?? null) : null, appointments })
        }
      >
        <KeptNote kept={kept} />
        <Form.Item
          name="name"
          {...refused.item('name')}
          label={text.name}
          rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
        >
          <Input maxLength={50} autoFocus />
        </Form.Item>
        <AccountFields refused={refused} />
        <AppointmentRows organizations={props.organizations} />
        <FieldRefusal of={refused.of('appointments')} />
        <RefusalMessage error={refused.rest} />
      </Form>
    </Modal>
  )
}

function AccountFields({ refused }: { readonly refused: RefusedFields<'username'> }): ReactNode {
  const text = usePeopleText()
  const hasAccount = Form.useWatch('hasAccount')
  const rule = {
    validator: async (_rule: unknown, value: unknown) => {
      if (!usernameSchema.safeParse(value).success) throw new Error(text.usernameRule)
    },
  }
  return (
    <>
      <Form.Item name="hasAccount" valuePropName="checked" extra={text.withAccountHint}>
        <Checkbox>{text.withAccount}</Checkbox>
      </Form.Item>
      {hasAccount && (
        <Form.Item
          name="username"
          label={text.username}
          rules={[rule]}
          validateTrigger="onBlur"
          {...refused.item('username')}
        >
          <Input maxLength={32} autoCapitalize="none" autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
    </>
  )
}
