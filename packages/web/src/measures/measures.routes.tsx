import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../session/lazy-page.tsx'
import { signedInRoute } from '../session/root-route.ts'
import { ledgerSearchSchema } from './ledger/ledger-search.ts'

export const ledgerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/ledger',
  validateSearch: ledgerSearchSchema,
  component: lazyPage(() => import('./pages/ledger-page.tsx'), 'LedgerPage'),
})

const ledgerPrintRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/ledger/print',
  validateSearch: ledgerSearchSchema,
  component: lazyPage(() => import('./pages/ledger-print-page.tsx'), 'LedgerPrintPage'),
})

export const measuresRoutes = [ledgerRoute, ledgerPrintRoute] as const
