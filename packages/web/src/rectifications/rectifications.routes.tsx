import { createRoute } from '@tanstack/react-router'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import type { OverviewSearch } from './overview-search.ts'

export const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications',
  validateSearch: (search: Record<string, unknown>): OverviewSearch => ({
    ...(search['create'] === true && { create: true }),
    // The router reads a name of digits as a number.
    ...((typeof search['q'] === 'string' || typeof search['q'] === 'number') && { q: String(search['q']) }),
  }),
  component: lazyPart(() => import('./pages/overview-page.tsx'), 'OverviewPage'),
})

export const journalRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/journal',
  component: lazyPart(() => import('./pages/journal-page.tsx'), 'JournalPage'),
})

export const rectificationsRoutes = [overviewRoute, journalRoute] as const
