import type { BeginReading, RouteContext } from './root-route.ts'

type Arrival<Params> = {
  readonly cause: 'preload' | 'enter' | 'stay'
  readonly context: RouteContext
  readonly location: { readonly pathname: string; readonly search: object }
  readonly params: Params
}

/**
 * The part of a route that begins to read what its page shows, as soon as somebody goes there: before the page's part of
 * the program has come. Pointing at a link is not going there.
 *
 * @example
 * createRoute({ path: '/closures', ...reads((client) => void client.prefetchQuery(orpc.closure.queue.queryOptions())) })
 */
export function reads<Params = object>(
  read: (
    client: Parameters<BeginReading>[0],
    arrival: Pick<Arrival<Params>, 'params' | 'location'> & { readonly may: Parameters<BeginReading>[1] },
  ) => void,
): { loader: (arrival: Arrival<Params>) => void; preloadStaleTime: 0 } {
  return {
    preloadStaleTime: 0,
    loader: ({ cause, context, location, params }) => {
      if (cause === 'preload') return
      context.begin(location.pathname, (client, may) => read(client, { params, location, may }))
    },
  }
}
