import { App } from 'antd'
import type { ReactNode } from 'react'
import { useIsPhone } from './media.ts'

// On a phone a drawer fills the page, and its head says what the message is about.
const belowHead = { top: 64 } as const

/** What is said and asked over the pages below: messages, notices and questions. */
export function Messages({ children }: { children: ReactNode }): ReactNode {
  const isPhone = useIsPhone()
  return (
    <App component={false} message={isPhone ? belowHead : {}}>
      {children}
    </App>
  )
}
