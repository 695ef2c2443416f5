import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { type ActorHere, belongsHere } from '@bihuan/core/people/role.ts'

/** Why a person may not do something in a rectification; to people of other bodies it is not even said to exist. */
export function rightInWhole(actor: ActorHere, right: Right): Refusal | null {
  if (can(actor, right)) return null
  return { code: belongsHere(actor) ? 'NOT_ALLOWED' : 'NOT_FOUND' }
}
