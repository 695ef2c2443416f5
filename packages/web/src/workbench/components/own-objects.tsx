import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWorkbenchText } from '../workbench.text.ts'
import { WorkList } from './work-list.tsx'

type OwnList = WorkbenchView['ownObjects'][number]

/** Whether objects of a list are late, were sent back, or are just left: so it stands in one list of the workbench, and once. */
export function urgencyOf({ late, returned }: OwnList): 'late' | 'soon' | 'left' {
  if (late > 0) return 'late'
  return returned > 0 ? 'soon' : 'left'
}

/** Objects that are left for the person to do; nothing where none are. */
export function OwnObjects({ lists }: { readonly lists: readonly OwnList[] }): ReactNode {
  const text = useWorkbenchText()
  if (lists.length === 0) return null
  return (
    <WorkList
      title={text.ownObjects}
      light="grey"
      count={lists.reduce((sum, { open }) => sum + open, 0)}
      whenEmpty=""
    >
      {lists.map((one) => (
        <OwnObjectsRow key={one.measure.id} list={one} />
      ))}
    </WorkList>
  )
}

/** A list with objects to do; its link leads to those that are late, else to those that were sent back. */
export function OwnObjectsRow({ list }: { readonly list: OwnList }): ReactNode {
  const text = useWorkbenchText()
  const { rectification, measure } = list
  const urgency = urgencyOf(list)
  return (
    <li className="workbench-row">
      <div className="workbench-what">
        <p className="workbench-text">{text.ownObjectsOf(list)}</p>
        <p className="workbench-facts">{text.objectsAt(rectification.name, measure.name)}</p>
      </div>
      <Link
        className="workbench-act"
        to="/rectifications/$id/measures/$measureId/objects"
        params={{ id: rectification.id, measureId: measure.id }}
        search={urgency === 'late' ? { late: true } : urgency === 'soon' ? { state: 'returned' } : {}}
      >
        {text.action.sayObjects}
      </Link>
    </li>
  )
}
