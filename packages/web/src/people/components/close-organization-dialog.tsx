import { day } from '@bihuan/core/kernel/day.ts'
import { id, type OrganizationId } from '@bihuan/core/kernel/id.ts'
import { isHeldFrom } from '@bihuan/core/people/closing.ts'
import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { type Ending, endings } from '@bihuan/core/people/people.events.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { SeveralSelect } from '../../ui/several-select.tsx'
import { useNow } from '../../ui/now.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { dayHere } from '../../ui/zone.ts'
import { treeOrder } from '../organization-tree.ts'
import { usePeopleText } from '../people.text.ts'
import { postsOf } from '../posts.ts'
import { DayInForm } from './day-in-form.tsx'

type Fields = {
  how: Ending
  on: string | null
  successorIds: string[]
  /** Where the posts of each person go on; empty where they end. */
  people: Record<string, string | undefined>
  reason: string
}

const tells = ['on', 'successorIds', 'people', 'reason'] as const

/** Ends an organization: how, when, who goes on in its place, and what becomes of everybody there. */
export function CloseOrganizationDialog(props: {
  organization: OrganizationView
  organizations: readonly OrganizationView[]
  persons: readonly PersonView[]
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const today = dayHere(new Date(useNow()))
  const { id: organizationId, name } = props.organization
  const there = props.persons.filter((person) => postsOf(person).some(isHeldFrom(today, organizationId)))
  return (
    <FormDialog
      form="organizations.close"
      item={organizationId}
      start={{ how: 'closed', on: today, successorIds: [], people: {}, reason: '' }}
      name="close"
      title={`${text.close} · ${name}`}
      confirm={text.close}
      tells={tells}
      send={async (fields: Fields, commandId) => {
        try {
          return await api.organizations.close({ commandId, ...formOf(fields, organizationId, there) })
        } catch (error) {
          // Who holds a post there may be others by now.
          await client.invalidateQueries({ queryKey: orpc.persons.key() })
          throw error
        }
      }}
      onSent={async () => {
        await client.invalidateQueries({ queryKey: orpc.organizations.key() })
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <p>{text.closeAbout}</p>
          <Left organizationId={organizationId} />
          <Form.Item name="how">
            <Radio.Group options={endings.map((value) => ({ value, label: text.endings[value] }))} />
          </Form.Item>
          <Form.Item
            name="on"
            label={text.closeOn}
            {...refused.item('on')}
            rules={[
              {
                validator: (_: unknown, value: string | null) =>
                  value !== null && dayProblem(value) === null
                    ? Promise.resolve()
                    : Promise.reject(new Error(text.closeOnMissing)),
              },
            ]}
          >
            <DayInForm label={text.closeOn} />
          </Form.Item>
          <Successors
            organizations={props.organizations}
            own={organizationId}
            refused={refused.item('successorIds')}
          />
          <People organizations={props.organizations} people={there} />
          <Form.Item
            name="reason"
            label={text.closeReason}
            {...refused.item('reason')}
            rules={[{ required: true, whitespace: true, message: text.closeReasonMissing }]}
          >
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 6 }}
              count={{ max: 500 }}
              placeholder={text.closeReasonHint}
            />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}

function formOf(
  { how, on, successorIds, people, reason }: Fields,
  organizationId: OrganizationId,
  there: readonly PersonView[],
) {
  const heirs = how === 'closed' ? [] : successorIds.map((one) => id<'organization'>(one))
  return {
    organizationId,
    how,
    on: day(on ?? ''),
    successorIds: heirs,
    reason,
    people: there.map(({ id: personId }) => ({
      personId,
      successorId: heirs.find((one) => one === people[personId]) ?? null,
    })),
  }
}

/** What has to be handed over, moved or archived first, told before anything is filled in. */
function Left({ organizationId }: { readonly organizationId: OrganizationId }): ReactNode {
  const text = usePeopleText()
  const { data } = useQuery(orpc.organizations.left.queryOptions({ input: { organizationId }, staleTime: 0 }))
  if (data === undefined) return null
  const { open, below, rectifications } = data
  const first = [
    open > 0 && text.closeOpen(open),
    below > 0 && text.closeBelow(below),
    rectifications > 0 && text.closeRectifications(rectifications),
  ].filter((words) => words !== false)
  if (first.length === 0) return <p className="ui-quiet">{text.closeNothingLeft}</p>
  return (
    <Alert
      type="warning"
      showIcon
      title={text.closeFirst}
      description={
        <ul className="people-left">
          {first.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      }
    />
  )
}

function Successors(props: {
  readonly organizations: readonly OrganizationView[]
  readonly own: string
  readonly refused: object
}): ReactNode {
  const text = usePeopleText()
  const how: Ending | undefined = Form.useWatch('how')
  if (how === undefined || how === 'closed') return null
  const isFit = (chosen: readonly string[]): boolean =>
    how === 'merged' ? chosen.length === 1 : chosen.length > 1
  return (
    <Form.Item
      name="successorIds"
      label={text.closeInto[how]}
      extra={how === 'split' && text.closeSplitFirst}
      {...props.refused}
      rules={[
        {
          validator: (_: unknown, chosen: string[] | undefined) =>
            isFit(chosen ?? []) ? Promise.resolve() : Promise.reject(new Error(text.closeIntoMissing[how])),
        },
      ]}
    >
      <SeveralSelect
        maxCount={how === 'merged' ? 1 : 20}
        options={treeOrder(
          props.organizations.filter(({ id: one, closedOn }) => one !== props.own && closedOn === null),
        ).map(({ id: value, name: label }) => ({ value, label }))}
      />
    </Form.Item>
  )
}

/** Everybody with a post there: it ends, or goes on with one of the successors. */
function People(props: {
  readonly organizations: readonly OrganizationView[]
  readonly people: readonly PersonView[]
}): ReactNode {
  const text = usePeopleText()
  const how: Ending | undefined = Form.useWatch('how')
  const chosen: string[] = Form.useWatch('successorIds') ?? []
  if (props.people.length === 0) return null
  const heirs = how === 'closed' ? [] : props.organizations.filter(({ id: one }) => chosen.includes(one))
  const options = heirs.map(({ id: value, name }) => ({ value, label: text.closeMoves(name) }))
  return (
    <div className="people-closing" role="group" aria-label={text.closePeople(props.people.length)}>
      <p>{text.closePeople(props.people.length)}</p>
      {props.people.map((person) => (
        <Form.Item key={person.id} name={['people', person.id]} label={person.name}>
          <Select allowClear disabled={heirs.length === 0} placeholder={text.closeEnds} options={options} />
        </Form.Item>
      ))}
    </div>
  )
}
