import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../app/lazy-page.tsx'
import { signedInRoute } from '../app/root-route.tsx'

export const workbenchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  component: lazyPage(() => import('./pages/workbench-page.tsx'), 'WorkbenchPage'),
})

export const workbenchRoutes = [workbenchRoute] as const
