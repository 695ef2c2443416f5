import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../app/root-route.tsx'

export const closuresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/closures',
  component: lazyRouteComponent(() => import('./pages/closures-page.tsx'), 'ClosuresPage'),
})

export const closureRoutes = [closuresRoute] as const
