import type { WorkbenchView } from '@bihuan/core/measures/measures.contract.ts'
import { partStatusLabels } from '@bihuan/core/measures/part.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LightTag } from '../../told/components/light-tag.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useWorkbenchText } from '../workbench.text.ts'
import { WorkList } from './work-list.tsx'

/** Parts of measures that wait for the person's report; nothing where nobody gave any. */
export function OpenParts({ parts }: { parts: WorkbenchView['parts'] }): ReactNode {
  const text = useWorkbenchText()
  const language = useLanguage()
  const { first, late, open } = parts
  if (open === 0) return null
  return (
    <WorkList
      title={late === 0 ? text.parts : text.partsLate(late)}
      light={late === 0 ? 'grey' : 'red'}
      count={open}
      whenEmpty=""
      foot={first.length < open && <p className="workbench-foot">{text.firstOf(first.length, open)}</p>}
    >
      {first.map((part) => (
        <li key={part.id} className="workbench-row">
          <div className="workbench-what">
            <p className="workbench-text">{part.text}</p>
            {part.reason !== null && (
              <p className="workbench-reason">
                {text.reason.returned}
                {part.reason}
              </p>
            )}
            <p className="workbench-facts">
              <LightTag light={part.light} dueOn={part.dueOn} />
              {[
                partStatusLabels[part.status][language],
                part.unit.name,
                part.handler?.name,
                part.dueOn ?? text.noDue,
              ]
                .filter((fact) => fact !== undefined)
                .join(' · ')}
            </p>
          </div>
          <Link
            className="workbench-act"
            to="/rectifications/$id/ledger"
            params={{ id: part.rectificationId }}
            search={{ measure: part.measureId }}
          >
            {text.action.report}
          </Link>
        </li>
      ))}
    </WorkList>
  )
}
