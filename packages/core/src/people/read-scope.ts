import {
  type FindingId,
  id,
  type MeasureId,
  type OrganizationId,
  type PersonId,
  type RectificationId,
} from '../kernel/id.ts'
import type { Responsibility } from './responsibility.ts'
import {
  type Actor,
  type ActorHere,
  areAll,
  belongsHere,
  type Bodies,
  bodiesHeld,
  holdsAnywhere,
  type Role,
} from './role.ts'
import { givenTo, isReviewer } from './sight.ts'

/** Which records a person may read. */
export type ReadScope =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'own'
      /** Of outside reviewers nobody: nothing is theirs because it names them. */
      readonly personId: PersonId
      /** Whose appointment as a handler the person has as a deputy. */
      readonly lenderIds: readonly PersonId[]
      readonly organizationIds: readonly OrganizationId[]
      /** Bodies whose rectifications the person reads whole, with those of the bodies below and those without a body. */
      readonly bodyIds: readonly OrganizationId[]
      /** Organizations of the bodies that the person coordinates: what they own is read in whatever rectification. */
      readonly coordinated: readonly OrganizationId[]
      /** Rectifications that an outside reviewer is given to read whole. */
      readonly rectificationIds: readonly RectificationId[]
      /** Items that the person signs as a stand-in or prepares as a liaison, with all that lies below them. */
      readonly itemIds: readonly (MeasureId | FindingId)[]
    }
  | { readonly kind: 'none' }

/** The roles that read whole rectifications: those of the body that they are held in, and of the bodies below it. */
export const readingRoles: readonly Role[] = ['principal', 'leader', 'coordinator', 'inspector']

/**
 * Which records a person may read: the layers above a department read all of their body and of the bodies below it; a
 * department's head and handlers read what is theirs, wherever it is, and as stand-ins what they sign; a coordinator also
 * what organizations of their body own elsewhere; an outside reviewer what was given to them; IT alone reads nothing.
 */
export function readScope(actor: Actor): ReadScope {
  if (isReviewer(actor)) return { ...nothing, rectificationIds: givenTo(actor) }
  const bodyIds = bodiesHeld(actor, readingRoles)
  if (bodyIds.length > 0 && areAll(bodyIds, actor.bodies?.top)) return { kind: 'all' }
  const organizationIds = ownOrganizations(actor)
  const readsNone = organizationIds.length === 0 && bodyIds.length === 0
  if (readsNone && holdsAnywhere(actor, 'administrator')) return { kind: 'none' }
  const lent = actor.appointments.filter(({ role }) => role === 'handler')
  return {
    kind: 'own',
    personId: actor.personId,
    lenderIds: [...new Set(lent.flatMap(({ inPlaceOf }) => inPlaceOf ?? []))],
    organizationIds,
    bodyIds,
    coordinated: actor.coordinated ?? [],
    rectificationIds: [],
    itemIds: [...(actor.standsInFor ?? []), ...(actor.prepares ?? [])],
  }
}

const nothing = {
  kind: 'own',
  personId: id<'person'>('00000000-0000-0000-0000-000000000000'),
  lenderIds: [],
  organizationIds: [],
  bodyIds: [],
  coordinated: [],
  itemIds: [],
} as const

/**
 * Whether a scope holds a whole rectification, which is looked at from these bodies. Where nobody says which one it is, it is
 * not there for outside reviewers.
 */
export function readsWhole(scope: ReadScope, here: Bodies, rectificationId?: RectificationId): boolean {
  if (scope.kind !== 'own') return scope.kind === 'all'
  if (rectificationId !== undefined && scope.rectificationIds.includes(rectificationId)) return true
  return scope.bodyIds.length > 0 && (here.length === 0 || here.some((body) => scope.bodyIds.includes(body)))
}

/**
 * Whether somebody is a guest in a rectification of another body: who has an item of theirs there, and is told of that item
 * and nothing of the rest.
 */
export function isGuest(actor: ActorHere, rectificationId: RectificationId): boolean {
  return !readsWhole(readScope(actor), actor.here, rectificationId) && !belongsHere(actor)
}

/** Whose work is a person's own: the organizations that they are head or handler of. */
export function ownOrganizations({ appointments }: Actor): readonly OrganizationId[] {
  const own = appointments.filter(({ role }) => role === 'head' || role === 'handler')
  return [...new Set(own.map(({ organizationId }) => organizationId))]
}

/** What a scope looks at: an item with its (effective) people. */
export type ScopedItem = Responsibility & {
  readonly supporterIds: readonly OrganizationId[]
  /** Whose parts of a measure are, and who does them. */
  readonly partUnitIds?: readonly OrganizationId[]
  readonly partHandlerIds?: readonly PersonId[]
  readonly id: MeasureId | FindingId
  /** Where nobody says it, it is not there for outside reviewers. */
  readonly rectificationId?: RectificationId
  /** The finding above a measure. */
  readonly findingId?: FindingId
  readonly handlerId: PersonId | null
}

/** Whether a scope holds an item of a rectification: a measure, or a finding with each of its measures. */
export function isInScope(scope: ReadScope, item: ScopedItem, here: Bodies): boolean {
  switch (scope.kind) {
    case 'all':
      return true
    case 'own':
      return (
        readsWhole(scope, here, item.rectificationId) ||
        (item.ownerId !== null &&
          (scope.organizationIds.includes(item.ownerId) || scope.coordinated.includes(item.ownerId))) ||
        item.partUnitIds?.some((unitId) => scope.organizationIds.includes(unitId)) === true ||
        item.partHandlerIds?.includes(scope.personId) === true ||
        item.supporterIds.some((supporterId) => scope.organizationIds.includes(supporterId)) ||
        item.handlerId === scope.personId ||
        item.leaderId === scope.personId ||
        (item.handlerId !== null && scope.lenderIds.includes(item.handlerId)) ||
        scope.itemIds.includes(item.id) ||
        (item.findingId !== undefined && scope.itemIds.includes(item.findingId))
      )
    case 'none':
      return false
    default:
      return scope satisfies never
  }
}
