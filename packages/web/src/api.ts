import { contract } from '@bihuan/core/contract.ts'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'

type Api = JsonifiedClient<ContractRouterClient<typeof contract>>

/** The whole API, typed by the contract. The session cookie travels by itself: same origin. */
export const api: Api = createORPCClient(new OpenAPILink(contract, { url: `${window.location.origin}/api` }))

/** Query and mutation options for each operation: `useQuery(orpc.organizations.list.queryOptions())`. */
export const orpc = createTanstackQueryUtils(api)
