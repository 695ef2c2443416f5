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
  validateSearch: journalSearchOf,
  component: lazyPart(() => import('./pages/journal-page.tsx'), 'JournalPage'),
  ...reads<{ id: string }>((client, { params: { id: rectificationId }, location }) => {
    void client.prefetchQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
    const { after } = journalSearchOf({ ...location.search })
    void client.prefetchInfiniteQuery(journalPages(rectificationId, after))
  }),
})

export const rectificationsRoutes = [overviewRoute, journalRoute] as const

/** Behind which entry the journal is looked at. */
function journalSearchOf({ after }: Readonly<Record<string, unknown>>): { readonly after?: number } {
  return typeof after === 'number' && Number.isInteger(after) && after >= 0 ? { after } : {}
}

function overviewSearchOf(search: Readonly<Record<string, unknown>>): OverviewSearch {
  return {
    ...(search['create'] === true && { create: true }),
    // The router reads a name of digits as a number.
    ...((typeof search['q'] === 'string' || typeof search['q'] === 'number') && { q: String(search['q']) }),
  }
}
