import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import {
  type ListedPerson,
  listProblems,
  mostListed,
  readPeopleList,
} from '@bihuan/core/people/people-list.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { type ReactNode, useCallback, useMemo } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { FieldRefusal } from '../../ui/refused-fields.tsx'
import { usePeopleText } from '../people.text.ts'
import type { InitialPassword } from './initial-password-dialog.tsx'

type Fields = {
  list: string
  /** Lines whose person is somebody else than the known one of that name. */
  others: number[]
}

type Props = {
  organizations: readonly OrganizationView[]
  persons: readonly PersonView[]
  onClose: () => void
  onPasswords: (initial: readonly InitialPassword[]) => void
}

/** Adds the people of a list that is pasted out of a spreadsheet, after showing how each line is understood. */
export function AddListDialog(props: Props): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const { organizations, persons } = props
  const read = useCallback(
    (list: string): ListedPerson[] => readPeopleList(list, { organizations, persons }),
    [organizations, persons],
  )
  const names = useMemo(() => new Map(organizations.map(({ id, name }) => [id, name])), [organizations])
  return (
    <FormDialog
      form="persons.addMany"
      item="new"
      start={{ list: '', others: [] }}
      name="people-list"
      title={text.addList}
      confirm={text.add}
      tells={['persons']}
      send={async ({ list, others }: Fields, commandId) => {
        const persons = wanted(read(list), others).map(({ name, username, appointments }) => ({
          name,
          username,
          appointments: [...appointments],
        }))
        const { accounts } = await api.persons.addMany({ commandId, persons })
        return { accounts, persons }
      }}
      onSent={async ({ accounts, persons }) => {
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
        const given = accounts.map(({ initialPassword: password, ...one }) => ({ ...one, password }))
        props.onPasswords(given.length > 0 ? given : lost(persons))
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <ListField read={read} names={names} />
          <FieldRefusal of={refused.of('persons')} />
        </>
      )}
    </FormDialog>
  )
}

/** Those whose passwords the answer to an earlier sending showed, and only that. */
function lost(persons: readonly Pick<ListedPerson, 'name' | 'username'>[]): InitialPassword[] {
  return persons.flatMap(({ name, username }) =>
    username === null ? [] : [{ name, username, password: null }],
  )
}

/** Namesakes of somebody known are added only where it was said that they are somebody else. */
function wanted(people: readonly ListedPerson[], others: readonly number[]): ListedPerson[] {
  return people.filter(
    ({ problems, namesake, line }) => problems.length === 0 && (namesake === null || others.includes(line)),
  )
}

function ListField({
  read,
  names,
}: {
  read: (list: string) => ListedPerson[]
  names: ReadonlyMap<string, string>
}): ReactNode {
  const text = usePeopleText()
  const form = Form.useFormInstance<Fields>()
  const list = Form.useWatch('list', form) ?? ''
  const others = Form.useWatch('others', form) ?? []
  const people = useMemo(() => read(list), [read, list])
  const faulty = people.filter(({ problems }) => problems.length > 0).length
  const rule = {
    validator: async () => {
      const problem = text.listProblem({
        faulty,
        wanted: wanted(people, others).length,
        most: mostListed,
      })
      if (problem !== null) throw new Error(problem)
    },
  }
  return (
    <>
      <Form.Item name="list" label={text.list} extra={text.listHint} rules={[rule]} validateTrigger={[]}>
        <Input.TextArea
          rows={6}
          wrap="off"
          spellCheck={false}
          placeholder={text.listExample}
          onChange={() => form.setFields([{ name: 'list', errors: [] }])}
        />
      </Form.Item>
      {people.length > 0 && (
        <>
          <p role="status">
            {text.listRead({ people: people.length, faulty, wanted: wanted(people, others).length })}
          </p>
          <Form.Item name="others" noStyle>
            <ListedPeople people={people} names={names} />
          </Form.Item>
        </>
      )}
    </>
  )
}

function ListedPeople(props: {
  people: readonly ListedPerson[]
  names: ReadonlyMap<string, string>
  /** Given by the form item around it. */
  value?: number[]
  onChange?: (others: number[]) => void
}): ReactNode {
  const text = usePeopleText()
  const language = useLanguage()
  const { people, names, value = [], onChange } = props
  return (
    <ol className="people-listed" aria-label={text.listPreview}>
      {people.map((one) => (
        <li key={one.line} value={one.line}>
          <b>{one.name === '' ? '—' : one.name}</b> {one.username ?? text.noAccount}
          {one.problems.length === 0 && (
            <>
              {' · '}
              {one.appointments.length === 0 ? (
                text.withoutAppointment
              ) : (
                <Posts appointments={one.appointments} names={names} />
              )}
            </>
          )}
          {one.problems.map(({ code, words }) => (
            <div key={`${code} ${words}`} className="ui-field-refusal">
              {listProblems[code][language].replace('{words}', words)}
            </div>
          ))}
          {one.namesake !== null && one.problems.length === 0 && (
            <Checkbox
              checked={value.includes(one.line)}
              onChange={(event) =>
                onChange?.(
                  event.target.checked ? [...value, one.line] : value.filter((line) => line !== one.line),
                )
              }
            >
              {text.otherPerson[one.namesake](one.name)}
            </Checkbox>
          )}
        </li>
      ))}
    </ol>
  )
}

function Posts({
  appointments,
  names,
}: Pick<ListedPerson, 'appointments'> & { names: ReadonlyMap<string, string> }): ReactNode {
  const text = usePeopleText()
  return appointments
    .map(({ organizationId, role }) => `${names.get(organizationId) ?? ''} ${text.roles[role]}`)
    .join(text.listComma)
}
