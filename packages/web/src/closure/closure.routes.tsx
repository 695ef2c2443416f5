import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../session/lazy-page.tsx'
import { signedInRoute } from '../session/root-route.ts'

export const closuresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/closures',
  component: lazyPage(() => import('./pages/closures-page.tsx'), 'ClosuresPage'),
})

export const takeOverRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/take-over',
  component: lazyPage(() => import('./pages/take-over-page.tsx'), 'TakeOverPage'),
})

export const closureRoutes = [closuresRoute, takeOverRoute] as const
