import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../app/root-route.tsx'

/** What the ledger's address holds: the open drawer, and filters. */
export type LedgerSearch = { readonly measure?: string; readonly finding?: string }

export const ledgerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/ledger',
  validateSearch: (search: Record<string, unknown>): LedgerSearch => ({
    ...(typeof search['measure'] === 'string' && { measure: search['measure'] }),
    ...(typeof search['finding'] === 'string' && { finding: search['finding'] }),
  }),
  component: lazyRouteComponent(() => import('./pages/ledger-page.tsx'), 'LedgerPage'),
})

export const measuresRoutes = [ledgerRoute] as const
