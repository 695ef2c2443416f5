import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWorkbenchText } from '../workbench.text.ts'
import { WorkList } from './work-list.tsx'

/** Lists with objects that wait for the person to cross them off; nothing where none do. Each leads to those alone. */
export function WaitingObjects({ lists }: { lists: WorkbenchView['objects'] }): ReactNode {
  const text = useWorkbenchText()
  if (lists.length === 0) return null
  return (
    <WorkList
      title={text.objects}
      light="blue"
      count={lists.reduce((sum, { count }) => sum + count, 0)}
      whenEmpty=""
    >
      {lists.map(({ rectification, measure, name, unit, count }) => (
        <li key={measure.id} className="workbench-row">
          <div className="workbench-what">
            <p className="workbench-text">{text.objectsOf(name, count, unit)}</p>
            <p className="workbench-facts">{text.objectsAt(rectification.name, measure.name)}</p>
          </div>
          <Link
            className="workbench-act"
            to="/rectifications/$id/measures/$measureId/objects"
            params={{ id: rectification.id, measureId: measure.id }}
            search={{ state: 'said' }}
          >
            {text.crossOff}
          </Link>
        </li>
      ))}
    </WorkList>
  )
}
