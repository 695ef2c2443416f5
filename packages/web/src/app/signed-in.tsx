import type { SessionView } from '@bihuan/core/people/people.contract.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { orpc } from '../api.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { codeOf } from '../ui/explain.ts'
import { KeptForms } from '../ui/kept-forms-provider.tsx'
import { lazyPart, usePartsAhead } from '../ui/lazy-part.tsx'
import { Messages } from '../ui/messages.tsx'
import { type Place, PlaceWayContext } from '../ui/place-way.tsx'
import { sessionOptions } from './begin.ts'
import { FirstOutlines } from './first-outlines.tsx'
import { BarrierPage } from './barrier-page.tsx'
import { PermittedPage } from './permitted-page.tsx'
import { PermittedPlace } from './permitted-place.tsx'
import { SessionContext, useSession } from '../session/session.tsx'
import { guardSession } from '../session/session-guard.ts'
import { Shell } from './shell.tsx'
import { keepZone } from '../ui/zone.ts'

const SessionEnded = lazyPart(() => import('./session-ended.tsx'), 'SessionEnded')
const openedLater = [SessionEnded]

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
  const [wasEnded, setWasEnded] = useState(hasEnded)
  if (hasEnded && !wasEnded) setWasEnded(true)
  usePartsAhead(openedLater)
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
      {wasEnded && (
        <Suspense fallback={null}>
          <SessionEnded isOpen={hasEnded} />
        </Suspense>
      )}
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
