import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { useAppText } from './app.text.ts'

/** What stands in place of a page that threw: a fault of the program, or a part that could not be fetched. */
export function PageFailed({ error }: ErrorComponentProps): ReactNode {
  const text = useAppText()
  const isMissingPart = error instanceof Error && /import|module|chunk/i.test(error.message)
  return (
    <EmptyState
      title={text.errorTitle}
      action={
        <Button type="primary" onClick={() => window.location.reload()}>
          {text.reload}
        </Button>
      }
    >
      {isMissingPart ? text.chunkText : text.errorText}
    </EmptyState>
  )
}
