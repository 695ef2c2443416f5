import { meetingKindLabels } from '@bihuan/core/meetings/meeting.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { sealedName } from '@bihuan/core/told/evidence.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { dayHere } from '../../ui/zone.ts'
import { useMeetingsText } from '../meetings.text.ts'
import '../../rectifications/rectifications.css'

const MeetingDialog = lazyPart(() => import('./meeting-dialog.tsx'), 'MeetingDialog')
const SealDialog = lazyPart(() => import('../../told/components/seal-dialog.tsx'), 'SealDialog')

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
      {meeting.minutes !== null && <Minutes rectificationId={rectificationId} minutes={meeting.minutes} />}
      <div className="ui-quiet">{text.recordedBy(recordedBy.name, dayHere(new Date(recordedAt)))}</div>
      {isCorrecting && (
        <MeetingDialog
          rectificationId={rectificationId}
          meeting={meeting}
          onClose={() => setIsCorrecting(false)}
        />
      )}
      {isVoiding && (
        <MeetingDialog
          rectificationId={rectificationId}
          meeting={meeting}
          isVoiding
          onClose={() => setIsVoiding(false)}
        />
      )}
    </article>
  )
}

type MinutesProps = {
  readonly rectificationId: string
  readonly minutes: NonNullable<MeetingView['minutes']>
}

function Minutes({ rectificationId, minutes }: MinutesProps): ReactNode {
  const text = useMeetingsText()
  const { data } = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const [isSealing, setIsSealing] = useState(false)
  if (minutes.name === sealedName) return <div className="ui-quiet">{sealedName}</div>
  return (
    <div>
      <a href={`/api/files/${minutes.fileId}`} download={minutes.name}>
        {minutes.name}
      </a>
      {data?.can.includes('askSeal') === true && (
        <Button size="small" type="link" onClick={() => setIsSealing(true)}>
          {text.seal}
        </Button>
      )}
      {isSealing && (
        <SealDialog rectificationId={rectificationId} file={minutes} onClose={() => setIsSealing(false)} />
      )}
    </div>
  )
}

function Facts({ meeting }: { readonly meeting: MeetingView }): ReactNode {
  const text = useMeetingsText()
  const marks = useUiText()
  const present = [...meeting.present.map(({ name }) => name), ...meeting.presentNames]
  return (
    <dl>
      {present.length > 0 && (
        <>
          <dt>{text.present}</dt>
          <dd>{present.join(marks.comma)}</dd>
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
