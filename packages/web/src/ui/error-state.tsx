import { Button } from 'antd'
import type { ReactNode } from 'react'
import { RefusalMessage } from './refusal-message.tsx'
import { useUiText } from './ui.text.ts'

/** What stands in place of something that could not be loaded. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactNode {
  const text = useUiText()
  return (
    <div className="ui-error">
      <RefusalMessage error={error} />
      {onRetry && <Button onClick={onRetry}>{text.retry}</Button>}
    </div>
  )
}
