import type { RectificationView, VoidingView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { VoidingAction } from '@bihuan/core/rectifications/voiding.decide.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { WordsField } from '../../ui/words-field.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'

type Props = { readonly rectification: RectificationView; readonly voiding: VoidingView }

const day = (at: string): string => dayHere(new Date(at))

/** That somebody asks for a rectification to be voided: told to whoever reads all of it, decided by those who may. */
export function VoidingRequest({ rectification, voiding }: Props): ReactNode {
  const text = useRectificationsText()
  const { findings, measures, measuresClosed } = rectification.counts
  const decides = voiding.can.includes('confirm')
  return (
    <section className="rectification-voiding" aria-label={text.voidTitle}>
      <b>{text.voidAskedBy(voiding.askedBy, day(voiding.askedAt))}</b>
      <div>{text.sealReason(voiding.reason)}</div>
      <div>{decides ? text.voidLoses(findings, measures, measuresClosed) : text.voidWaits}</div>
      {voiding.can.length > 0 && <Decision rectification={rectification} voiding={voiding} />}
    </section>
  )
}

function Decision({ rectification, voiding }: Props): ReactNode {
  const text = useRectificationsText()
  const { cancel } = useUiText()
  const client = useQueryClient()
  const { message } = useMessages()
  const { id: rectificationId, version } = rectification
  const kept = useKept('rectifications.returnVoiding', rectificationId, { reason: '' })
  const { reason } = kept.values
  const [isReturning, setIsReturning] = useState(reason !== '')
  const command = useVersionedCommand({
    record: rectificationId,
    version,
    send: (decision: VoidingAction, stamp) =>
      api.rectifications.decideVoiding({
        ...stamp,
        rectificationId,
        decision,
        reason: decision === 'return' ? reason : '',
      }),
    refresh: async () => (await api.rectifications.get({ rectificationId })).version,
    onDone: (_, decision) => {
      kept.done()
      message.success(text.voidDone[decision])
      void client.invalidateQueries()
    },
  })
  const refused = useRefusedFields(command.error, isReturning ? ['reason'] : [])
  const way = voiding.can.includes('withdraw') ? 'withdraw' : 'confirm'
  if (way === 'withdraw')
    return (
      <>
        <Popconfirm
          title={text.voidWithdraw}
          okText={text.voidWithdraw}
          cancelText={cancel}
          styles={{ root: { maxWidth: 'min(340px, 94vw)' } }}
          onConfirm={() => command.send(way)}
        >
          <Button loading={command.isSending}>{text.voidWithdraw}</Button>
        </Popconfirm>
        <CommandOutcome command={command} />
      </>
    )
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(isReturning ? 'return' : way)}
      onCancel={isReturning ? () => setIsReturning(false) : null}
      confirm={isReturning ? text.voidReturn : text.voidConfirm}
      lacks={lackingOf([text.voidReturnReason, !isReturning || reason.trim() !== ''])}
      isDanger
      beside={
        voiding.can.includes('return') &&
        !isReturning && <Button onClick={() => setIsReturning(true)}>{text.voidReturn}</Button>
      }
    >
      {isReturning && (
        <WordsField
          label={text.voidReturnReason}
          value={reason}
          onChange={(typed) => kept.change({ reason: typed })}
          refused={refused.of('reason')}
          longest={2000}
          isShort
          takesFocus
        />
      )}
    </CommandForm>
  )
}
