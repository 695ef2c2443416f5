import { rungLabels } from '@bihuan/core/claims/labels.ts'
import { eventWords } from '@bihuan/core/journal/telling.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { TimelineEntry } from '@bihuan/core/told/timeline.contract.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { describeFields, eventLabel } from '../event-words.ts'
import { useToldText } from '../told.text.ts'
import '../told.css'
import { EvidenceList } from './evidence-list.tsx'

const rungWords: Readonly<Record<string, Bilingual>> = rungLabels

/** What happened to an item, newest first: who, when, what, with the evidence of each report. */
export function TimelineList({
  rectificationId,
  entries,
}: {
  readonly rectificationId: string
  readonly entries: readonly TimelineEntry[]
}): ReactNode {
  const language = useLanguage()
  const text = useToldText()
  if (entries.length === 0) return <p className="ui-quiet">{text.timelineEmpty}</p>
  return (
    <ol className="told-timeline">
      {entries.map((entry) => (
        <li key={entry.sequence} className={eventWords(entry.type)?.isBackward ? 'is-backward' : undefined}>
          <div className="told-entry-head">
            <b>{eventLabel(entry.type, language)}</b>
            {entry.rung !== null && rungWords[entry.rung] !== undefined && (
              <span>{text.rungOf(entry.type, rungWords[entry.rung]?.[language] ?? '')}</span>
            )}
            <span>{entry.by?.name ?? text.system}</span>
            {entry.token !== null && <span>{text.byToken(entry.token)}</span>}
            <time dateTime={entry.at}>{dateTime(entry.at)}</time>
          </div>
          {entry.text !== '' && <p className="told-entry-text">{entry.text}</p>}
          {describeFields(entry, language).map((line) => (
            <div key={line} className="ui-quiet">
              {line}
            </div>
          ))}
          {entry.evidence.length > 0 && (
            <EvidenceList rectificationId={rectificationId} evidence={entry.evidence} />
          )}
          {entry.removedEvidence !== undefined && entry.removedEvidence.length > 0 && (
            <EvidenceList rectificationId={rectificationId} evidence={entry.removedEvidence} isRemoved />
          )}
        </li>
      ))}
    </ol>
  )
}
