import type { ClosureQueueItem } from '@bihuan/core/closure/closure.contract.ts'
import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { verdictLabels } from '@bihuan/core/claims/labels.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { api } from '../../api.ts'
import { claimParts, PrepareForm, StandInForm } from '../../claims/claim-parts.ts'
import { useClaimsText } from '../../claims/claims.text.ts'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { ledgerSearchOf } from '../../measures/ledger/ledger-search.ts'
import { EvidenceList } from '../../told/components/evidence-list.tsx'
import { RefusedActions } from '../../told/components/refused-actions.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { usePartsAhead } from '../../ui/lazy-part.tsx'
import { progressWords } from '@bihuan/core/told/source-mark.ts'
import { dateTime } from '../../ui/relative-day.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { useClosureText } from '../closure.text.ts'
import type { ClosureText } from '../texts/zh.ts'
import { queueRows } from '../queue-rows.ts'
import { ApproveForm, ReturnForm } from '../../claims/components/decision-form.tsx'
import { LadderView } from '../../claims/components/ladder-view.tsx'
import { PreparedNote } from '../../claims/components/prepared-note.tsx'
import { PaperPart } from '../../claims/components/paper-part.tsx'

type Props = {
  readonly claim: ClosureQueueItem
  readonly position: { readonly at: number; readonly count: number }
  readonly move: (step: 1 | -1) => void
  readonly onDecided: () => void
}

/** One claim with its evidence beside it, and the decision. */
export function ClaimView({ claim, position, move, onDecided }: Props): ReactNode {
  const text = useClosureText()
  const marks = useUiText()
  const { request } = claim
  const finding = `${claim.findingNumber} ${claim.findingTitle ?? ''}`.trim()
  return (
    <article className="closure-claim">
      <div className="closure-position">
        <span>{text.position(position.at + 1, position.count)}</span>
        <Button size="small" disabled={position.at === 0} onClick={() => move(-1)}>
          {text.previous}
        </Button>
        <Button size="small" disabled={position.at + 1 >= position.count} onClick={() => move(1)}>
          {text.next}
        </Button>
      </div>
      <h2>{calledIn(claim)}</h2>
      <p className="closure-facts">
        <span>{claim.rectificationName}</span>
        {claim.measureText !== null && (
          <span>
            {text.finding}
            {marks.colon}
            {finding}
          </span>
        )}
        {claim.owner !== null && (
          <span>
            {text.owner}
            {marks.colon}
            {claim.owner.name}
          </span>
        )}
        {claim.dueOn !== null && (
          <span className="ui-nowrap">
            {text.dueOn}
            {marks.colon}
            {claim.dueOn}
          </span>
        )}
        <Record request={request} />
      </p>
      <LadderView request={request} />
      <ReturnedBefore claim={claim} />
      <PaperPart request={request} refresh={() => readWaiting(request.id)} />
      <Sides claim={claim} />
      <Decision claim={claim} onDecided={onDecided} />
    </article>
  )
}

/** A claim of the queue as it is now; null once it is not there any more. */
async function readWaiting(id: ClosureRequestView['id']): Promise<ClosureRequestView | null> {
  const claims = await api.closure.queue(queueRows.queue)
  return claims.find(({ request }) => request.id === id)?.request ?? null
}

/** What a claim is about, by its number: as it is called in the ledger and on paper. */
export function calledIn(
  claim: Pick<ClosureQueueItem, 'measureNumber' | 'measureText' | 'findingNumber' | 'findingTitle'>,
): string {
  const parts =
    claim.measureText === null
      ? [claim.findingNumber, claim.findingTitle ?? '']
      : [claim.measureNumber ?? '', claim.measureText]
  return parts.join(' ').trim()
}

/** The way to what a claim is about. */
export function Record({ request }: { request: ClosureRequestView }): ReactNode {
  const text = useClosureText()
  const { type, id } = request.subject
  return (
    <Link
      to="/rectifications/$id/ledger"
      params={{ id: request.rectificationId }}
      search={ledgerSearchOf({ [type]: id })}
    >
      {text.openRecord}
    </Link>
  )
}

