import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../app/root-route.tsx'

export const workbenchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/workbench-page.tsx'), 'WorkbenchPage'),
})

export const workbenchRoutes = [workbenchRoute] as const
