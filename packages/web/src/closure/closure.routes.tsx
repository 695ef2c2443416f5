import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../app/root-route.tsx'

export const closuresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/closures',
  component: lazyRouteComponent(() => import('./pages/closures-page.tsx'), 'ClosuresPage'),
})

export const takeOverRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/take-over',
  component: lazyRouteComponent(() => import('./pages/take-over-page.tsx'), 'TakeOverPage'),
})

export const closureRoutes = [closuresRoute, takeOverRoute] as const
