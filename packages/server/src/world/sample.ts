import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { createRouterClient } from '@orpc/server'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import type { IntakeParts } from '../intake/intake-parts.ts'
import { createRouter } from '../router.ts'
import { isHalfLoaded, loadWorld } from './load-world.ts'
import { type ClientHere, worldHere } from './world-here.ts'
import { hasRectifications } from './world.queries.ts'

/** Every operation of the product, with the sample to load, and a client of them within this process. */
export type RouterWithSample = {
  readonly router: ReturnType<typeof createRouter>
  readonly clientOf: ClientHere
}

/** Joins the operations with the sample, which is itself played through the operations. */
export function routerWithSample(intake: IntakeParts, publicOrigin: string | null = null): RouterWithSample {
  const clientOf: ClientHere = (context) => createRouterClient(router, { context })
  const { files } = intake
  const router = createRouter({
    intake,
    loadSample: (context) => loadSample({ context, files, clientOf }),
    publicOrigin,
  })
  return { router, clientOf }
}

/**
 * Loads the world below the administrator's own organization, at the first run. Nobody but the administrator gets an
 * account: a stranger must not be able to sign in because somebody wanted to look at a sample.
 */
async function loadSample(parts: {
  readonly context: SignedInContext
  readonly files: FileStore
  readonly clientOf: ClientHere
}): Promise<Result<{ readonly rectificationId: RectificationId }, Refusal<'NOT_EMPTY'>>> {
  const { actor: administrator, ...context } = parts.context
  const post = administrator.appointments.find(({ role }) => role === 'administrator')
  if (post === undefined)
    throw new Error(`${administrator.personId} loads the sample but administers nothing`)
  const at = context.now()
  const commands = await worldHere({ context, files: parts.files }, parts.clientOf)
  const isEmpty = !(await hasRectifications(context.database.kysely))
  if (!isEmpty && !isHalfLoaded(commands.done)) return refuse({ code: 'NOT_EMPTY' })
  const options = {
    administrator,
    at,
    rootId: post.organizationId,
    bodyId: post.bodyId,
    withAccounts: false,
    today: todayIn(context),
    zone: context.zone,
  }
  const { rectificationId } = await loadWorld(commands, options)
  return ok({ rectificationId })
}
