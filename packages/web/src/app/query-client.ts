import { MutationCache, matchQuery, QueryCache, QueryClient } from '@tanstack/react-query'
import { orpc } from '../api.ts'
import type { Connection } from '../ui/connection.tsx'
import { codeOf, isConnectionError, isRefused } from '../ui/explain.ts'

const retryEveryMs = 3000
/** A page comes so soon after what was read ahead for it. Later somebody may have put right what was refused. */
const aheadMs = 3000

/** Whether an error says that it is worth asking again who is signed in, and whether they may work. */
function isAboutSession(error: unknown): boolean {
  return ['NOT_SIGNED_IN', 'PASSWORD_CHANGE_NEEDED', 'APPOINTMENT_MISSING'].includes(codeOf(error))
}

/** The cache of server data. Reads go on trying while the connection is lost; writes are never repeated by themselves. */
export function createQueryClient(connection: Connection): QueryClient {
  const onSuccess = (): void => connection.report(false)
  const queryCache = new QueryCache({
    onSuccess,
    onError: (error, query) => {
      if (!isAboutSession(error) || matchQuery({ queryKey: orpc.session.key() }, query)) return
      void client.invalidateQueries({ queryKey: orpc.session.key() })
    },
  })
  const mutationCache = new MutationCache({
    onSuccess,
    onError: (error) => {
      if (isConnectionError(error)) connection.report(true)
      if (isAboutSession(error)) void client.invalidateQueries({ queryKey: orpc.session.key() })
    },
  })
  const client = new QueryClient({
    queryCache,
    mutationCache,
    defaultOptions: {
      // 'always': in an intranet the browser may believe that it is offline.
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        // What was read ahead and refused would be refused again to the page that comes for it.
        retryOnMount: ({ state }) => !isRefused(state.error) || Date.now() - state.errorUpdatedAt > aheadMs,
        retry: (_count, error) => {
          if (!isConnectionError(error)) return false
          connection.report(true)
          return true
        },
        retryDelay: retryEveryMs,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}
