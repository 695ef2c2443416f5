import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { usePeopleText } from '../people.text.ts'
import { type AppointmentFields, AppointmentRows } from './appointment-fields.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useKeptForm } from '../../ui/kept-antd-form.ts'
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
  const holding = props.person.holding ?? 0
  const { commandId } = useCommandId()
  const keptForm = useKeptForm<Fields>('persons.appoint', props.person.id, {
    appointments: props.person.appointments,
  })
  const appoint = useMutation(
    orpc.persons.appoint.mutationOptions({
      onSuccess: async () => {
        keptForm.kept.done()
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
        await client.invalidateQueries({ queryKey: orpc.session.key() })
        props.onClose()
      },
    }),
  )
  const refused = useRefusedFields(appoint.error, ['appointments'])
  return (
    <FormDialog
      keptForm={keptForm}
      name="appointments"
      title={`${text.appoint} · ${props.person.name}`}
      confirm={text.save}
      isSending={appoint.isPending}
      error={refused.rest}
      onSend={({ appointments }) => appoint.mutate({ commandId, personId: props.person.id, appointments })}
      onClose={props.onClose}
    >
      {holding > 0 && <p className="people-holding">{text.holding(holding)}</p>}
      <AppointmentRows organizations={props.organizations} />
      <FieldRefusal of={refused.of('appointments')} />
    </FormDialog>
  )
}
