import { createRoute, createRouter } from '@tanstack/react-router'
import { answersRoutes } from '../answers/answers.routes.tsx'
import { closureRoutes } from '../closure/closure.routes.tsx'
import { handOverRoutes } from '../hand-over/hand-over.routes.tsx'
import { intakeRoutes } from '../intake/intake.routes.tsx'
import { documentsRoutes } from '../documents/documents.routes.tsx'
import { meetingsRoutes } from '../meetings/meetings.routes.tsx'
import { planRoutes } from '../plan/plan.routes.tsx'
import { scheduleRoutes } from '../plan/schedule.routes.tsx'
import { stagesRoutes } from '../plan/stages.routes.tsx'
import { measuresRoutes } from '../measures/measures.routes.tsx'
import { peopleOpenRoutes, peopleRoutes } from '../people/people.routes.tsx'
import { setupOpenRoutes, setupRoutes } from '../setup/setup.routes.tsx'
import { workbenchRoutes } from '../workbench/workbench.routes.tsx'
import { templatesRoutes } from '../templates/templates.routes.tsx'
import { rectificationsRoutes } from '../rectifications/rectifications.routes.tsx'
import { reads } from '../session/reads.ts'
import { rootRoute, signedInRoute } from '../session/root-route.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { NotFound } from './not-found.tsx'
import { PageFailed } from './page-failed.tsx'
import { Root } from './root.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'

rootRoute.update({ component: Root, errorComponent: PageFailed })
// Whatever page it is, who is signed in is asked first.
signedInRoute.update({
  component: lazyPart(() => import('./signed-in.tsx'), 'SignedIn'),
  ...reads(() => {}),
})

/** Whatever else is asked for: the menu stays, and a stranger signs in first. */
const elsewhereRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '$',
  component: NotFound,
})

// A room's pages are declared in its own `<room>.routes.tsx`, below `signedInRoute`, and joined here.
const routeTree = rootRoute.addChildren([
  ...setupOpenRoutes,
  ...peopleOpenRoutes,
  signedInRoute.addChildren([
    ...workbenchRoutes,
    ...answersRoutes,
    ...rectificationsRoutes,
    ...templatesRoutes,
    ...meetingsRoutes,
    ...documentsRoutes,
    ...planRoutes,
    ...scheduleRoutes,
    ...stagesRoutes,
    ...measuresRoutes,
    ...closureRoutes,
    ...handOverRoutes,
    ...intakeRoutes,
    ...peopleRoutes,
    ...setupRoutes,
    elsewhereRoute,
  ]),
])

export const router = createRouter({
  routeTree,
  // What reads ahead is given by `main`, which has the cache.
  context: { begin: () => {} },
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
