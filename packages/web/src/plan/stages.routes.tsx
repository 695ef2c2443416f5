import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

const stagesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/stages',
  component: lazyPart(() => import('./pages/stages-page.tsx'), 'StagesPage'),
  ...reads<{ id: string }>((client, { params: { id: rectificationId } }) => {
    void client.prefetchQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
    void client.prefetchQuery(orpc.rectifications.stages.queryOptions({ input: { rectificationId } }))
  }),
})

export const stagesRoutes = [stagesRoute] as const
