import { rights, type GeneralAction } from '@bihuan/core/people/permissions.ts'
import { roles } from '@bihuan/core/people/role.ts'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '../session/session.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { useAppText } from './app.text.ts'
import { rightFor } from './right-for.ts'

/** The page at the address for whoever may open it; to others one plain page that says who may. */
export function PermittedPage({ children }: { readonly children: ReactNode }): ReactNode {
  const right = rightFor(useLocation({ select: ({ pathname }) => pathname }))
  const { can } = useSession()
  return right === null || can.includes(right) ? children : <NotYours right={right} />
}

function NotYours({ right }: { readonly right: GeneralAction }): ReactNode {
  const text = useAppText()
  const holders: readonly string[] = rights[right]
  const who = roles.filter((role) => holders.includes(role)).map((role) => text.roles[role])
  return (
    <Page title={text.notYoursTitle}>
      <EmptyState title={text.notYours(who)} action={<Link to="/">{text.toWorkbench}</Link>} />
    </Page>
  )
}
