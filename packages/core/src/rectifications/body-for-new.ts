import type { OrganizationId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { type Actor, bodiesHeld } from '../people/role.ts'

/**
 * The body that a new rectification belongs to: the one that somebody chose among those that they coordinate, else that of
 * their first appointment as a coordinator.
 */
export function bodyForNew(
  actor: Actor,
  chosen: OrganizationId | undefined,
): Result<OrganizationId, Refusal<'NOT_ALLOWED'>> {
  const coordinated = bodiesHeld(actor, ['coordinator'])
  const body = coordinated.find((one) => chosen === undefined || one === chosen)
  return body === undefined ? refuse({ code: 'NOT_ALLOWED' }) : ok(body)
}
