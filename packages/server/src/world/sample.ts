import { dayOf } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { SignedInContext } from '../kernel/context.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import { loadWorld } from './load-world.ts'
import { type ClientHere, worldHere } from './world-here.ts'

/**
 * Loads the world below the administrator's own organization, at the first run. Nobody but the administrator gets an
 * account: a stranger must not be able to sign in because somebody wanted to look at a sample.
 */
export async function loadSample(parts: {
  readonly context: SignedInContext
  readonly files: FileStore
  readonly clientOf: ClientHere
}): Promise<RectificationId> {
  const { actor: administrator, ...context } = parts.context
  const rootId = administrator.appointments.find(({ role }) => role === 'administrator')?.organizationId
  if (rootId === undefined)
    throw new Error(`${administrator.personId} loads the sample but administers nothing`)
  const at = context.now()
  const commands = worldHere({ context, files: parts.files }, parts.clientOf)
  const options = { administrator, at, rootId, withAccounts: false, today: dayOf(at) }
  return (await loadWorld(commands, options)).rectificationId
}
