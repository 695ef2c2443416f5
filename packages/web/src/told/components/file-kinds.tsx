import type { ReactNode } from 'react'
import { useToldText } from '../told.text.ts'

/** Which files are taken as evidence: in a line, and to be opened with all their endings, which fill half a phone. */
export function FileKinds(): ReactNode {
  const text = useToldText()
  return (
    <details className="ui-quiet">
      <summary>{text.fileGroups}</summary>
      <p>{text.fileKinds}</p>
    </details>
  )
}
