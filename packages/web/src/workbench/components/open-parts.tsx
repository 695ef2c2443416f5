import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import type { ReactNode } from 'react'
import { useWorkbenchText } from '../workbench.text.ts'
import { PartRow } from './part-row.tsx'
import { WorkList } from './work-list.tsx'

/** Parts of measures that wait for the person's report; nothing where nobody gave any. */
export function OpenParts({ parts }: { parts: WorkbenchView['parts'] }): ReactNode {
  const text = useWorkbenchText()
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
        <PartRow key={part.id} part={part} />
      ))}
    </WorkList>
  )
}
