import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { orpc } from '../../api.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { type Chosen, readChosen } from '../archive.ts'
import { type LedgerOfFiles, numberedMeasures, placeFiles } from '../bulk-evidence.ts'
import { useBulkSending } from '../bulk-sending.ts'
import { useToldText } from '../told.text.ts'
import { BulkItems, UnplacedFiles, UnreadFiles } from './bulk-evidence-lists.tsx'
import { FileKinds } from './file-kinds.tsx'
import '../told.css'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'

type Props = { rectificationId: string; onChanged: () => void; onClose: () => void }

/** Proof for many measures at once: files are chosen, shown by measure, and reported after a look. */
export function BulkEvidenceDialog(props: Props): ReactNode {
  const text = useToldText()
  const { rectificationId } = props
  const ledger = useQuery(orpc.rectifications.ledger.queryOptions({ input: { rectificationId } }))
  if (ledger.data !== undefined) return <BulkEvidence {...props} ledger={ledger.data} />
  return (
    <Modal open title={text.bulkTitle} footer={null} onCancel={props.onClose} width={860}>
      {ledger.error === null ? (
        <PageSkeleton rows={4} />
      ) : (
        <ErrorState error={ledger.error} onRetry={() => void ledger.refetch()} />
      )}
    </Modal>
  )
}

const nothing: Chosen = { files: [], unread: [] }

function BulkEvidence({
  rectificationId,
  ledger,
  onChanged,
  onClose,
}: Props & { ledger: LedgerOfFiles }): ReactNode {
  const text = useToldText()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [isReading, setIsReading] = useState(false)
  const [byHand, setByHand] = useState<ReadonlyMap<string, MeasureId>>(new Map())
  const kept = useKept('progress.bulk', rectificationId, { words: text.bulkTextDefault, why: '' })
  const { words, why } = kept.values
  const sending = useBulkSending()
  const { files, unread } = chosen ?? nothing
  const placing = useMemo(() => placeFiles(files, ledger, byHand), [files, ledger, byHand])
  const reportable = numberedMeasures(ledger).filter(({ measure }) => measure.can.includes('report'))
  const isDone = (id: MeasureId): boolean => sending.sendings.get(id)?.state === 'done'
  const going = placing.items.filter(({ measure }) => measure.can.includes('report') || isDone(measure.id))
  const left = going.filter(({ measure }) => !isDone(measure.id))
  const done = going.length - left.length
  const isLate = left.some(({ measure }) => measure.light === 'red')
  const lacking = useLacking(
    lackingOf([text.bulkText, words], [text.lateReason, !isLate || why.trim() !== '']),
  )
  async function choose(given: Iterable<File>): Promise<void> {
    setIsReading(true)
    setChosen(await readChosen(given))
    setIsReading(false)
  }
  async function send(): Promise<void> {
    await sending.send(left, { text: words, lateReason: why })
    kept.done()
    onChanged()
  }
  return (
    <Modal
      open
      title={text.bulkTitle}
      width={860}
      closable={!sending.isSending}
      mask={{ closable: false }}
      onCancel={() => !sending.isSending && kept.leave(onClose)}
      footer={
        sending.isSending ? (
          <Button onClick={sending.stop}>{text.bulkStop}</Button>
        ) : (
          <>
            {done > 0 && <span className="ui-quiet">{text.bulkSummary(done, going.length)} </span>}
            <Button onClick={() => kept.leave(onClose)}>
              {left.length === 0 && done > 0 ? text.close : text.cancel}
            </Button>
            {left.length > 0 && (
              <Button type="primary" disabled={isReading} onClick={() => lacking.press(() => void send())}>
                {text.bulkSend(left.length)}
              </Button>
            )}
          </>
        )
      }
    >
      <p className="ui-quiet">{text.bulkIntro}</p>
      <p className="ui-quiet">{text.bulkLimits}</p>
      <FileKinds />
      <Choosers isDisabled={isReading || sending.isSending} onChoose={(given) => void choose(given)} />
      {isReading && <p role="status">{text.bulkReading}</p>}
      {chosen !== null && !isReading && (
        <div className="told-bulk">
          {placing.items.length === 0 && placing.unplaced.length === 0 && <p>{text.bulkNothing}</p>}
          <UnplacedFiles
            files={placing.unplaced}
            measures={reportable}
            onPlace={(path, measureId) => setByHand((before) => new Map([...before, [path, measureId]]))}
          />
          <KeptNote kept={kept} />
          <UnreadFiles files={unread} />
          <BulkItems items={placing.items} sendings={sending.sendings} />
          <LackingFields of={lacking.shown}>
            {going.length > 0 && (
              <label className="told-bulk-words">
                <span>{text.bulkText}</span>
                <Input.TextArea
                  {...lacking.look(text.bulkText)}
                  value={words}
                  onChange={(event) => kept.change({ words: event.target.value })}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  count={{ max: 5000 }}
                  disabled={sending.isSending}
                />
              </label>
            )}
            {isLate && (
              <WordsField
                className="told-bulk-words"
                label={text.lateReason}
                hint={text.lateReasonHint}
                value={why}
                onChange={(said) => kept.change({ why: said })}
                refused={null}
                longest={2000}
                isShort
              />
            )}
          </LackingFields>
        </div>
      )}
    </Modal>
  )
}

function Choosers(props: { isDisabled: boolean; onChoose: (files: File[]) => void }): ReactNode {
  const text = useToldText()
  return (
    <div className="told-bulk-choosers">
      <Chooser {...props} label={text.bulkFiles} isFolder={false} />
      {'webkitdirectory' in HTMLInputElement.prototype && (
        <Chooser {...props} label={text.bulkFolder} isFolder />
      )}
    </div>
  )
}

function Chooser(props: {
  label: string
  isFolder: boolean
  isDisabled: boolean
  onChoose: (files: File[]) => void
}): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button disabled={props.isDisabled} onClick={() => input.current?.click()}>
        {props.label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={props.label}
        {...(props.isFolder && { webkitdirectory: '' })}
        onChange={(event) => {
          props.onChoose([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}
