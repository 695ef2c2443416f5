import type { SessionView } from '@bihuan/core/people/people.contract.ts'
import type { GeneralAction } from '@bihuan/core/people/permissions.ts'
import { createContext, use } from 'react'

export const SessionContext = createContext<SessionView | null>(null)

/** The signed-in person. Only for pages below the signed-in route. */
export function useSession(): SessionView {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside the signed-in route')
  return session
}

/** Whether the server grants the person an action in general. */
export function useCan(action: GeneralAction): boolean {
  return useSession().can.includes(action)
}
