import { id as idOf } from '@bihuan/core/kernel/id.ts'
import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

export const templatesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/templates',
  component: lazyPart(() => import('./pages/templates-page.tsx'), 'TemplatesPage'),
  ...reads((client) => void client.prefetchQuery(orpc.templates.list.queryOptions())),
})

export const templateRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/templates/$id/$version',
  component: lazyPart(() => import('./pages/template-page.tsx'), 'TemplatePage'),
  ...reads<{ id: string; version: string }>((client, { params: { id, version } }) => {
    const input = { id: idOf<'template'>(id), version: Number(version) }
    void client.prefetchQuery(orpc.templates.get.queryOptions({ input }))
  }),
})

export const templatesRoutes = [templatesRoute, templateRoute] as const
