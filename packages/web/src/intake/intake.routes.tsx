import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../session/lazy-page.tsx'
import { signedInRoute } from '../session/root-route.ts'

export const draftsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/intake',
  component: lazyPage(() => import('./pages/drafts-page.tsx'), 'DraftsPage'),
})

export const draftRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/intake/$draftId',
  component: lazyPage(() => import('./pages/draft-page.tsx'), 'DraftPage'),
})

export const matchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/intake/$draftId/into/$rectificationId',
  component: lazyPage(() => import('./pages/match-page.tsx'), 'MatchPage'),
})

export const intakeRoutes = [draftsRoute, draftRoute, matchRoute] as const
