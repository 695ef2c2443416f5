import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { Button, Input, Space, Table, type TableColumnsType } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useAppText } from '../../app/app.text.ts'
import { usePeopleText } from '../people.text.ts'
import { AppointDialog } from './appoint-dialog.tsx'
import type { InitialPassword } from './initial-password-dialog.tsx'
import { ResetPasswordButton } from './reset-password-button.tsx'

type PersonTableProps = {
  persons: readonly PersonView[]
  organizations: readonly OrganizationView[]
  onPassword: (initial: InitialPassword) => void
}

/** People with accounts and appointments. */
export function PersonTable({ persons, organizations, onPassword }: PersonTableProps): ReactNode {
  const text = usePeopleText()
  const [words, setWords] = useState('')
  const [appointing, setAppointing] = useState<PersonView | null>(null)
  const columns = useColumns({ organizations, onAppoint: setAppointing, onPassword })
  const shown = persons.filter((person) => `${person.name} ${person.username ?? ''}`.includes(words.trim()))
  return (
    <div className="people-persons">
      <Input.Search
        allowClear
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={text.search}
        aria-label={text.search}
        className="people-search"
      />
      <Table<PersonView>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={shown}
        pagination={shown.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        scroll={{ x: 640 }}
        locale={{ emptyText: words === '' ? text.noneHere : text.nonFound }}
      />
      {appointing && (
        <AppointDialog
          person={appointing}
          organizations={organizations}
          onClose={() => setAppointing(null)}
        />
      )}
    </div>
  )
}

function useColumns(props: {
  organizations: readonly OrganizationView[]
  onAppoint: (person: PersonView) => void
  onPassword: (initial: InitialPassword) => void
}): TableColumnsType<PersonView> {
  const text = usePeopleText()
  const names = useMemo(
    () => new Map(props.organizations.map(({ id, name }) => [id, name])),
    [props.organizations],
  )
  return [
    { key: 'name', title: text.name, dataIndex: 'name', width: 120 },
    {
      key: 'username',
      title: text.username,
      width: 140,
      render: (_, { username }) => username ?? <span className="people-quiet">{text.noAccount}</span>,
    },
    {
      key: 'appointments',
      title: text.appointments,
      render: (_, person) => <Appointments person={person} names={names} />,
    },
    {
      key: 'actions',
      title: text.actions,
      width: 180,
      render: (_, person) => (
        <Space size={4}>
          <Button type="link" size="small" onClick={() => props.onAppoint(person)}>
            {text.appoint}
          </Button>
          {person.username !== null && <ResetPasswordButton person={person} onPassword={props.onPassword} />}
        </Space>
      ),
    },
  ]
}

function Appointments({
  person,
  names,
}: {
  person: PersonView
  names: ReadonlyMap<string, string>
}): ReactNode {
  const text = usePeopleText()
  const { roles } = useAppText()
  if (person.appointments.length === 0) return <span className="people-quiet">{text.withoutAppointment}</span>
  return (
    <ul className="people-appointments">
      {person.appointments.map(({ organizationId, role }) => (
        <li key={`${organizationId} ${role}`}>
          {names.get(organizationId)} · {roles[role]}
        </li>
      ))}
    </ul>
  )
}
