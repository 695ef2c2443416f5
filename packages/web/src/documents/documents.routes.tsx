import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

const documentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/documents',
  component: lazyPart(() => import('./pages/documents-page.tsx'), 'DocumentsPage'),
  ...reads<{ id: string }>((client, { params: { id: rectificationId } }) => {
    const input = { rectificationId, document: 'notice' } as const
    void client.prefetchQuery(orpc.documents.preview.queryOptions({ input }))
  }),
})

export const documentsRoutes = [documentsRoute] as const
