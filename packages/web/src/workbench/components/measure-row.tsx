import { dueWords, measureStatusLabels } from '@bihuan/core/measures/labels.ts'
import type { ListedMeasureView } from '@bihuan/core/measures/listed-measure.schema.ts'
import { type SoonReason, soonReasonLabels } from '@bihuan/core/measures/soon-reason.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LightTag } from '../../told/components/light-tag.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useWorkbenchText } from '../workbench.text.ts'

type Props = {
  readonly measure: ListedMeasureView
  /** As what it is the person's to do, where that is not plain. */
  readonly note?: string
  /** Why it stands in its list, in one word. */
  readonly why?: SoonReason | null
}

/** A measure to act on; its link opens the drawer in which the action is taken. */
export function MeasureRow({ measure, note, why = null }: Props): ReactNode {
  const text = useWorkbenchText()
  const language = useLanguage()
  const facts = [
    // Of what was sent back or opened again the reason says it.
    why === measure.status ? null : measureStatusLabels[measure.status][language],
    measure.ownerName,
    measure.handlerName,
    dueWords(measure, language) ?? text.noDue,
  ]
  return (
    <li className="workbench-row">
      <div className="workbench-what">
        <p className="workbench-text">{measure.text}</p>
        {measure.findingTitle !== null && <p className="workbench-finding">{measure.findingTitle}</p>}
        {note !== undefined && <p className="workbench-finding">{note}</p>}
        {measure.asksFor !== undefined && (
          <p className="workbench-finding">
            {text.extensionAsked(measure.asksFor.until, measure.asksFor.leaderName)}
          </p>
        )}
        {measure.reason !== null && (
          <p className="workbench-reason">
            {text.reason[measure.status === 'reopened' ? 'reopened' : 'returned']}
            {measure.reason}
          </p>
        )}
        <p className="workbench-facts">
          {why !== null && <b>{soonReasonLabels[why][language]}</b>}
          <LightTag light={measure.light} dueOn={measure.dueOn} />
          {facts.filter((fact) => fact !== null).join(' · ')}
        </p>
      </div>
      {measure.next === 'sayObjects' ? (
        <Link
          className="workbench-act"
          to="/rectifications/$id/measures/$measureId/objects"
          params={{ id: measure.rectificationId, measureId: measure.id }}
        >
          {text.action[measure.next]}
        </Link>
      ) : (
        <Link
          className="workbench-act"
          to="/rectifications/$id/ledger"
          params={{ id: measure.rectificationId }}
          search={{ measure: measure.id }}
        >
          {measure.next === null ? text.open : text.action[measure.next]}
        </Link>
      )}
    </li>
  )
}
