import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import type { OverviewSearch } from './overview-search.ts'
import { journalPages, listPages } from './rectifications.api.ts'

export const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications',
  validateSearch: overviewSearchOf,
  component: lazyPart(() => import('./pages/overview-page.tsx'), 'OverviewPage'),
  ...reads((client, { location }) => {
    const { q } = overviewSearchOf({ ...location.search })
    void client.prefetchInfiniteQuery(listPages(q))
  }),
})

export const journalRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/journal',
  // Behind which entry it is looked at.
  validateSearch: ({ after }: { readonly after?: unknown }): { readonly after?: number } =>
    typeof after === 'number' ? { after } : {},
  component: lazyPart(() => import('./pages/journal-page.tsx'), 'JournalPage'),
  ...reads<{ id: string }>((client, { params: { id: rectificationId } }) => {
    void client.prefetchQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
    void client.prefetchInfiniteQuery(journalPages(rectificationId))
  }),
})

export const rectificationsRoutes = [overviewRoute, journalRoute] as const

function overviewSearchOf({ create, q }: Readonly<Record<string, unknown>>): OverviewSearch {
  return {
    ...(create === true && { create: true }),
    // The router reads a name of digits as a number.
    ...((typeof q === 'string' || typeof q === 'number') && { q: String(q) }),
  }
}
