import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../app/root-route.tsx'

export const draftsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/intake',
  component: lazyRouteComponent(() => import('./pages/drafts-page.tsx'), 'DraftsPage'),
})

export const draftRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/intake/$draftId',
  component: lazyRouteComponent(() => import('./pages/draft-page.tsx'), 'DraftPage'),
})

export const matchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/intake/$draftId/into/$rectificationId',
  component: lazyRouteComponent(() => import('./pages/match-page.tsx'), 'MatchPage'),
})

export const intakeRoutes = [draftsRoute, draftRoute, matchRoute] as const
