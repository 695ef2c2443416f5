import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { queueRows } from '../closure/queue-rows.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

export const workbenchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  component: lazyPart(() => import('./pages/workbench-page.tsx'), 'WorkbenchPage'),
  ...reads((client, { may }) => {
    if (!may('records.read')) return
    void client.prefetchQuery(orpc.measures.mine.queryOptions())
    if (may('closure.queue'))
      void client.prefetchQuery(orpc.closure.queue.queryOptions({ input: queueRows.workbench }))
  }),
})

export const workbenchRoutes = [workbenchRoute] as const
