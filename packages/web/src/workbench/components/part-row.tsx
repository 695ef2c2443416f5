import { partStatusLabels } from '@bihuan/core/measures/part.ts'
import type { PartView } from '@bihuan/core/measures/parts.contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LightTag } from '../../told/components/light-tag.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useWorkbenchText } from '../workbench.text.ts'

/** A part of a measure to act on; its link opens the measure at this part. */
export function PartRow({ part }: { part: PartView }): ReactNode {
  const text = useWorkbenchText()
  const language = useLanguage()
  const facts = [
    partStatusLabels[part.status][language],
    part.unit.name,
    part.handler?.name,
    part.dueOn ?? text.noDue,
  ]
  const { can } = part
  const next = can.includes('accept')
    ? text.partCheck
    : can.includes('report')
      ? text.action.report
      : text.open
  return (
    <li className="workbench-row">
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
          {facts.filter((fact) => fact !== undefined).join(' · ')}
        </p>
      </div>
      <Link
        className="workbench-act"
        to="/rectifications/$id/ledger"
        params={{ id: part.rectificationId }}
        search={{ measure: part.measureId, part: part.id }}
      >
        {next}
      </Link>
    </li>
  )
}
