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
  const left = extensions.filter((one) => !isToPrepare(one) || one.extension.prepared === null).length
  const title = left === 0 ? text.extensionsPrepared : text.extensionsToPrepare
  return (
    <WorkList
      title={isPreparing ? title : text.extensions}
      light="blue"
      // Where nothing is left to prepare the heading says so, and counts what waits for the leader.
      count={left === 0 ? extensions.length : left}
      whenEmpty=""
    >
      {extensions.map((measure) => (
        <MeasureRow
          key={measure.id}
          // The note says it with its reason.
          measure={{ ...measure, asksFor: undefined }}
          note={[
            text.askedUntil(measure.extension.until, measure.extension.reason),
            ...preparedWords(measure, text),
          ].join(' · ')}
        />
      ))}
    </WorkList>
  )
}

function preparedWords(one: Extension, text: ReturnType<typeof useWorkbenchText>): readonly string[] {
  const { prepared } = one.extension
  if (prepared === null) return []
  return [isToPrepare(one) ? text.extensionPrepared : text.extensionPreparedForMe(prepared.by.name)]
}

function isToPrepare({ next }: Extension): boolean {
  return next === 'prepareExtension'
}
