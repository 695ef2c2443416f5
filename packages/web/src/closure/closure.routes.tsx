import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { queueRows } from './queue-rows.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

export const closuresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/closures',
  validateSearch: ({ claim }: Record<string, unknown>): { claim?: string } =>
    typeof claim === 'string' ? { claim } : {},
  component: lazyPart(() => import('./pages/closures-page.tsx'), 'ClosuresPage'),
  ...reads(
    (client) => void client.prefetchQuery(orpc.closure.queue.queryOptions({ input: queueRows.queue })),
  ),
})

export const takeOverRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/take-over',
  component: lazyPart(() => import('./pages/take-over-page.tsx'), 'TakeOverPage'),
})

export const closureRoutes = [closuresRoute, takeOverRoute] as const
