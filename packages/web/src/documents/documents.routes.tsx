import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { keptView } from './kept-view.ts'
import { pagesFrom } from './pages-query.ts'

const documentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/documents',
  // Read by the page, so that no other page is sent how.
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyPart(() => import('./pages/documents-page.tsx'), 'DocumentsPage'),
  ...reads<{ id: string }>((client, { params: { id }, location }) => {
    void client.prefetchQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId: id } }))
    if (Object.keys(location.search).length > 0) return
    const wish = { rectificationId: id, document: 'notice', options: {} } as const
    if (keptView() === 'pages') void client.prefetchQuery(pagesFrom({ wish }, 0))
    else void client.prefetchQuery(orpc.documents.preview.queryOptions({ input: wish }))
  }),
})

const editionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/documents/$editionId',
  component: lazyPart(() => import('./pages/edition-page.tsx'), 'EditionPage'),
})

export const documentsRoutes = [documentsRoute, editionRoute] as const
