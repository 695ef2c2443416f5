import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { OpenFrame } from '../../ui/open-frame.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { SetupForm } from '../components/setup-form.tsx'
import { useSetupText } from '../setup.text.ts'
import '../setup.css'

export function SetupPage(): ReactNode {
  const text = useSetupText()
  return (
    <OpenFrame title={text.title} isWide>
      <SetupSteps />
    </OpenFrame>
  )
}

function SetupSteps(): ReactNode {
  const text = useSetupText()
  const navigate = useNavigate()
  const { token } = useSearch({ from: '/setup' })
  // Asked once: when set-up has run, this page moves on instead of saying that it is already done.
  const status = useQuery(orpc.setup.status.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  if (status.error) return <ErrorState error={status.error} onRetry={() => void status.refetch()} />
  if (!status.data) return <PageSkeleton rows={4} />
  if (!status.data.isNeeded) {
    return <EmptyState title={text.done} action={<Link to="/sign-in">{text.toSignIn}</Link>} />
  }
  if (token === undefined || token === '') {
    return <EmptyState title={text.tokenMissing}>{text.tokenMissingText}</EmptyState>
  }
  return <SetupForm token={token} onDone={() => void navigate({ to: '/begin', replace: true })} />
}
