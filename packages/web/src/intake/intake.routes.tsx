import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

export const draftsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/intake',
  component: lazyPart(() => import('./pages/drafts-page.tsx'), 'DraftsPage'),
  ...reads((client) => void client.prefetchQuery(orpc.intake.list.queryOptions())),
})

export const draftRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/intake/$draftId',
  component: lazyPart(() => import('./pages/draft-page.tsx'), 'DraftPage'),
})

export const matchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/intake/$draftId/into/$rectificationId',
  component: lazyPart(() => import('./pages/match-page.tsx'), 'MatchPage'),
})

export const intakeRoutes = [draftsRoute, draftRoute, matchRoute] as const
