import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../session/lazy-page.tsx'
import { signedInRoute } from '../session/root-route.ts'

export const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications',
  validateSearch: (search: Record<string, unknown>): { create?: true } =>
    search['create'] === true ? { create: true } : {},
  component: lazyPage(() => import('./pages/overview-page.tsx'), 'OverviewPage'),
})

export const journalRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/journal',
  component: lazyPage(() => import('./pages/journal-page.tsx'), 'JournalPage'),
})

export const rectificationsRoutes = [overviewRoute, journalRoute] as const
