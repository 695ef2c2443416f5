import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { planSearchOf } from './plan-search.ts'

const planRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/plan',
  validateSearch: planSearchOf,
  component: lazyPart(() => import('./pages/plan-page.tsx'), 'PlanPage'),
  ...reads<{ id: string }>((client, { params: { id: rectificationId } }) => {
    void client.prefetchQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
    void client.prefetchQuery(orpc.plans.list.queryOptions({ input: { rectificationId } }))
  }),
})

export const planRoutes = [planRoute] as const
