import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { FindingDrawer, MeasureDrawer } from './ledger/ledger-parts.ts'
import { ledgerSearchOf, queryOf } from './ledger/ledger-search.ts'
import { objectsSearchOf } from './objects/objects-search.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

export const ledgerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/ledger',
  validateSearch: ledgerSearchOf,
  component: lazyPart(() => import('./pages/ledger-page.tsx'), 'LedgerPage'),
  ...reads<{ id: string }>((client, { params: { id: rectificationId }, location }) => {
    const search = ledgerSearchOf({ ...location.search })
    const { measure: measureId, finding: findingId } = search
    const ledger = { rectificationId, ...queryOf(search) }
    void client.prefetchQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
    void client.prefetchQuery(orpc.rectifications.ledger.queryOptions({ input: ledger }))
    if (measureId !== undefined) {
      void MeasureDrawer.preload()
      void client.prefetchQuery(orpc.measures.get.queryOptions({ input: { rectificationId, measureId } }))
    } else if (findingId !== undefined) {
      void FindingDrawer.preload()
      void client.prefetchQuery(orpc.findings.get.queryOptions({ input: { rectificationId, findingId } }))
    }
  }),
})

const ledgerPrintRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/ledger/print',
  validateSearch: ledgerSearchOf,
  component: lazyPart(() => import('./pages/ledger-print-page.tsx'), 'LedgerPrintPage'),
})

const objectsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/measures/$measureId/objects',
  validateSearch: objectsSearchOf,
  component: lazyPart(() => import('./objects/pages/objects-page.tsx'), 'ObjectsPage'),
})

export const measuresRoutes = [ledgerRoute, ledgerPrintRoute, objectsRoute] as const
