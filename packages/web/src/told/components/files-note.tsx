import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { FormFiles } from '../form-files.ts'
import { useToldText } from '../told.text.ts'

/** What a form waits for before it can be sent: files that are under way, or that did not arrive. */
export function FilesNote({ files }: { readonly files: FormFiles }): ReactNode {
  const text = useToldText()
  if (files.isWaiting) return <span className="ui-quiet">{text.waitForFiles}</span>
  if (files.behind === 0) return null
  return (
    <span className="told-left-behind">
      {text.leftBehind(files.behind)}{' '}
      <Button size="small" onClick={files.removeLeftBehind}>
        {text.removeLeftBehind}
      </Button>
    </span>
  )
}
