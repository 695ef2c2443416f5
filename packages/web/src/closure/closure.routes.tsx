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

/** A claim on paper: who may not read its item is told that it is not there. */
export const claimPrintRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/claim/print',
  validateSearch: ({ measure, finding }: Record<string, unknown>): { measure?: string; finding?: string } => {
    if (typeof measure === 'string') return { measure }
    return typeof finding === 'string' ? { finding } : {}
  },
  component: lazyPart(() => import('./pages/claim-print-page.tsx'), 'ClaimPrintPage'),
})

export const closureRoutes = [closuresRoute, takeOverRoute, claimPrintRoute] as const
