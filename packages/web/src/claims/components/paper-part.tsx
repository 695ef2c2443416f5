import { meetingWords } from '@bihuan/core/claims/labels.ts'
import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { EvidenceList } from '../../told/components/evidence-list.tsx'
import { AskedButton } from '../../ui/asked-button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { type ClaimForm, useClaimCommand } from '../claim-command.ts'
import { useClaimsText } from '../claims.text.ts'

const PaperForm = lazyPart(() => import('./paper-form.tsx'), 'PaperForm')
const ClosureFormButtons = lazyPart(() => import('./closure-form-buttons.tsx'), 'ClosureFormButtons')
const DropPaperForm = lazyPart(() => import('./paper-form.tsx'), 'DropPaperForm')
const ResolutionForm = lazyPart(() => import('./resolution-form.tsx'), 'ResolutionForm')

type Props = Omit<ClaimForm, 'onDone'>

/** What was signed on a printed form: entering it, and what was entered with its scan until somebody has confirmed it. */
export function PaperPart({ request, refresh }: Props): ReactNode {
  const text = useClaimsText()
  const { message } = useMessages()
  const changed = useRecordsChanged()
  const [open, setOpen] = useState<'enter' | 'resolve' | 'drop' | null>(null)
  const [seen, setSeen] = useState<string | null>(null)
  const language = useLanguage()
  const { paper, can } = request
  const done = (said: string) => (): void => {
    message.success(said)
    setOpen(null)
    changed()
  }
  const onCancel = (): void => setOpen(null)
  return (
    <Suspense fallback={null}>
      {paper !== null && (
        <section className="claims-paper">
          <p>
            {paper.meeting !== null &&
              text.resolutionWaits({
                meeting: meetingWords(paper.meeting)[language],
                present: paper.meeting.present,
                day: paper.signedOn,
                enteredBy: paper.enteredBy.name,
              })}
            {paper.person !== null &&
              text.paperWaits(paper.person.name, paper.signedOn, paper.enteredBy.name)}
          </p>
          {paper.comment !== '' && <p className="claims-words">{paper.comment}</p>}
          {paper.scan !== null && (
            <EvidenceList
              rectificationId={request.rectificationId}
              evidence={[paper.scan]}
              onSeen={setSeen}
            />
          )}
          {paper.meeting !== null && (
            <Link to="/rectifications/$id/meetings" params={{ id: request.rectificationId }}>
              {text.toMeetings}
            </Link>
          )}
          {open === null && (
            <div className="ui-form-actions">
              {can.includes('dropPaper') && <Button onClick={() => setOpen('drop')}>{text.dropPaper}</Button>}
              {can.includes('confirmPaper') && (
                <Confirm
                  {...{ request, refresh }}
                  isSeen={paper.scan === null || seen === paper.scan.fileId}
                  onDone={done(text.paperConfirmed)}
                />
              )}
            </div>
          )}
          {open === 'drop' && (
            <DropPaperForm {...{ request, refresh, onCancel }} onDone={done(text.paperDropped)} />
          )}
        </section>
      )}
      {can.includes('enterPaper') && open === null && (
        <div className="ui-form-actions">
          <Button size="small" onClick={() => setOpen('enter')}>
            {text.enterPaper}
          </Button>
          <Link
            to="/rectifications/$id/claim/print"
            params={{ id: request.rectificationId }}
            search={{ [request.subject.type]: request.subject.id }}
          >
            {text.printClaim}
          </Link>
        </div>
      )}
      {can.includes('enterResolution') && open === null && (
        <div className="ui-form-actions">
          <Button size="small" type="primary" onClick={() => setOpen('resolve')}>
            {text.enterResolution}
          </Button>
        </div>
      )}
      {open === 'resolve' && (
        <ResolutionForm {...{ request, refresh, onCancel }} onDone={done(text.paperEntered)} />
      )}
      {open === 'enter' && <PaperForm {...{ request, refresh, onCancel }} onDone={done(text.paperEntered)} />}
      <ClosureFormButtons request={request} />
    </Suspense>
  )
}

type ConfirmProps = ClaimForm & {
  readonly request: ClosureRequestView
  /** Whether the scan was shown, or opened where it cannot be. */
  readonly isSeen: boolean
}

function Confirm({ isSeen, ...claim }: ConfirmProps): ReactNode {
  const text = useClaimsText()
  const command = useClaimCommand(claim, (_: null, stamped) => api.closure.confirmPaper(stamped))
  return (
    <>
      {!isSeen && <p className="claims-unseen">{text.scanUnseen}</p>}
      <AskedButton
        type="primary"
        loading={command.isSending}
        disabled={!isSeen}
        question={{
          title: text.confirmPaperAsk,
          description: text.confirmPaperFollows,
          okText: text.confirmPaper,
          cancelText: text.cancel,
          styles: { root: { maxWidth: 'min(340px, 94vw)' } },
          onConfirm: () => command.send(null),
        }}
      >
        {text.confirmPaper}
      </AskedButton>
      <CommandOutcome command={command} />
    </>
  )
}
