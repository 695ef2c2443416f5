import type { ModalFuncProps, NotificationArgsProps } from 'antd'
import { createContext, type ReactNode, use } from 'react'

/** What is said over a page for a moment, stays there until somebody has closed it, and is asked. A refusal stays. */
export type Sayings = {
  readonly message: Readonly<Record<'success' | 'warning', (content: ReactNode, seconds?: number) => void>>
  readonly notification: {
    readonly warning: (notice: NotificationArgsProps) => void
    readonly error: (notice: NotificationArgsProps) => void
    readonly destroy: (key: string) => void
  }
  readonly modal: { readonly confirm: (question: ModalFuncProps) => void }
}

export const SayingsContext = createContext<Sayings | null>(null)

/** How something is said over the page. It may be said at once: what shows it comes behind what the page begins with. */
export function useMessages(): Sayings {
  const sayings = use(SayingsContext)
  if (sayings === null) throw new Error('nothing is said outside of Messages')
  return sayings
}
