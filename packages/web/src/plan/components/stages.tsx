import type { StagesView } from '@bihuan/core/rectifications/stages.contract.ts'
import { type ReactNode, useState } from 'react'
import { MissingItems } from '../../meetings/components/stage-strip.tsx'
import { useMeetingsText } from '../../meetings/meetings.text.ts'
import { useLanguage } from '../../ui/language.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useStagesText } from '../stages.text.ts'
import '../stages.css'

type Props = { readonly rectificationId: string; readonly stages: StagesView }
type Stage = StagesView['stages'][number]

/** Each stage with its planned and actual dates and what is missing for it; what the counts say stands beside. */
export function Stages({ rectificationId, stages: { standing, current, stages } }: Props): ReactNode {
  const text = useStagesText()
  const ofMeetings = useMeetingsText()
  return (
    <>
      <p>{ofMeetings.countsSay(ofMeetings.standing[standing])}</p>
      <ol className="stage-rows" aria-label={text.list}>
        {stages.map((stage) => (
          <Row
            key={stage.code}
            rectificationId={rectificationId}
            stage={stage}
            isCurrent={stage.code === current}
          />
        ))}
      </ol>
    </>
  )
}

function Row({
  rectificationId,
  stage,
  isCurrent,
}: {
  readonly rectificationId: string
  readonly stage: Stage
  readonly isCurrent: boolean
}): ReactNode {
  const text = useStagesText()
  const ofMeetings = useMeetingsText()
  const language = useLanguage()
  const [today] = useState(() => dayHere(new Date()))
  const { name, planned, proposed, begunOn, endedOn, missing } = stage
  const span = planned ?? proposed
  // What is only proposed is no plan to be late against.
  const isLate = isCurrent && planned !== null && planned.to !== null && planned.to < today
  const dates = (from: string, to: string | null): ReactNode => (
    <span className="ui-nowrap">{to === null ? text.open(from) : text.span(from, to)}</span>
  )
  return (
    <li className={isCurrent ? 'is-current' : ''} aria-current={isCurrent ? 'step' : undefined}>
      <h2>{name[language]}</h2>
      <p>
        <span className="ui-quiet">{planned === null && span !== null ? text.proposed : text.planned}</span>{' '}
        {span === null ? text.notPlanned : dates(span.from, span.to)}
        {isLate && <span className="stage-overdue"> {ofMeetings.stageLate}</span>}
      </p>
      <p>
        <span className="ui-quiet">{text.actual}</span>{' '}
        {begunOn === null ? text.notBegun : dates(begunOn, endedOn)}
      </p>
      {missing.length > 0 && (
        <div>
          <span className="ui-quiet">{text.lacks}</span>
          <MissingItems rectificationId={rectificationId} missing={missing} />
        </div>
      )}
    </li>
  )
}
