import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { useAppText } from './app.text.ts'

/** What stands at an address that leads nowhere, for whoever is signed in. */
export function NotFound(): ReactNode {
  const text = useAppText()
  return (
    <Page title={text.notFoundTitle}>
      <EmptyState title={text.notFoundText} action={<Link to="/">{text.toWorkbench}</Link>} />
    </Page>
  )
}
