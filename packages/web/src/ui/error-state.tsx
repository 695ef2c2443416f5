import { ORPCError } from '@orpc/client'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { codeOf } from './explain.ts'
import { RefusalMessage } from './refusal-message.tsx'
import { useUiText } from './ui.text.ts'

// Nobody filled in anything where something is read: an address was mistyped or cut.
const notFound = new ORPCError('NOT_FOUND', { status: 404 })

/** What stands in place of something that could not be loaded. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactNode {
  const text = useUiText()
  // Asking again is refused again.
  const isNotAllowed = codeOf(error) === 'NOT_ALLOWED'
  return (
    <div className="ui-error">
      <RefusalMessage error={codeOf(error) === 'INVALID_INPUT' ? notFound : error} />
      {onRetry && !isNotAllowed && <Button onClick={onRetry}>{text.retry}</Button>}
    </div>
  )
}
