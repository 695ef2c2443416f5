import { createRoute } from '@tanstack/react-router'
import { rootRoute, signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    // The address is read as JSON where it can be, so that a token of digits arrives as a number.
    typeof search['token'] === 'string' || typeof search['token'] === 'number'
      ? { token: `${search['token']}` }
      : {},
  component: lazyPart(() => import('./pages/setup-page.tsx'), 'SetupPage'),
})

export const beginRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/begin',
  component: lazyPart(() => import('./pages/begin-page.tsx'), 'BeginPage'),
})

export const setupOpenRoutes = [setupRoute] as const
export const setupRoutes = [beginRoute] as const
