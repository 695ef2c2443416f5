import type { OrganizationId } from '../kernel/id.ts'
import { can, type RightItem } from '../people/permissions.ts'
import { type Actor, inBodies } from '../people/role.ts'
import type { MeasureStatus } from './labels.ts'
import { decidePart, type PartCommand } from './part.decide.ts'
import { type Part, type PartAssignment, partFields } from './part.ts'
import { type PartAction, partActions } from './parts.contract.ts'
import { namesOf } from '../kernel/field.ts'

/** A part as seen by a person. */
export type PartSight = {
  readonly actor: Actor
  readonly part: Part
  /** Who owns its measure. */
  readonly ownerId: OrganizationId | null
  readonly measureStatus: MeasureStatus
}

/** What rights to a part hang on: the owner of its measure, its unit and its own handler. */
export function itemOfPart({ part, ownerId }: Pick<PartSight, 'part' | 'ownerId'>): RightItem {
  const { unitId, handlerId } = part
  return { ownerId, leaderId: null, unitId, handlerId, holdsRung: false }
}

const tried = '…'
const trials = {
  assign: { type: 'assign', changes: {} },
  report: { type: 'report', text: tried },
  accept: { type: 'accept' },
  return: { type: 'return', reason: tried },
  drop: { type: 'drop', reason: tried },
} as const satisfies { readonly [Action in PartAction]: PartCommand }

/** What a person can do with a part now. */
export function partActionsOf(sight: PartSight): readonly PartAction[] {
  const { part, measureStatus } = sight
  const actor = anywhere(sight.actor)
  if (measureStatus === 'submitted' || measureStatus === 'closed' || measureStatus === 'voided') return []
  const item = itemOfPart(sight)
  return partActions.filter(
    (action) => can(actor, `part.${action}`, item) && decidePart(part, trials[action]).ok,
  )
}

/** The fields of a part that a person may set: the head of its unit only names who does it. */
export function partFieldsSetBy(
  actor: Actor,
  sight: Pick<PartSight, 'part' | 'ownerId'>,
): readonly (keyof PartAssignment)[] {
  const item = itemOfPart(sight)
  const person = anywhere(actor)
  // Whoever accepts a part is of its owner.
  if (can(person, 'part.accept', item)) return namesOf(partFields)
  return can(person, 'part.assign', item) ? ['handlerId'] : []
}

/** Somebody as far as parts go: rights to them hang on owner, unit and handler, and on no role in the rectification. */
function anywhere(actor: Actor): ReturnType<typeof inBodies> {
  return inBodies(actor, [])
}
