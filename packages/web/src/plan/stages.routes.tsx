import { createRoute } from '@tanstack/react-router'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

const stagesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/stages',
  component: lazyPart(() => import('./pages/stages-page.tsx'), 'StagesPage'),
})

export const stagesRoutes = [stagesRoute] as const
