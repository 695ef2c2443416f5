import type { WorkbenchView } from '@bihuan/core/measures/workbench.contract.ts'
import type { ReactNode } from 'react'
import { useWorkbenchText } from '../workbench.text.ts'
import { MeasureRow } from './measure-row.tsx'
import { WorkList } from './work-list.tsx'

type Extension = WorkbenchView['extensions'][number]

/** Extensions that wait for the person’s decision; nothing where none do. What they have prepared for a leader counts no more. */
export function WaitingExtensions({ extensions }: { readonly extensions: readonly Extension[] }): ReactNode {
  const text = useWorkbenchText()
  if (extensions.length === 0) return null
  const isPreparing = extensions.every(isToPrepare)
  return (
    <WorkList
      title={isPreparing ? text.extensionsToPrepare : text.extensions}
      light="blue"
      count={extensions.filter((one) => !isToPrepare(one) || one.extension.prepared === null).length}
      whenEmpty=""
    >
      {extensions.map((measure) => (
        <MeasureRow
          key={measure.id}
          measure={measure}
          note={[
            text.askedUntil(measure.extension.until, measure.extension.reason),
            ...(measure.extension.prepared === null ? [] : [text.extensionPrepared]),
          ].join(' · ')}
        />
      ))}
    </WorkList>
  )
}

function isToPrepare({ next }: Extension): boolean {
  return next === 'prepareExtension'
}