/** That it was sent back before: the reason is what the evidence is looked through for. */
function ReturnedBefore({ claim: { returned, evidence, newFiles } }: Pick<Props, 'claim'>): ReactNode {
  const text = useClosureText()
  const language = useLanguage()
  if (returned === null) return null
  return (
    <section className="closure-returned" aria-label={text.returnedBefore}>
      <b>{text.returnedBefore}</b>{' '}
      <span className="ui-quiet">
        {returned.rung[language]} · {returned.by.name} ·{' '}
        <time dateTime={returned.at}>{dateTime(returned.at)}</time>
      </span>
      <p className="closure-words">{returned.reason}</p>
      <p className="ui-quiet">{text.newSince(newFiles.length, evidence.length)}</p>
    </section>
  )
}

/** What a checker has to know of a file: that it has come since the return, and that others hold the same. */
function notesOf(
  fileId: string,
  { evidence, newFiles, sameFiles }: ClosureQueueItem,
  text: ClosureText,
): readonly string[] {
  const same = sameFiles.find((files) => files.includes(fileId)) ?? []
  const names = evidence
    .filter((one) => one.fileId !== fileId && same.includes(one.fileId))
    .map(({ name }) => name)
  return [
    ...(newFiles.includes(fileId) ? [text.isNew] : []),
    ...(names.length > 0 ? [text.sameAs(names)] : []),
  ]
}

function Sides({ claim }: { claim: ClosureQueueItem }): ReactNode {
  const text = useClosureText()
  const marks = useUiText()
  const language = useLanguage()
  const { request } = claim
  const lastProgress = progressWords(claim, language)
  return (
    <div className="closure-sides">
      <section>
        <h3>{text.claim}</h3>
        <p className="closure-words">{request.claim === '' ? text.noClaim : request.claim}</p>
        <p className="ui-quiet">
          {text.claimOf(request.claimedBy.name)} ·{' '}
          <time dateTime={request.claimedAt}>{dateTime(request.claimedAt)}</time>
        </p>
        {request.verdict !== null && (
          <p>
            {text.claimedVerdict}
            {marks.colon}
            <b>{verdictLabels[request.verdict][language]}</b>
          </p>
        )}
        {lastProgress !== null && claim.lastProgress !== request.claim && (
          <>
            <h3>{text.lastProgress}</h3>
            <p className="closure-words">{lastProgress}</p>
          </>
        )}
      </section>
      <section>
        <h3>
          {text.evidence} {claim.evidence.length}
        </h3>
        {claim.evidence.length === 0 ? (
          <p className="ui-quiet">{text.noEvidence}</p>
        ) : (
          <EvidenceList
            rectificationId={request.rectificationId}
            evidence={claim.evidence}
            notesOf={(piece) => notesOf(piece.fileId, claim, text)}
          />
        )}
      </section>
    </div>
  )
}

function Decision({ claim, onDecided }: { claim: ClosureQueueItem; onDecided: () => void }): ReactNode {
  const text = useClosureText()
  const outcome = useClaimsText()
  const { request, refused } = claim
  const { message } = useMessages()
  const changed = useRecordsChanged()
  const [isReturning, setIsReturning] = useState(
    request.can.includes('return') && request.prepared?.decision === 'return',
  )
  const [unfilled] = request.unfilledRungs
  usePartsAhead(claimParts)
  const leave = (): void => {
    onDecided()
    changed()
  }
  const returning = request.can.includes('return') && (
    <Button danger onClick={() => setIsReturning(true)}>
      {text.return}
    </Button>
  )
  const form = {
    request,
    refresh: () => readWaiting(request.id),
    onDone: () => {
      message.success(isReturning ? outcome.sentBack : outcome.approved)
      leave()
    },
  }
  const onPrepared = (): void => {
    message.success(outcome.preparedDone)
    changed()
  }
  const onNamed = (): void => {
    message.success(outcome.standInNamed)
    leave()
  }
  return (
    <div className="closure-decision">
      <RefusedActions refused={refused} labels={text.actions} here={request.subject.id} />
      <Suspense fallback={null}>
        {request.can.includes('nameStandIn') && unfilled !== undefined && (
          <StandInForm key={unfilled} {...form} rung={unfilled} onDone={onNamed} />
        )}
      </Suspense>
      <PreparedNote request={request} />
      <Suspense fallback={null}>
        {request.can.includes('prepare') && <PrepareForm {...form} onDone={() => onPrepared()} />}
      </Suspense>
      {isReturning ? (
        <ReturnForm {...form} onCancel={() => setIsReturning(false)} />
      ) : request.can.includes('approve') ? (
        <ApproveForm {...form} onCancel={null} beside={returning} />
      ) : (
        <div className="ui-form-actions">{returning}</div>
      )}
    </div>
  )
}
