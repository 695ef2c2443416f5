import { meetingWords } from '@bihuan/core/claims/labels.ts'
import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { useClaimsText } from '../claims.text.ts'
import '../claims.css'
import { type LadderStep, ladderSteps } from '../ladder.ts'

/** The sign-offs of a claim as steps: who signed when, and whose turn it is. */
export function LadderView({ request }: { request: ClosureRequestView }): ReactNode {
  const text = useClaimsText()
  const isMine = request.can.includes('approve')
  return (
    <section aria-label={text.ladder}>
      {request.openObjects !== null && (
        <p className="claims-words">{text.openObjects(request.openObjects)}</p>
      )}
      <ol className="claims-ladder">
        {ladderSteps(request).map((step) => (
          <Step key={step.rung} step={step} isMine={isMine} checkers={request.checkers} />
        ))}
      </ol>
    </section>
  )
}

function Step({
  step,
  isMine,
  checkers,
}: Pick<ClosureRequestView, 'checkers'> & { step: LadderStep; isMine: boolean }): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  return (
    <li
      className={step.state !== 'signed' && step.isUnfilled ? 'is-unfilled' : `is-${step.state}`}
      aria-current={step.state === 'current' ? 'step' : undefined}
    >
      <b>{step.name[language]}</b>
      {step.state === 'signed' ? (
        <>
          <span>
            ✓{' '}
            {step.signature.meeting !== null
              ? text.passedBy(meetingWords(step.signature.meeting)[language], step.signature.meeting.present)
              : step.signature.namedBy === null
                ? step.signature.by.name
                : text.standInFor(step.signature.by.name)}
          </span>
          {step.signature.namedBy !== null && <span>{text.namedBy(step.signature.namedBy.name)}</span>}
          {step.signature.meeting !== null && (
            <span>
              {text.resolvedOn({
                day: step.signature.meeting.heldOn,
                at: step.signature.meeting.resolution,
                enteredBy: step.signature.meeting.enteredBy.name,
                confirmedBy: step.signature.by.name,
              })}
            </span>
          )}
          {step.signature.paper !== null && (
            <span>
              {text.onPaper(
                step.signature.paper.signedOn,
                step.signature.paper.enteredBy.name,
                step.signature.paper.confirmedBy.name,
              )}
            </span>
          )}
          <time dateTime={step.signature.at}>{dateTime(step.signature.at)}</time>
          {step.signature.comment !== '' && <span className="claims-comment">{step.signature.comment}</span>}
        </>
      ) : (
        <>
          <span>{step.isUnfilled ? text.unfilled : stateWord(step.state, isMine, text)}</span>
          {step.state === 'current' && !isMine && !step.isUnfilled && checkers.count > 0 && (
            <span>{text.checkers(checkers.names, checkers.count)}</span>
          )}
          {step.standIn !== null && (
            <span>
              {text.standInFor(step.standIn.person.name)} {text.namedBy(step.standIn.namedBy.name)}
            </span>
          )}
        </>
      )}
    </li>
  )
}

function stateWord(
  state: 'current' | 'waiting' | 'returned' | 'withdrawn' | 'unreached',
  isMine: boolean,
  text: ReturnType<typeof useClaimsText>,
): string {
  if (state === 'current') return isMine ? text.yourTurn : text.current
  if (state === 'unreached') return text.unreached
  if (state === 'withdrawn') return text.withdrawnHere
  return state === 'returned' ? text.returned : text.waiting
}
