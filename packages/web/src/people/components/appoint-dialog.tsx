import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { postsOf } from '../posts.ts'
import { usePeopleText } from '../people.text.ts'
import { type AppointmentFields, AppointmentRows } from './appointment-fields.tsx'
import { codeOf } from '../../ui/explain.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FieldRefusal } from '../../ui/refused-fields.tsx'

type Fields = { appointments: AppointmentFields[] }

/** Sets what a person is appointed to. */
export function AppointDialog(props: {
  person: PersonView
  organizations: readonly OrganizationView[]
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  // What the form was opened with, whatever is read behind it meanwhile: only so is one told of another administrator.
  const [version, setVersion] = useState(props.person.version)
  const holding = props.person.holding ?? 0
  // Whoever has been told sends for what is there now, which the list behind the form shows.
  const readAgain = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: orpc.persons.key() })
    const input = { ids: [props.person.id], ended: 'true' }
    const { persons } = await client.fetchQuery(orpc.persons.choices.queryOptions({ input }))
    setVersion(persons.find(({ id }) => id === props.person.id)?.version ?? version)
  }
  return (
    <FormDialog
      form="persons.appoint"
      item={props.person.id}
      start={{ appointments: [...postsOf(props.person)] }}
      name="appointments"
      title={`${text.appoint} · ${props.person.name}`}
      confirm={text.save}
      tells={['appointments']}
      send={({ appointments }: Fields, commandId) =>
        api.persons
          .appoint({ commandId, personId: props.person.id, version, appointments })
          .catch(async (error: unknown) => {
            if (codeOf(error) === 'VERSION_CONFLICT') await readAgain()
            throw error
          })
      }
      onSent={async () => {
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
        await client.invalidateQueries({ queryKey: orpc.session.key() })
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          {holding > 0 && <p className="people-holding">{text.holding(holding)}</p>}
          <AppointmentRows organizations={props.organizations} />
          <FieldRefusal of={refused.of('appointments')} />
        </>
      )}
    </FormDialog>
  )
}
