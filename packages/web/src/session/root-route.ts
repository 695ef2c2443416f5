import { createRootRoute, createRoute } from '@tanstack/react-router'

// What these two show is given to them by `app`, which knows every room: a room needs only the place below them.

/** The parent of every page. */
export const rootRoute = createRootRoute()

/** The parent of every page that needs a signed-in person. */
export const signedInRoute = createRoute({ getParentRoute: () => rootRoute, id: 'signed-in' })
