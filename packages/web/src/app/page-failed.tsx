import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { useAppText } from './app.text.ts'
import { isNotOpen } from '../ui/page-error.tsx'
import { NotOpen } from './not-open.tsx'
import { isMissingPart, PartMissing } from './part-missing.tsx'

/** What stands in place of a page that threw: a fault of the program, or a part that could not be fetched. */
export function PageFailed({ error }: ErrorComponentProps): ReactNode {
  const text = useAppText()
  if (isNotOpen(error)) return <NotOpen />
  if (isMissingPart(error)) return <PartMissing part={error.message} />
  return (
    <EmptyState
      title={text.errorTitle}
      action={
        <Button type="primary" onClick={() => window.location.reload()}>
          {text.reload}
        </Button>
      }
    >
      {text.errorText}
    </EmptyState>
  )
}
