import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { isTextKept } from './kept-view.ts'

const documentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/documents',
  // Read by the page, so that no other page is sent how.
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyPart(() => import('./pages/documents-page.tsx'), 'DocumentsPage'),
  ...reads<{ id: string }>((client, { params: { id }, location }) => {
    void client.prefetchQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId: id } }))
    if (Object.keys(location.search).length > 0) return
    const input = { rectificationId: id, document: 'notice', options: {} } as const
    // What is looked at, as `pagesFrom` asks for it.
    if (isTextKept()) void client.prefetchQuery(orpc.documents.preview.queryOptions({ input }))
    else void client.prefetchQuery(orpc.documents.pages.queryOptions({ input: { ...input, from: 0 } }))
  }),
})

const editionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/documents/$editionId',
  component: lazyPart(() => import('./pages/edition-page.tsx'), 'EditionPage'),
})

export const documentsRoutes = [documentsRoute, editionRoute] as const
