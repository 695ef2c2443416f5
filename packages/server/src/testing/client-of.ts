import { createRouterClient } from '@orpc/server'
import type { Context } from '../kernel/context.ts'
import type { createRouter } from '../router.ts'
import type { TestClient } from './test-stage.ts'

/** The operations as somebody uses them, without the way over HTTP. */
export function clientOf(router: ReturnType<typeof createRouter>, context: Context): TestClient {
  return createRouterClient(router, { context })
}
