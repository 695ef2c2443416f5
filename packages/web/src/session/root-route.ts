import type { GeneralAction } from '@bihuan/core/people/permissions.ts'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute } from '@tanstack/react-router'

// What these two show is given to them by `app`, which knows every room: a room needs only the place below them.

/** What every route is given before anything of its page is drawn. */
export type RouteContext = {
  /**
   * Begins to read what the page at a path shows, for whoever may open it, while the page itself is still on its way.
   * What is read lands in the cache, where the page finds it.
   */
  readonly begin: (pathname: string, read: BeginReading) => void
}

/** Asks for what a page shows; nothing that the person may not see. */
export type BeginReading = (client: QueryClient, may: (action: GeneralAction) => boolean) => void

/** The parent of every page. */
export const rootRoute = createRootRouteWithContext<RouteContext>()()

/** The parent of every page that needs a signed-in person. */
export const signedInRoute = createRoute({ getParentRoute: () => rootRoute, id: 'signed-in' })
