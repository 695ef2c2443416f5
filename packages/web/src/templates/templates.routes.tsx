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

export const calendarRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/calendar',
  validateSearch: ({ year }: Record<string, unknown>): { year?: number } =>
    Number.isInteger(year) ? { year: Number(year) } : {},
  component: lazyPart(() => import('./pages/calendar-page.tsx'), 'CalendarPage'),
})

export const templatesRoutes = [templatesRoute, templateRoute, calendarRoute] as const
