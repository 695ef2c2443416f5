import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { lentRoles } from '@bihuan/core/people/role.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, type FormItemProps, Select } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useNow } from '../../ui/now.tsx'
import { FieldRefusal } from '../../ui/refused-fields.tsx'
import { SeveralSelect } from '../../ui/several-select.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useLabels } from '../assignees.ts'
import { readPeople, usePeopleWithPosts } from '../people-of.ts'
import { usePeopleToChoose } from '../people-to-choose.ts'
import { postsOf, standingOf } from '../posts.ts'
import { useTeamsText } from '../teams.text.ts'
import { RowErrors } from './appointment-fields.tsx'
import { TermFields } from './term-fields.tsx'

type Fields = {
  members: string[]
  role: (typeof lentRoles)[number]
  from?: string | null
  to?: string | null
  /** Who lends each of them, where somebody has chosen. */
  lenders: Record<string, string | undefined>
}

/** Adds members to a team: who, as what, for how long, and which organization lends each of them. */
export function AddMembersDialog(props: {
  team: OrganizationView
  organizations: readonly OrganizationView[]
  onClose: () => void
}): ReactNode {
  const text = useTeamsText()
  const client = useQueryClient()
  const { id: organizationId, name, endsOn } = props.team
  const names = useMemo(
    () => new Map<string, string>(props.organizations.map((one) => [one.id, one.name])),
    [props.organizations],
  )
  const lendersOf = useLenders(organizationId)
  return (
    <FormDialog
      form="organizations.addMembers"
      item={organizationId}
      start={{ members: [], role: 'handler', from: dayHere(new Date(useNow())), to: endsOn, lenders: {} }}
      name="members"
      title={`${text.addMembers} · ${name}`}
      confirm={text.add}
      tells={['members', 'from', 'to']}
      send={async ({ members, role, from, to, lenders }: Fields, commandId) => {
        const people = new Map((await readPeople(client, members)).map((one) => [one.id, one]))
        return api.organizations.addMembers({
          commandId,
          organizationId,
          role,
          from: from ?? null,
          to: to ?? null,
          members: members.map((personId) => {
            const among = lendersOf(people.get(id<'person'>(personId)))
            const lender = lenders[personId] ?? among[0]
            return { personId: id<'person'>(personId), lenderId: lender ? id<'organization'>(lender) : null }
          }),
        })
      }}
      onSent={async () => client.invalidateQueries({ queryKey: orpc.persons.key() })}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <p>{text.addMembersAbout}</p>
          <Members refused={refused.item('members')} />
          <Form.Item name="role" label={text.memberRole}>
            <Select options={lentRoles.map((role) => ({ value: role, label: text.roles[role] }))} />
          </Form.Item>
          <TermFields at={[]} path={[]} />
          <Form.Item noStyle shouldUpdate>
            {({ getFieldError }) => <RowErrors errors={[...getFieldError('from'), ...getFieldError('to')]} />}
          </Form.Item>
          <FieldRefusal of={refused.of('from') ?? refused.of('to')} />
          {endsOn !== null && <p className="people-quiet">{text.membersUntil(endsOn)}</p>}
          <Lenders names={names} lendersOf={lendersOf} />
        </>
      )}
    </FormDialog>
  )
}

/** Anybody may join a team: the first of them are offered, the rest found by name. */
function Members({ refused }: { readonly refused: FormItemProps }): ReactNode {
  const text = useTeamsText()
  const members: string[] = Form.useWatch('members') ?? none
  const { persons, search } = usePeopleToChoose({ chosen: members })
  const labels = useLabels(persons)
  const options = persons.map((one) => ({ value: one.id, label: labels.get(one.id) ?? one.name }))
  return (
    <Form.Item
      name="members"
      label={text.members}
      {...refused}
      rules={[{ required: true, message: text.membersMissing }]}
    >
      <SeveralSelect options={options} placeholder={text.search} maxCount={100} search={search} />
    </Form.Item>
  )
}

const none: string[] = []

type LendersOf = (person: PersonView | undefined) => readonly string[]

/** The organizations that could lend somebody: where they hold a post that has not ended, the main one first. */
function useLenders(teamId: string): LendersOf {
  const today: PlainDay = dayHere(new Date(useNow()))
  return (person) => {
    const posts = person === undefined ? [] : postsOf(person)
    const others = posts.filter(
      (post) => post.organizationId !== teamId && standingOf(post, today) !== 'ended',
    )
    return [...new Set<string>(others.map((post) => post.organizationId))]
  }
}

/** Which organization lends each of the chosen: only who holds posts in several is asked. */
function Lenders(props: {
  readonly names: ReadonlyMap<string, string>
  readonly lendersOf: LendersOf
}): ReactNode {
  const text = useTeamsText()
  const chosen: string[] = Form.useWatch('members') ?? none
  const members = usePeopleWithPosts(chosen)
  if (members.length === 0) return null
  return (
    <div className="people-closing" role="group" aria-label={text.lenders}>
      <p>{text.lenders}</p>
      {members.map((person) => {
        const among = props.lendersOf(person)
        return (
          <Form.Item key={person.id} name={['lenders', person.id]} label={person.name}>
            <Select
              disabled={among.length < 2}
              placeholder={props.names.get(among[0] ?? '') ?? text.lentByNobody}
              options={among.map((value) => ({ value, label: props.names.get(value) ?? '' }))}
            />
          </Form.Item>
        )
      })}
    </div>
  )
}
