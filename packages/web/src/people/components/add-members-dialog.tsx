import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { lentRoles } from '@bihuan/core/people/role.ts'
import { labelsOf } from '@bihuan/core/people/tell-apart.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/now.tsx'
import { FieldRefusal } from '../../ui/refused-fields.tsx'
import { SeveralSelect } from '../../ui/several-select.tsx'
import { dayHere } from '../../ui/zone.ts'
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
  persons: readonly PersonView[]
  onClose: () => void
}): ReactNode {
  const text = useTeamsText()
  const language = useLanguage()
  const client = useQueryClient()
  const { id: organizationId, name, endsOn } = props.team
  const names = useMemo(
    () => new Map<string, string>(props.organizations.map((one) => [one.id, one.name])),
    [props.organizations],
  )
  const options = useMemo(() => {
    const able = props.persons.filter(({ isDeactivated }) => !isDeactivated)
    const labels = labelsOf(able, names, language)
    return able.map((one) => ({ value: one.id, label: labels.get(one.id) ?? one.name }))
  }, [props.persons, names, language])
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
      send={({ members, role, from, to, lenders }: Fields, commandId) =>
        api.organizations.addMembers({
          commandId,
          organizationId,
          role,
          from: from ?? null,
          to: to ?? null,
          members: members.map((personId) => {
            const among = lendersOf(props.persons.find((one) => one.id === personId))
            const lender = lenders[personId] ?? among[0]
            return { personId: id<'person'>(personId), lenderId: lender ? id<'organization'>(lender) : null }
          }),
        })
      }
      onSent={async () => client.invalidateQueries({ queryKey: orpc.persons.key() })}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <p>{text.addMembersAbout}</p>
          <Form.Item
            name="members"
            label={text.members}
            {...refused.item('members')}
            rules={[{ required: true, message: text.membersMissing }]}
          >
            <SeveralSelect options={options} placeholder={text.search} maxCount={100} />
          </Form.Item>
          <Form.Item name="role" label={text.memberRole}>
            <Select options={lentRoles.map((role) => ({ value: role, label: text.roles[role] }))} />
          </Form.Item>
          <TermFields at={[]} path={[]} />
          <Form.Item noStyle shouldUpdate>
            {({ getFieldError }) => <RowErrors errors={[...getFieldError('from'), ...getFieldError('to')]} />}
          </Form.Item>
          <FieldRefusal of={refused.of('from') ?? refused.of('to')} />
          {endsOn !== null && <p className="people-quiet">{text.membersUntil(endsOn)}</p>}
          <Lenders persons={props.persons} names={names} lendersOf={lendersOf} />
        </>
      )}
    </FormDialog>
  )
}

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
  readonly persons: readonly PersonView[]
  readonly names: ReadonlyMap<string, string>
  readonly lendersOf: LendersOf
}): ReactNode {
  const text = useTeamsText()
  const chosen: string[] = Form.useWatch('members') ?? []
  const members = props.persons.filter((one) => chosen.includes(one.id))
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
