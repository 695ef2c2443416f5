import type { SessionView } from '@bihuan/core/people/people.contract.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { Modal } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { orpc } from '../api.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { codeOf } from '../ui/explain.ts'
import { KeptForms } from '../ui/kept-forms-provider.tsx'
import { Messages } from '../ui/messages.tsx'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { type Place, PlaceWayContext } from '../ui/place-way.tsx'
import { useAppText } from './app.text.ts'
import { sessionOptions } from './begin.ts'
import { FirstOutlines } from './first-outlines.tsx'
import { BarrierPage } from './barrier-page.tsx'
import { PermittedPage } from './permitted-page.tsx'
import { PermittedPlace } from './permitted-place.tsx'
import { SessionContext, useSession } from '../session/session.tsx'
import { guardSession } from '../session/session-guard.ts'
import { Shell } from './shell.tsx'
import { keepZone } from '../ui/zone.ts'

const SignInForm = lazy(async () => ({
  default: (await import('../people/components/sign-in-form.tsx')).SignInForm,
}))

/** Everything behind the sign-in. Whoever's session ends while they type signs in over the page and loses nothing. */
export function SignedIn(): ReactNode {
  // Asked for on the way here, so that a refusal is known already.
  const session = useQuery({ ...sessionOptions, retryOnMount: false })
  const hasEnded = codeOf(session.error) === 'NOT_SIGNED_IN'
  if (!session.data) {
    if (hasEnded) return <ToSignIn />
    if (session.error) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />
    return <FirstOutlines />
  }
  keepZone(session.data.zone)
  return (
    <Messages>
      <Work session={session.data} hasEnded={hasEnded} />
    </Messages>
  )
}

function Work({ session, hasEnded }: { session: SessionView; hasEnded: boolean }): ReactNode {
  return (
    <SessionContext value={session}>
      <SessionGuard />
      <KeptForms key={session.person.id} owner={session.person.id}>
        {session.barrier === null ? (
          <PlaceWayContext value={permittedPlace}>
            <Shell>
              <PermittedPage>
                <Outlet />
              </PermittedPage>
            </Shell>
          </PlaceWayContext>
        ) : (
          <BarrierPage />
        )}
      </KeptForms>
      <SessionEnded isOpen={hasEnded} />
    </SessionContext>
  )
}

function permittedPlace(place: Place): ReactNode {
  return <PermittedPlace place={place} />
}

function SessionGuard(): ReactNode {
  const client = useQueryClient()
  const { person } = useSession()
  useEffect(
    () =>
      guardSession(async () => {
        const session = await client.fetchQuery(orpc.session.get.queryOptions({ staleTime: 0, retry: false }))
        return session.person.id === person.id
      }),
    [client, person.id],
  )
  return null
}

function ToSignIn(): ReactNode {
  const router = useRouter()
  useEffect(() => {
    const { href, pathname } = router.state.location
    // Going there changes the address: following it would go there from itself, without end.
    if (pathname === '/sign-in') return
    void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { next: href }, replace: true })
  }, [router])
  return <FirstOutlines />
}

function SessionEnded({ isOpen }: { isOpen: boolean }): ReactNode {
  const text = useAppText()
  const client = useQueryClient()
  const { person } = useSession()
  function goOn(session: SessionView): void {
    // Somebody else must not see what the page still holds of the one before.
    if (session.person.id !== person.id) window.location.reload()
    else void client.invalidateQueries()
  }
  return (
    <Modal
      open={isOpen}
      closable={false}
      footer={null}
      title={text.sessionEnded}
      destroyOnHidden
      width={400}
      zIndex={2000}
    >
      <Suspense fallback={<PageSkeleton rows={3} />}>
        <SignInForm onSignedIn={goOn} />
      </Suspense>
    </Modal>
  )
}
