import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { rootRoute, signedInRoute } from '../session/root-route.ts'
import { ownPath } from '../ui/own-address.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { peopleActions } from './people-actions.ts'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    // Always set where it came in: the router hands on whatever a page leaves out.
    return 'next' in search ? { next: ownPath(search['next']) } : {}
  },
  component: lazyPart(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
})

export const peopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people',
  component: lazyPart(() => import('./pages/people-page.tsx'), 'PeoplePage'),
  ...reads((client, { may }) => {
    if (!peopleActions.some(may)) return
    void client.prefetchQuery(orpc.organizations.list.queryOptions())
    void client.prefetchQuery(orpc.persons.page.queryOptions({ input: { limit: 50 } }))
  }),
})

export const peopleHistoryRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people/history',
  validateSearch: (search: Record<string, unknown>): { of?: 'me' } =>
    search['of'] === 'me' ? { of: 'me' } : {},
  component: lazyPart(() => import('./pages/people-history-page.tsx'), 'PeopleHistoryPage'),
})

export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  component: lazyPart(() => import('./pages/account-page.tsx'), 'AccountPage'),
})

export const allTokensRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people/tokens',
  component: lazyPart(() => import('./pages/all-tokens-page.tsx'), 'AllTokensPage'),
})

export const peopleOpenRoutes = [signInRoute] as const
export const peopleRoutes = [peopleRoute, peopleHistoryRoute, accountRoute, allTokensRoute] as const
