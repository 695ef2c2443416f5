import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import type { ReactNode } from 'react'
import { useWorkbenchText } from '../workbench.text.ts'
import { MeasureRow } from './measure-row.tsx'
import { WorkList } from './work-list.tsx'

/** What waits for the person's departments as supporting ones; nothing where none of them supports anybody. */
export function Supports({ supports }: { supports: WorkbenchView['supports'] }): ReactNode {
  const text = useWorkbenchText()
  const { first, late, open } = supports
  if (open === 0) return null
  return (
    <WorkList
      title={late === 0 ? text.supports : text.supportsLate(late)}
      light={late === 0 ? 'grey' : 'red'}
      count={open}
      whenEmpty=""
      foot={first.length < open && <p className="workbench-foot">{text.firstOf(first.length, open)}</p>}
    >
      {first.map((measure) => (
        <MeasureRow
          key={`${measure.id} ${measure.supporter.id}`}
          measure={measure}
          note={text.supportOf(measure.supporter.name)}
        />
      ))}
    </WorkList>
  )
}
