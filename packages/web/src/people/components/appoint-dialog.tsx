import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { usePeopleText } from '../people.text.ts'
import { type AppointmentFields, AppointmentRows } from './appointment-fields.tsx'
import { useKeptForm } from '../../ui/kept-antd-form.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'

type Fields = { appointments: AppointmentFields[] }

/** Sets what a person is appointed to. */
export function AppointDialog(props: {
  person: PersonView
  organizations: readonly OrganizationView[]
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const { commandId } = useCommandId()
  const holding = props.person.holding ?? 0
  const { kept, ...keeping } = useKeptForm('persons.appoint', props.person.id, {
    start: { appointments: props.person.appointments },
    reset: (start) => form.setFieldsValue(start),
  })
  const appoint = useMutation(
    orpc.persons.appoint.mutationOptions({
      onSuccess: async () => {
        kept.done()
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
        await client.invalidateQueries({ queryKey: orpc.session.key() })
        props.onClose()
      },
    }),
  )
  const refused = useRefusedFields(appoint.error, ['appointments'])
  return (
    <Modal
      open
      title={`${text.appoint} · ${props.person.name}`}
      okText={text.save}
      cancelText={text.cancel}
      confirmLoading={appoint.isPending}
      onOk={() => form.submit()}
      onCancel={() => kept.leave(props.onClose)}
    >
      <Form<Fields>
        name="appointments"
        form={form}
        layout="vertical"
        {...keeping}
        onFinish={({ appointments }) =>
          appoint.mutate({ commandId, personId: props.person.id, appointments })
        }
      >
        <KeptNote kept={kept} />
        {holding > 0 && <p className="people-holding">{text.holding(holding)}</p>}
        <AppointmentRows organizations={props.organizations} />
        <FieldRefusal of={refused.of('appointments')} />
        <RefusalMessage error={refused.rest} />
      </Form>
    </Modal>
  )
}
