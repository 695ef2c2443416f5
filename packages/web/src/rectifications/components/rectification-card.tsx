import type { Light } from '@bihuan/core/measures/light.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useNow } from '../../ui/now.tsx'
import { daysLeft } from '../../ui/relative-day.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import { AnnouncedTable } from './announced-table.tsx'
import { NoticeButton } from './notice-button.tsx'
import { VoidedCard } from './voided-card.tsx'

const VoidingRequest = lazyPart(() => import('./voiding-request.tsx'), 'VoidingRequest')
const RectificationRest = lazyPart(() => import('./rectification-rest.tsx'), 'RectificationRest')

/** What is done to a rectification now and then: it stands behind “more”, so that the ways of every day stand alone. */
const rest = [
  'takeOver',
  'addFinding',
  'amend',
  'seals',
  'reviewers',
  'archive',
  'askVoiding',
] as const satisfies readonly RectificationView['can'][number][]

/** A rectification at a glance: standing, counts, announced against recorded, time left, ways on. */
export function RectificationCard({ rectification }: { rectification: RectificationView }): ReactNode {
  const { voiding } = rectification
  if (voiding?.status === 'voided') return <VoidedCard rectification={rectification} voiding={voiding} />
  return <WorkingCard rectification={rectification} />
}

function WorkingCard({ rectification }: { rectification: RectificationView }): ReactNode {
  const text = useRectificationsText()
  const { id, can, voiding } = rectification
  const [isOpen, setIsOpen] = useState(false)
  return (
    <article className="rectification-card" aria-labelledby={`name-${id}`}>
      <header>
        <h2 id={`name-${id}`}>
          <Link to="/rectifications/$id/ledger" params={{ id }}>
            {rectification.name}
          </Link>
        </h2>
        {rectification.archivedAt !== null && <span className="rectification-sample">{text.archived}</span>}
        {id === sampleRectificationId && <span className="rectification-sample">{text.sample}</span>}
        <span className="rectification-standing" data-standing={rectification.standing}>
          {text.standing[rectification.standing]}
        </span>
      </header>
      <Origin rectification={rectification} />
      {voiding !== undefined && (
        <VoidingRequest key={rectification.version} rectification={rectification} voiding={voiding} />
      )}
      <Counts rectification={rectification} />
      <AnnouncedTable rectification={rectification} />
      <footer>
        <Link className="rectification-way" to="/rectifications/$id/ledger" params={{ id }}>
          {text.ledger}
        </Link>
        <Link className="rectification-way" to="/rectifications/$id/stages" params={{ id }}>
          {text.stages}
        </Link>
        <Link className="rectification-way" to="/rectifications/$id/meetings" params={{ id }}>
          {text.meetings}
        </Link>
        <Link className="rectification-way" to="/rectifications/$id/plan" params={{ id }}>
          {text.plan}
        </Link>
        {can.includes('schedule') && (
          <Link className="rectification-way" to="/rectifications/$id/schedule" params={{ id }}>
            {text.schedule}
          </Link>
        )}
        {can.includes('journal') && (
          <Link className="rectification-way" to="/rectifications/$id/journal" params={{ id }}>
            {text.journal}
          </Link>
        )}
        {can.includes('notice') && (
          <Link className="rectification-way" to="/rectifications/$id/documents" params={{ id }}>
            {text.documents}
          </Link>
        )}
        {can.includes('notice') && <NoticeButton rectification={rectification} />}
        {restOf(rectification).length > 0 && (
          <Button
            type="text"
            className="rectification-toggle"
            aria-expanded={isOpen}
            aria-label={isOpen ? undefined : text.moreWays(rectification.name)}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? text.fewerWays : text.moreWaysShort}
          </Button>
        )}
        {isOpen && <RectificationRest rectification={rectification} />}
      </footer>
    </article>
  )
}

function restOf({ can }: RectificationView): readonly RectificationView['can'][number][] {
  return rest.filter((one) => can.includes(one))
}

function Origin({ rectification }: { rectification: RectificationView }): ReactNode {
  const text = useRectificationsText()
  const language = useLanguage()
  const { inspectingBody, inspectedBody, inspectedFrom, inspectedTo, feedbackOn } = rectification
  const parts = [
    rectification.template.source[language],
    inspectingBody && `${text.inspectingBody} ${inspectingBody}`,
    inspectedBody && `${text.inspectedBody} ${inspectedBody}`,
    inspectedFrom && inspectedTo && `${text.inspected} ${inspectedFrom} – ${inspectedTo}`,
    feedbackOn && `${text.feedbackOn} ${feedbackOn}`,
  ].filter((part) => part !== null && part !== '')
  return <p className="rectification-origin">{parts.join(' · ')}</p>
}

function Counts({ rectification }: { rectification: RectificationView }): ReactNode {
  const text = useRectificationsText()
  const language = useLanguage()
  const now = useNow()
  const { counts, nextDueOn, sealsWaiting } = rectification
  return (
    <>
      <dl className="rectification-counts">
        <Count value={counts.findings} word={text.findings} />
        <Count value={counts.findingsClosed} word={text.findingsClosed} />
        <Count value={counts.findings - counts.findingsClosed} word={text.findingsOpen} />
      </dl>
      <label className="rectification-progress">
        <span>
          {text.measuresProgress(counts.measuresClosed, counts.measures)}
          {counts.measuresClosedBefore > 0 && text.closedBefore(counts.measuresClosedBefore)}
        </span>
        <progress value={counts.measuresClosed} max={Math.max(1, counts.measures)} />
      </label>
      <ul className="rectification-marks">
        <Mark
          light={counts.late > 0 ? 'red' : 'green'}
          word={counts.late > 0 ? text.late(counts.late) : text.noneLate}
        />
        {counts.dueSoon > 0 && <Mark light="yellow" word={text.dueSoon(counts.dueSoon)} />}
        {counts.measuresSubmitted > 0 && (
          <Mark light="blue" word={text.submitted(counts.measuresSubmitted)} />
        )}
        {counts.findingsVoided + counts.findingsMerged + counts.measuresVoided + counts.measuresMerged >
          0 && <Mark light="none" word={text.voided(counts)} />}
        {counts.measuresUnassigned > 0 && (
          <Mark light="grey" word={text.unassigned(counts.measuresUnassigned)} />
        )}
        {sealsWaiting > 0 && <Mark light="yellow" word={text.sealsWaiting(sealsWaiting)} />}
        <li className="rectification-due">
          {nextDueOn === null ? text.noDue : text.nextDue(nextDueOn, daysLeft(nextDueOn, now, language))}
        </li>
      </ul>
    </>
  )
}

function Count({ value, word }: { value: number; word: string }): ReactNode {
  return (
    <div>
      <dd>{value}</dd>
      <dt>{word}</dt>
    </div>
  )
}

function Mark({ light, word }: { light: Light; word: string }): ReactNode {
  return (
    <li className="ui-light" data-light={light}>
      {word}
    </li>
  )
}
