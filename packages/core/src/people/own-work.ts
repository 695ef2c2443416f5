import type { OrganizationId, PersonId } from '../kernel/id.ts'
import { readScope } from './read-scope.ts'
import { isReviewer } from './sight.ts'
import { type Actor, areAll, bodiesHeld, type Role } from './role.ts'

/** Whose measures are somebody's work: the words that a page says it with follow from it. */
export type WorkKind = 'all' | 'handled' | 'department' | 'led'

/** Which measures are a person's work. */
export type OwnWork =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'own'
      readonly personId: PersonId
      /** Bodies of which the person answers for all rectifications, with those of the bodies below and those without a body. */
      readonly bodyIds: readonly OrganizationId[]
      /** Organizations of the bodies that the person coordinates: what they own elsewhere. */
      readonly coordinated: readonly OrganizationId[]
      /** Where the person is head: all measures of these organizations. */
      readonly heads: readonly OrganizationId[]
      /** Where the person is handler: those that nobody handles yet are theirs to take up. */
      readonly handles: readonly OrganizationId[]
    }
  | { readonly kind: 'none' }

/** The roles that answer for whole records. */
const answeringRoles = ['coordinator', 'principal', 'inspector'] as const satisfies readonly Role[]

/**
 * Which measures are a person's work: of those who answer for whole records all of their body and of the bodies below it, of
 * a head the department's, of a leader those they lead, of a handler those they handle and those of their department that
 * nobody does; never what they may not read.
 */
export function ownWork(actor: Actor): OwnWork {
  const bodyIds = bodiesHeld(actor, answeringRoles)
  if (bodyIds.length > 0 && areAll(bodyIds, actor.bodies?.top)) return { kind: 'all' }
  if (isReviewer(actor) || readScope(actor).kind === 'none') return { kind: 'none' }
  const where = (role: 'head' | 'handler'): OrganizationId[] =>
    actor.appointments.filter((held) => held.role === role).map(({ organizationId }) => organizationId)
  return {
    kind: 'own',
    personId: actor.personId,
    bodyIds,
    coordinated: actor.coordinated ?? [],
    heads: where('head'),
    handles: where('handler'),
  }
}

/** The same in words, by the roles that somebody holds; the widest alone where it holds the others. */
export function workKindsOf(roles: readonly Role[]): readonly WorkKind[] {
  if (answeringRoles.some((role) => roles.includes(role))) return ['all']
  const leads = roles.includes('leader')
  const heads = roles.includes('head')
  return [
    ...(roles.includes('handler') || (!leads && !heads) ? (['handled'] as const) : []),
    ...(heads ? (['department'] as const) : []),
    ...(leads ? (['led'] as const) : []),
  ]
}
