import type { QueryClient } from '@tanstack/react-query'
import { orpc } from '../api.ts'
import type { RouteContext } from '../session/root-route.ts'
import { rightFor } from './right-for.ts'

/** Who is signed in is asked again after a minute, and whenever an answer says that it has changed. */
export const sessionOptions = orpc.session.get.queryOptions({ staleTime: 60_000 })

/** Reads ahead for whoever may open the page at the address: nobody is asked for what the page would not show them. */
export function beginWith(client: QueryClient): RouteContext['begin'] {
  return (pathname, read) => {
    const right = rightFor(pathname)
    client.ensureQueryData(sessionOptions).then(
      ({ barrier, can }) => {
        if (barrier === null && (right === null || can.includes(right)))
          read(client, (action) => can.includes(action))
      },
      // The page asks for itself, and says what came of it.
      () => {},
    )
  }
}
