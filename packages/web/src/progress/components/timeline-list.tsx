import { rungLabels } from '@bihuan/core/closure/labels.ts'
import { eventWords } from '@bihuan/core/journal/telling.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { TimelineEntry } from '@bihuan/core/progress/timeline.contract.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { describeFields, eventLabel } from '../event-words.ts'
import { useProgressText } from '../progress.text.ts'
import '../progress.css'
import { EvidenceList } from './evidence-list.tsx'

const rungWords: Readonly<Record<string, Bilingual>> = rungLabels

/** What happened to an item, newest first: who, when, what, with the evidence of each report. */
export function TimelineList({ entries }: { entries: readonly TimelineEntry[] }): ReactNode {
  const language = useLanguage()
  const text = useProgressText()
  if (entries.length === 0) return <p className="ui-quiet">{text.timelineEmpty}</p>
  return (
    <ol className="progress-timeline">
      {entries.map((entry) => (
        <li key={entry.sequence} className={eventWords(entry.type)?.isBackward ? 'is-backward' : undefined}>
          <div className="progress-entry-head">
            <b>{eventLabel(entry.type, language)}</b>
            {entry.rung !== null && <span>{rungWords[entry.rung]?.[language] ?? entry.rung}</span>}
            <span>{entry.by?.name ?? text.system}</span>
            <time dateTime={entry.at}>{dateTime(entry.at)}</time>
          </div>
          {entry.text !== '' && <p className="progress-entry-text">{entry.text}</p>}
          {describeFields(entry, { language, text }).map((line) => (
            <div key={line} className="ui-quiet">
              {line}
            </div>
          ))}
          {entry.evidence.length > 0 && <EvidenceList evidence={entry.evidence} />}
        </li>
      ))}
    </ol>
  )
}
