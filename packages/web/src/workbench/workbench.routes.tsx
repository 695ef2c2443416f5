import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../session/lazy-page.tsx'
import { signedInRoute } from '../session/root-route.ts'

export const workbenchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  component: lazyPage(() => import('./pages/workbench-page.tsx'), 'WorkbenchPage'),
})

export const workbenchRoutes = [workbenchRoute] as const
