import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { type Role, roles } from '@bihuan/core/people/role.ts'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { usePeopleText } from '../people.text.ts'
import { TermFields } from './term-fields.tsx'
import { OrganizationSelect } from './organization-select.tsx'

/** An appointment as the form holds it. */
export type AppointmentFields = {
  organizationId: string
  role: Role
  from?: string | null
  to?: string | null
}

/** Rows of organization and role, under the form's `appointments`. */
export function AppointmentRows({
  organizations,
}: {
  organizations: readonly OrganizationView[]
}): ReactNode {
  const text = usePeopleText()
  const headingId = useId()
  const required = { required: true, message: text.appointmentIncomplete }
  const roleOptions = roles.map((role) => ({ value: role, label: text.roles[role] }))
  return (
    <Form.List name="appointments">
      {(fields, { add, remove }) => (
        <div role="group" aria-labelledby={headingId} className="people-appointment-fields">
          <div id={headingId}>{text.appointments}</div>
          <p className="people-quiet">{text.appointmentsHint}</p>
          {fields.map(({ key, name }) => (
            <div className="people-appointment-row" key={key}>
              <Form.Item name={[name, 'organizationId']} rules={[required]} noStyle>
                <OrganizationSelect
                  organizations={organizations}
                  placeholder={text.organization}
                  label={text.organization}
                />
              </Form.Item>
              <Form.Item name={[name, 'role']} rules={[required]} noStyle>
                <Select options={roleOptions} placeholder={text.role} aria-label={text.role} />
              </Form.Item>
              <TermFields at={[name]} path={['appointments', name]} />
              <Form.Item noStyle shouldUpdate>
                {({ getFieldError }) => (
                  <RowErrors
                    errors={[
                      ...getFieldError(['appointments', name, 'organizationId']),
                      ...getFieldError(['appointments', name, 'role']),
                      ...getFieldError(['appointments', name, 'from']),
                      ...getFieldError(['appointments', name, 'to']),
                    ]}
                  />
                )}
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={text.removeAppointment}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
            {text.addAppointment}
          </Button>
        </div>
      )}
    </Form.List>
  )
}

/** What a row lacks, in words: the fields share one line below them. */
export function RowErrors({ errors }: { errors: readonly string[] }): ReactNode {
  return (
    <div className="people-appointment-errors" role="alert">
      {[...new Set(errors)].join(' ')}
    </div>
  )
}
