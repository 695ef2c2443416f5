import type { SealAction } from '@bihuan/core/rectifications/seal.decide.ts'
import type { SealView } from '@bihuan/core/rectifications/seals.contract.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Popconfirm } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { SealDialog } from '../../told/components/seal-dialog.tsx'
import { useToldText } from '../../told/told.text.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { WordsField } from '../../ui/words-field.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'

/** The sealed files of a rectification with what is to be decided, and the documents that can be sealed too. */
export function SealsDialog(props: {
  readonly rectificationId: string
  readonly onClose: () => void
}): ReactNode {
  const text = useRectificationsText()
  const input = { rectificationId: props.rectificationId }
  const seals = useQuery(orpc.seals.list.queryOptions({ input }))
  return (
    <Modal
      open
      title={text.seals}
      footer={<Button onClick={props.onClose}>{text.close}</Button>}
      onCancel={props.onClose}
    >
      {seals.error !== null && <ErrorState error={seals.error} onRetry={() => void seals.refetch()} />}
      {seals.data?.length === 0 && <p>{text.sealsEmpty}</p>}
      <ul className="rectification-seals">
        {seals.data?.map((seal) => (
          <Seal key={`${seal.id} ${seal.version}`} seal={seal} />
        ))}
      </ul>
      <Sources rectificationId={props.rectificationId} />
    </Modal>
  )
}

function Seal({ seal }: { readonly seal: SealView }): ReactNode {
  const text = useRectificationsText()
  const day = (at: string): string => dayHere(new Date(at))
  const { measure, decidedBy, decidedAt, refusedFor, lifting, keptFor } = seal
  const waitsFor = (lifting ?? seal).askedAs
  const ended = seal.status === 'refused' || seal.status === 'withdrawn' ? seal.status : 'confirmed'
  return (
    <li>
      <div>
        <a href={`/api/files/${seal.fileId}`} download={seal.name}>
          {seal.name}
        </a>
        {measure !== null && <span> · {text.journalItem.measure(measure.number)}</span>}
      </div>
      <b>{text.sealStatus[seal.status]}</b>
      <div>
        {text.sealAskedBy(seal.askedBy.name, day(seal.askedAt))} · {text.sealReason(seal.reason)}
      </div>
      {decidedBy !== null && decidedAt !== null && (
        <div>{text.sealDecided[ended](decidedBy.name, day(decidedAt))}</div>
      )}
      {refusedFor !== null && <div>{text.sealRefusedFor(refusedFor)}</div>}
      {lifting !== null && (
        <div>
          {text.liftAskedBy(lifting.askedBy.name, day(lifting.askedAt))} · {text.sealReason(lifting.reason)}
        </div>
      )}
      {lifting !== null && lifting.decidedBy !== null && lifting.decidedAt !== null && (
        <div>{text.liftedBy(lifting.decidedBy.name, day(lifting.decidedAt))}</div>
      )}
      {keptFor !== null && <div>{text.sealKeptFor(keptFor)}</div>}
      {(seal.status === 'asked' || seal.status === 'liftAsked') && !seal.can.includes('confirm') && (
        <div>{text.sealWaitsFor[waitsFor]}</div>
      )}
      {seal.can.length > 0 && <Decision seal={seal} />}
    </li>
  )
}

/** What is said in words: why not, or why a seal is to be lifted. */
type Written = 'refuse' | 'askLifting'

function Decision({ seal }: { readonly seal: SealView }): ReactNode {
  const text = useRectificationsText()
  const { cancel } = useUiText()
  const written: Written = seal.can.includes('askLifting') ? 'askLifting' : 'refuse'
  const kept = useKept(`seals.${written}`, seal.id, { reason: '' })
  const { reason } = kept.values
  const [isWriting, setIsWriting] = useState(reason !== '')
  const command = useSealCommand(seal, { reason, onDone: kept.done })
  const refused = useRefusedFields(command.error, isWriting ? ['reason'] : [])
  const asked = seal.status === 'liftAsked' ? 'liftAsked' : 'asked'
  const words = text.sealWays[asked]
  const way = seal.can.includes('withdraw') ? 'withdraw' : 'confirm'
  if (written === 'askLifting' && !isWriting)
    return <Button onClick={() => setIsWriting(true)}>{text.sealWays.askLifting}</Button>
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(isWriting ? written : way)}
      onCancel={isWriting ? () => setIsWriting(false) : null}
      confirm={isWriting ? text.sealWays[written] : words[way]}
      lacks={lackingOf([text.sealReasonOf[written], !isWriting || reason.trim() !== ''])}
      isDanger={isWriting && written === 'refuse'}
      beside={
        seal.can.includes('refuse') &&
        !isWriting && <Button onClick={() => setIsWriting(true)}>{text.sealWays.refuse}</Button>
      }
      instead={
        way === 'withdraw' &&
        !isWriting && (
          <Popconfirm
            title={words.withdraw}
            okText={words.withdraw}
            cancelText={cancel}
            styles={{ root: { maxWidth: 'min(340px, 94vw)' } }}
            onConfirm={() => command.send(way)}
          >
            <Button loading={command.isSending}>{words.withdraw}</Button>
          </Popconfirm>
        )
      }
    >
      {isWriting && (
        <WordsField
          label={text.sealReasonOf[written]}
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

function useSealCommand(
  { rectificationId, id: sealId, version }: SealView,
  form: { readonly reason: string; readonly onDone: () => void },
) {
  const text = useRectificationsText()
  const client = useQueryClient()
  const { message } = useMessages()
  const { reason } = form
  return useVersionedCommand({
    record: sealId,
    version,
    send: (way: SealAction, stamp) =>
      way === 'askLifting'
        ? api.seals.askLifting({ ...stamp, rectificationId, sealId, reason })
        : api.seals.decide({
            ...stamp,
            rectificationId,
            sealId,
            decision: way,
            reason: way === 'refuse' ? reason : '',
          }),
    refresh: async () =>
      (await api.seals.list({ rectificationId })).find(({ id }) => id === sealId)?.version ?? version,
    onDone: () => {
      form.onDone()
      message.success(text.sealDone)
      void client.invalidateQueries()
    },
  })
}

function Sources({ rectificationId }: { readonly rectificationId: string }): ReactNode {
  const text = useRectificationsText()
  const told = useToldText()
  const sources = useQuery(orpc.rectifications.sources.queryOptions({ input: { rectificationId } }))
  const [sealing, setSealing] = useState<{ fileId: string; name: string } | null>(null)
  const files = (sources.data ?? []).flatMap(({ fileId, name, sealedOn }) =>
    fileId === null ? [] : [{ fileId, name, sealedOn }],
  )
  if (files.length === 0) return null
  return (
    <section>
      <h3>{text.sourceFiles}</h3>
      <ul className="rectification-seals">
        {files.map(({ sealedOn, ...file }) => (
          <li key={file.fileId}>
            <a href={`/api/files/${file.fileId}`} download={file.name}>
              {file.name}
            </a>{' '}
            {sealedOn === undefined ? (
              <Button size="small" type="link" onClick={() => setSealing(file)}>
                {told.seal}
              </Button>
            ) : (
              told.sealedOn(sealedOn)
            )}
          </li>
        ))}
      </ul>
      {sealing !== null && (
        <SealDialog rectificationId={rectificationId} file={sealing} onClose={() => setSealing(null)} />
      )}
    </section>
  )
}
