import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { HelpersView } from '@bihuan/core/people/deputies.contract.ts'
import { lentRoles } from '@bihuan/core/people/role.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Select } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { api, orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { DayField } from '../../ui/day-field.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { useLabels } from '../assignees.ts'
import type { Offer } from '../choices.ts'
import { usePeopleToChoose } from '../people-to-choose.ts'
import { useHelpersText } from '../deputies.text.ts'
import '../people.css'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'
import { NeededSelect } from '../../ui/needed-select.tsx'

type Props = { readonly personId: PersonId; readonly onClose: () => void }

/** Who stands in for a person who is away, and who prepares what a leader decides. */
export function HelpersDialog({ personId, onClose }: Props): ReactNode {
  const text = useHelpersText()
  const helpers = useQuery(orpc.helpers.list.queryOptions({ input: { personId } }))
  const { data, error } = helpers
  return (
    <Modal
      open
      title={data === undefined ? text.title : `${text.title} · ${data.person.name}`}
      footer={null}
      onCancel={onClose}
    >
      {error !== null && <RefusalMessage error={error} />}
      {data !== undefined && (
        <>
          <Deputies helpers={data} />
          {(data.mayHaveLiaisons || data.liaisons.length > 0) && <Liaisons helpers={data} />}
        </>
      )}
    </Modal>
  )
}

/** Sends what changes the helpers, and shows those there are then. */
function useHelpersCommand<Values>(
  personId: PersonId,
  send: (
    values: Values,
    form: { commandId: ReturnType<typeof useCommandId>['commandId']; personId: PersonId },
  ) => Promise<HelpersView>,
): ReturnType<typeof useOneAtATime<Values, HelpersView>> {
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  return useOneAtATime({
    send: (values: Values) => send(values, { commandId, personId }),
    onSent: async (after) => {
      renew()
      client.setQueryData(orpc.helpers.list.queryKey({ input: { personId } }), after)
      await client.invalidateQueries({ queryKey: orpc.session.key() })
    },
  })
}

function usePeople(but: PersonId, chosen: string): Offer {
  const ids = useMemo(() => (chosen === '' ? [] : [chosen]), [chosen])
  const { persons, search } = usePeopleToChoose({ isWorking: true, chosen: ids })
  const able = useMemo(() => persons.filter((one) => one.id !== but), [but, persons])
  const labels = useLabels(able)
  return { options: able.map((one) => ({ value: one.id, label: labels.get(one.id) ?? one.name })), search }
}

function Deputies({ helpers }: { readonly helpers: HelpersView }): ReactNode {
  const text = useHelpersText()
  const personId = id<'person'>(helpers.person.id)
  const kept = useKept('helpers.nameDeputy', personId, { post: '', deputyId: '', from: '', to: '' })
  const { post, deputyId, from, to } = kept.values
  const people = usePeople(personId, deputyId)
  const lent = helpers.lendable.find((one) => `${one.organizationId} ${one.role}` === post)
  const role = lentRoles.find((one) => one === lent?.role)
  const naming = useHelpersCommand(personId, async (_: null, form) => {
    if (lent === undefined || role === undefined) throw new Error('nothing was chosen to be lent')
    const { organizationId } = lent
    const after = await api.helpers.nameDeputy({
      ...form,
      deputyId: id<'person'>(deputyId),
      organizationId,
      role,
      from,
      to,
    })
    kept.done()
    return after
  })
  const refused = useRefusedFields(naming.error, ['from', 'to'])
  const ending = useHelpersCommand(personId, (deputy: HelpersView['deputies'][number]['id'], form) =>
    api.helpers.endDeputy({ ...form, id: deputy }),
  )
  const lacking = useLacking(
    lackingOf(
      [text.post, lent !== undefined],
      [text.person, deputyId],
      [text.from, from !== '' && dayProblem(from) === null],
      [text.to, to !== '' && dayProblem(to) === null],
    ),
  )
  return (
    <section className="people-helpers">
      <h3>{text.deputies}</h3>
      <p className="people-quiet">{text.deputiesHint}</p>
      {helpers.deputies.length === 0 && <p>{text.noDeputy}</p>}
      <ul>
        {helpers.deputies.map((one) => (
          <li key={one.id}>
            <b>{one.person.name}</b>{' '}
            {text.of(`${one.organizationName} · ${text.roles[one.role]}`, one.from, one.to)}
            <Button size="small" type="link" danger onClick={() => ending.send(one.id)}>
              {text.end}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalMessage error={ending.error} />
      {helpers.lendable.length === 0 ? (
        <p className="people-quiet">{text.nothingToLend}</p>
      ) : (
        <form
          className="ui-form"
          onSubmit={(event) => {
            event.preventDefault()
            lacking.press(() => naming.send(null))
          }}
        >
          <LackingFields of={lacking.shown}>
            <NeededSelect
              aria-label={text.post}
              placeholder={text.post}
              value={post || null}
              options={helpers.lendable.map((one) => ({
                value: `${one.organizationId} ${one.role}`,
                label: `${one.organizationName} · ${text.roles[one.role]}`,
              }))}
              onChange={(chosen: string) => kept.change({ post: chosen })}
            />
            <NeededSelect
              showSearch={people.search}
              aria-label={text.person}
              placeholder={text.person}
              value={deputyId || null}
              options={people.options}
              onChange={(chosen: string) => kept.change({ deputyId: chosen })}
            />
            <div className="people-helper-days">
              <label>
                <span aria-hidden>{text.from}</span>
                <DayField
                  isLacking={'status' in lacking.look(text.from)}
                  label={text.from}
                  value={from || null}
                  onChange={(day) => kept.change({ from: day ?? '' })}
                />
                <FieldRefusal of={refused.of('from')} />
              </label>
              <label>
                <span aria-hidden>{text.to}</span>
                <DayField
                  isLacking={'status' in lacking.look(text.to)}
                  label={text.to}
                  value={to || null}
                  onChange={(day) => kept.change({ to: day ?? '' })}
                />
                <FieldRefusal of={refused.of('to')} />
              </label>
            </div>
          </LackingFields>
          <RefusalMessage error={refused.rest} />
          <Button type="primary" htmlType="submit" loading={naming.isSending}>
            {text.nameDeputy}
          </Button>
        </form>
      )}
    </section>
  )
}

function Liaisons({ helpers }: { readonly helpers: HelpersView }): ReactNode {
  const text = useHelpersText()
  const personId = id<'person'>(helpers.person.id)
  const people = usePeople(personId, '')
  const naming = useHelpersCommand(personId, (chosen: string, form) =>
    api.helpers.nameLiaison({ ...form, liaisonId: id<'person'>(chosen) }),
  )
  const dismissing = useHelpersCommand(personId, (chosen: string, form) =>
    api.helpers.dismissLiaison({ ...form, liaisonId: id<'person'>(chosen) }),
  )
  return (
    <section className="people-helpers">
      <h3>{text.liaisons}</h3>
      <p className="people-quiet">{text.liaisonsHint}</p>
      {helpers.liaisons.length === 0 && <p>{text.noLiaison}</p>}
      <ul>
        {helpers.liaisons.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            <Button size="small" type="link" danger onClick={() => dismissing.send(one.id)}>
              {text.dismiss}
            </Button>
          </li>
        ))}
      </ul>
      <Select
        showSearch={people.search}
        aria-label={text.nameLiaison}
        placeholder={text.nameLiaison}
        value={null}
        disabled={naming.isSending}
        options={people.options}
        onChange={(chosen: string) => naming.send(chosen)}
      />
      <RefusalMessage error={naming.error ?? dismissing.error} />
    </section>
  )
}
