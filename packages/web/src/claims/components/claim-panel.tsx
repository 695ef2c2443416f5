import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { type ChangedItem, useItemChanged } from '../../commands/item-changed.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { type ClaimForm, useClaimCommand } from '../claim-command.ts'
import { useClaimsText } from '../claims.text.ts'
import { LadderView } from './ladder-view.tsx'
import { PaperPart } from './paper-part.tsx'
import { StandInForm } from './stand-in-form.tsx'

type Props = Omit<ClaimForm, 'onDone'>

/** A claim on the page of its item: its ladder, and what can be done with it besides signing and returning. */
export function ClaimPanel({ request, refresh }: Props): ReactNode {
  const text = useClaimsText()
  const { message } = useMessages()
  const changed = useItemChanged()
  const onNamed = (): void => {
    message.success(text.standInNamed)
    changed(itemOf(request))
  }
  const [rung] = request.unfilledRungs
  return (
    <>
      <LadderView request={request} />
      <PaperPart request={request} refresh={refresh} />
      {request.can.includes('nameStandIn') && rung !== undefined && (
        <StandInForm key={rung} request={request} rung={rung} refresh={refresh} onDone={onNamed} />
      )}
      {rung !== undefined && !request.can.includes('nameStandIn') && <Namers request={request} />}
      {request.can.includes('withdraw') && <Withdraw request={request} refresh={refresh} />}
    </>
  )
}

/** To whoever cannot name the stand-in themselves: who has to. */
function Namers({ request }: { request: ClosureRequestView }): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  const names = request.namers.map(({ name }) => name)
  return (
    <p className="claims-words">
      {names.length === 0
        ? text.namersMissing
        : text.namersAre(names.join(language === 'zh' ? '或' : ' or '))}
    </p>
  )
}

function Withdraw({ request, refresh }: Props): ReactNode {
  const text = useClaimsText()
  const { message } = useMessages()
  const changed = useItemChanged()
  const onDone = (): void => {
    message.success(text.withdrawn)
    changed(itemOf(request))
  }
  const command = useClaimCommand({ request, refresh, onDone }, (_: null, stamped) =>
    api.closure.withdraw(stamped),
  )
  return (
    <>
      <div>
        <Popconfirm
          title={text.withdrawAsk}
          description={text.withdrawText[request.subject.type]}
          okText={text.withdraw}
          cancelText={text.cancel}
          onConfirm={() => command.send(null)}
        >
          <Button loading={command.isSending}>{text.withdraw}</Button>
        </Popconfirm>
      </div>
      <CommandOutcome command={command} />
    </>
  )
}

function itemOf({ rectificationId, subject }: ClosureRequestView): ChangedItem {
  return subject.type === 'measure'
    ? { rectificationId, measureId: subject.id }
    : { rectificationId, findingId: subject.id }
}
