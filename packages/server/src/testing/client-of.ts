import type { contract } from '@bihuan/core/contract.ts'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { Context } from '../kernel/context.ts'
import type { createRouter } from '../router.ts'

/** The operations as a person uses them. */
export type TestClient = ContractRouterClient<typeof contract>

/** The operations as somebody uses them, without the way over HTTP. */
export function clientOf(router: ReturnType<typeof createRouter>, context: Context): TestClient {
  return createRouterClient(router, { context })
}
