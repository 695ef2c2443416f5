import { meetingKindLabels } from '@bihuan/core/meetings/meeting.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { EvidenceList } from '../../told/components/evidence-list.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useMeetingsText } from '../meetings.text.ts'
import '../meetings.css'

const MeetingDialog = lazyPart(() => import('./meeting-dialog.tsx'), 'MeetingDialog')
const VoidMeetingDialog = lazyPart(() => import('./void-meeting-dialog.tsx'), 'VoidMeetingDialog')

/** A meeting: when and which, who was there, which findings, what was decided. */
export function MeetingCard({ meeting }: { readonly meeting: MeetingView }): ReactNode {
  const text = useMeetingsText()
  const language = useLanguage()
  const [isCorrecting, setIsCorrecting] = useState(false)
  const [isVoiding, setIsVoiding] = useState(false)
  const { id, rectificationId, can, recordedBy, recordedAt } = meeting
  return (
    <article
      id={`meeting-${id}`}
      className={meeting.status === 'voided' ? 'meeting is-voided' : 'meeting'}
      aria-labelledby={`name-${id}`}
    >
      <header>
        <h2 id={`name-${id}`}>
          {meeting.heldOn} {meetingKindLabels[meeting.kind][language]}
          {meeting.number !== '' && ` ${meeting.number}`}
        </h2>
        <span className="meeting-ways">
          {can.includes('correct') && (
            <Button size="small" type="link" onClick={() => setIsCorrecting(true)}>
              {text.correct}
            </Button>
          )}
          {can.includes('void') && (
            <Button size="small" type="link" danger onClick={() => setIsVoiding(true)}>
              {text.void}
            </Button>
          )}
        </span>
      </header>
      {meeting.reason !== null && <b>{text.voided(meeting.reason)}</b>}
      <Facts meeting={meeting} />
      {meeting.minutes !== null && (
        <EvidenceList rectificationId={rectificationId} evidence={[meeting.minutes]} />
      )}
      <div className="ui-quiet">{text.recordedBy(recordedBy.name, dayHere(new Date(recordedAt)))}</div>
      {isCorrecting && (
        <MeetingDialog
          rectificationId={rectificationId}
          meeting={meeting}
          onClose={() => setIsCorrecting(false)}
        />
      )}
      {isVoiding && <VoidMeetingDialog meeting={meeting} onClose={() => setIsVoiding(false)} />}
    </article>
  )
}

function Facts({ meeting }: { readonly meeting: MeetingView }): ReactNode {
  const text = useMeetingsText()
  const present = [...meeting.present.map(({ name }) => name), ...meeting.presentNames]
  return (
    <dl>
      {present.length > 0 && (
        <>
          <dt>{text.present}</dt>
          <dd>{present.join('、')}</dd>
        </>
      )}
      {meeting.findings.length > 0 && (
        <>
          <dt>{text.findings}</dt>
          <dd>
            <ul>
              {meeting.findings.map(({ id, number, title }) => (
                <li key={id}>
                  <Link
                    to="/rectifications/$id/ledger"
                    params={{ id: meeting.rectificationId }}
                    search={{ finding: id }}
                  >
                    {text.finding(number, title)}
                  </Link>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      <dt>{text.resolutions}</dt>
      <dd>
        {meeting.resolutions.length === 0 ? (
          <span className="ui-quiet">{text.noResolutions}</span>
        ) : (
          <ol>
            {meeting.resolutions.map((resolution, at) => (
              // Two may say the same: it is their order that numbers them.
              <li key={`${at} ${resolution}`}>{resolution}</li>
            ))}
          </ol>
        )}
      </dd>
    </dl>
  )
}
