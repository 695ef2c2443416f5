import { createRoute } from '@tanstack/react-router'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

type Search = { readonly person?: string; readonly organization?: string }

export const handOverRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people/hand-over',
  validateSearch: ({ person, organization }: Record<string, unknown>): Search => {
    if (typeof person === 'string') return { person }
    return typeof organization === 'string' ? { organization } : {}
  },
  component: lazyPart(() => import('./pages/hand-over-page.tsx'), 'HandOverPage'),
})

export const handOverRoutes = [handOverRoute] as const
