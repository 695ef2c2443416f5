import { id } from '@bihuan/core/kernel/id.ts'
import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

const scheduleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/schedule',
  component: lazyPart(() => import('./pages/schedule-page.tsx'), 'SchedulePage'),
  ...reads<{ id: string }>((client, { params }) => {
    const input = { rectificationId: id<'rectification'>(params.id) }
    void client.prefetchQuery(orpc.schedules.get.queryOptions({ input }))
  }),
})

export const scheduleRoutes = [scheduleRoute] as const
