import { day } from '@bihuan/core/kernel/day.ts'
import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { useTeamsText } from '../teams.text.ts'
import { DayInForm } from './day-in-form.tsx'

/** Sets the last day of a team, or leaves it open. */
export function TeamEndDialog(props: { team: OrganizationView; onClose: () => void }): ReactNode {
  const text = useTeamsText()
  const client = useQueryClient()
  const { id: organizationId, name, endsOn } = props.team
  return (
    <FormDialog
      form="organizations.setEnd"
      item={organizationId}
      start={{ endsOn }}
      name="team-end"
      title={`${text.teamEnd} · ${name}`}
      confirm={text.save}
      tells={['endsOn']}
      send={(fields: { endsOn: string | null }, commandId) =>
        api.organizations.setEnd({
          commandId,
          organizationId,
          endsOn: fields.endsOn === null ? null : day(fields.endsOn),
        })
      }
      onSent={async () => {
        await client.invalidateQueries({ queryKey: orpc.organizations.key() })
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <Form.Item
          name="endsOn"
          label={text.teamEnd}
          extra={text.teamEndAbout}
          {...refused.item('endsOn')}
          rules={[
            {
              validator: (_: unknown, value: string | null) =>
                dayProblem(value) === null ? Promise.resolve() : Promise.reject(new Error(text.dayUnread)),
            },
          ]}
        >
          <DayInForm label={text.teamEnd} />
        </Form.Item>
      )}
    </FormDialog>
  )
}
