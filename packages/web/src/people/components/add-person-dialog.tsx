import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { usePeopleText } from '../people.text.ts'
import { type AppointmentFields, AppointmentRows } from './appointment-fields.tsx'
import type { InitialPassword } from './initial-password-dialog.tsx'
import { UsernameField } from './username-field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FieldRefusal, type RefusedFields } from '../../ui/refused-fields.tsx'

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
  return (
    <FormDialog
      form="persons.add"
      item="new"
      start={{ name: '', username: '', hasAccount: true, appointments: [first] }}
      name="person"
      title={text.addPerson}
      confirm={text.add}
      tells={['name', 'username', 'appointments']}
      send={({ name, hasAccount, username, appointments }: Fields, commandId) =>
        api.persons.add({ commandId, name, username: hasAccount ? (username ?? null) : null, appointments })
      }
      onSent={async (person) => {
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
        if (person.hasAccount) props.onPassword({ name: person.name, password: person.initialPassword })
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <Form.Item
            name="name"
            {...refused.item('name')}
            label={text.name}
            rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
          >
            <Input count={{ max: 50 }} />
          </Form.Item>
          <AccountFields refused={refused} />
          <AppointmentRows organizations={props.organizations} />
          <FieldRefusal of={refused.of('appointments')} />
        </>
      )}
    </FormDialog>
  )
}

function AccountFields({ refused }: { readonly refused: RefusedFields<'username'> }): ReactNode {
  const text = usePeopleText()
  const hasAccount = Form.useWatch('hasAccount')
  return (
    <>
      <Form.Item name="hasAccount" valuePropName="checked" extra={text.withAccountHint}>
        <Checkbox>{text.withAccount}</Checkbox>
      </Form.Item>
      {hasAccount && <UsernameField refused={refused} />}
    </>
  )
}
