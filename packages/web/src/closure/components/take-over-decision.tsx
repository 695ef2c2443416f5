import type { TakeOverView } from '@bihuan/core/closure/take-overs.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, type ButtonProps, Input, Popconfirm } from 'antd'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { useTakeOverText } from '../take-over.text.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'

type Props = {
  readonly rectificationId: string
  readonly list: TakeOverView
  /** Says what has been done; whoever shows this outlives the list. */
  readonly tell: (words: string) => void
}

/** Where a list stands: who can confirm it, what has changed in it, and the way to decide it. */
export function TakeOverDecision({ rectificationId, list, tell }: Props): ReactNode {
  const text = useTakeOverText()
  const marks = useUiText()
  const language = useLanguage()
  if (list.status === 'returned') {
    const title = text.wasReturned(list.decidedBy?.name ?? '', dayOfDecision(list))
    return <Alert type="warning" showIcon title={title} description={list.reason} />
  }
  if (list.status === 'confirmed') {
    const title = text.wasConfirmed(list.measures, list.decidedBy?.name ?? '', dayOfDecision(list))
    return (
      <Alert
        type="success"
        showIcon
        title={title}
        description={
          <Link
            to="/rectifications/$id/ledger"
            params={{ id: rectificationId }}
            search={{ closedBefore: true }}
            className="closure-confirmed"
          >
            {text.toClosedBefore}
          </Link>
        }
      />
    )
  }
  if (list.status === 'withdrawn') return null
  const names = list.confirmers.map(({ name }) => name).join(marks.comma)
  const canDecide = list.can.includes('return')
  const [refused] = list.refused
  return (
    <Alert
      type={list.outdated > 0 || list.confirmers.length === 0 ? 'warning' : 'info'}
      showIcon
      title={text.waits(list.measures, list.listedBy.name)}
      description={
        <>
          {!canDecide && <p>{names === '' ? text.noConfirmers : text.confirmers(names)}</p>}
          {list.outdated > 0 && <p>{text.changed(list.outdated)}</p>}
          {refused !== undefined && list.outdated === 0 && <p>{refused.message[language]}</p>}
          {list.can.includes('confirm') && <p>{text.confirmHint}</p>}
          <Buttons rectificationId={rectificationId} list={list} tell={tell} />
        </>
      }
    />
  )
}

function dayOfDecision({ decidedAt }: TakeOverView): string {
  return decidedAt === null ? '' : dayHere(new Date(decidedAt))
}

function Buttons({ rectificationId, list, tell }: Props): ReactNode {
  const text = useTakeOverText()
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  const kept = useKept('takeOverReturn', list.id, { reason: '' })
  const { reason } = kept.values
  const [isReturning, setIsReturning] = useState(reason !== '')
  const form = { commandId, rectificationId, takeOverId: list.id, version: list.version }
  const decision = useMutation({
    mutationFn: (way: 'confirm' | 'return' | 'withdraw') =>
      api.takeOvers.decide({ ...form, decision: way, reason: way === 'return' ? reason : '' }),
    onSuccess: (_, way) => {
      kept.done()
      tell({ confirm: text.confirmed, return: text.returned, withdraw: text.withdrawn }[way])
    },
    // After a refusal too: what is confirmed is the list as it is shown.
    onSettled: () => {
      renew()
      void client.invalidateQueries()
    },
  })
  const refused = useRefusedFields(decision.error, isReturning ? ['reason'] : [])
  const lacking = useLacking(lackingOf([text.returnReason, reason]))
  const button = (way: 'confirm' | 'return' | 'withdraw') => ({
    loading: decision.isPending && decision.variables === way,
    disabled: decision.isPending && decision.variables !== way,
    onClick: () => decision.mutate(way),
  })
  return (
    <>
      <RefusalMessage error={refused.rest} />
      {isReturning && (
        <>
          <KeptNote kept={kept} />
          <LackingFields of={lacking.shown}>
            <label className="closure-return">
              <span>{text.returnReason}</span>
              <Input.TextArea
                {...lacking.look(text.returnReason)}
                value={reason}
                count={{ max: 2000 }}
                autoFocus
                autoSize={{ minRows: 2, maxRows: 8 }}
                onChange={(event) => kept.change({ reason: event.target.value })}
              />
              <FieldRefusal of={refused.of('reason')} />
            </label>
          </LackingFields>
        </>
      )}
      <div className="ui-form-actions">
        {list.can.includes('confirm') && !isReturning && (
          <Button type="primary" {...button('confirm')}>
            {text.confirm(list.measures)}
          </Button>
        )}
        {isReturning && (
          <Button onClick={() => kept.leave(() => setIsReturning(false))}>{text.cancel}</Button>
        )}
        {list.can.includes('return') && !isReturning && (
          <Button onClick={() => setIsReturning(true)}>{text.return}</Button>
        )}
        {isReturning && (
          <Button danger {...button('return')} onClick={() => lacking.press(() => decision.mutate('return'))}>
            {text.return}
          </Button>
        )}
        {list.can.includes('withdraw') && <Withdraw {...button('withdraw')} />}
      </div>
    </>
  )
}

// The list has to be made and confirmed anew: asked once.
function Withdraw({
  onClick,
  ...look
}: Pick<ButtonProps, 'loading' | 'disabled'> & { onClick: () => void }): ReactNode {
  const text = useTakeOverText()
  return (
    <Popconfirm
      title={text.withdrawAsk}
      description={text.withdrawText}
      okText={text.withdraw}
      cancelText={text.cancel}
      styles={{ root: { maxWidth: 'min(340px, 94vw)' } }}
      onConfirm={onClick}
    >
      <Button {...look}>{text.withdraw}</Button>
    </Popconfirm>
  )
}
