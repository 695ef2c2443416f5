import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { additionOf, type ListAddition } from '@bihuan/core/people/list-addition.ts'
import { pastedRows } from '@bihuan/core/people/pasted-rows.ts'
import { type PeopleList, readPeopleList } from '@bihuan/core/people/people-list.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FieldRefusal } from '../../ui/refused-fields.tsx'
import { topOf } from '../organization-tree.ts'
import { postsOf } from '../posts.ts'
import { usePeopleText } from '../people.text.ts'
import type { InitialPassword } from './initial-password-dialog.tsx'
import { ListField, type ListFields } from './list-field.tsx'
import type { ChosenList } from './list-source.tsx'

type Props = {
  organizations: readonly OrganizationView[]
  persons: readonly PersonView[]
  onClose: () => void
  onPasswords: (initial: readonly InitialPassword[]) => void
}

/**
 * Adds the organizations and people of a list, from a file or pasted out of a spreadsheet, after showing how each row is
 * understood.
 */
export function AddListDialog(props: Props): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const { organizations } = props
  const persons = useMemo(
    () => props.persons.map((person) => ({ ...person, appointments: postsOf(person) })),
    [props.persons],
  )
  const [chosen, setChosen] = useState<ChosenList | null>(null)
  const read = useCallback(
    ({ list, under = null }: Pick<ListFields, 'list' | 'under'>): PeopleList =>
      readPeopleList(
        chosen?.sheets ?? [{ name: '', rows: pastedRows(list) }],
        { organizations, persons },
        under === null ? null : id<'organization'>(under),
      ),
    [chosen, organizations, persons],
  )
  return (
    <FormDialog
      form="persons.addMany"
      item="new"
      start={{ list: '', others: [], under: topOf(organizations)?.id ?? null }}
      name="people-list"
      title={text.addList}
      confirm={text.add}
      width={760}
      tells={['persons', 'organizations']}
      send={async (fields: ListFields, commandId) => {
        const addition = additionOf(read(fields), fields.others)
        const { accounts } = await api.persons.addMany({ commandId, ...addition })
        return { accounts, addition }
      }}
      onSent={async ({ accounts, addition }) => {
        await Promise.all(
          [orpc.persons.key(), orpc.organizations.key()].map((queryKey) =>
            client.invalidateQueries({ queryKey }),
          ),
        )
        const passwords = new Map(accounts.map((one) => [one.username, one.initialPassword]))
        props.onPasswords(passwordsOf(addition, passwords, organizations))
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <ListField read={read} organizations={organizations} chosen={chosen} onChosen={setChosen} />
          <FieldRefusal of={refused.of('persons')} />
          <FieldRefusal of={refused.of('organizations')} />
        </>
      )}
    </FormDialog>
  )
}

/** Everybody with an account; without a password where only the answer to an earlier sending showed it. */
function passwordsOf(
  { organizations: added, persons }: ListAddition,
  passwords: ReadonlyMap<string, string>,
  organizations: readonly OrganizationView[],
): InitialPassword[] {
  const names = new Map<string, string>(organizations.map((one) => [one.id, one.name]))
  return persons.flatMap(({ name, username, appointments: [post] }) => {
    if (username === null) return []
    const organization =
      post === undefined
        ? ''
        : 'listed' in post
          ? (added[post.listed]?.name ?? '')
          : (names.get(post.organizationId) ?? '')
    return [{ name, username, organization, password: passwords.get(username) ?? null }]
  })
}
