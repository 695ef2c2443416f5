import type { ClosureRequest } from '../claims/closure-request.ts'
import { type ClosureItem, doersOf, responsibilityOf } from '../closure/closure-item.ts'
import { rungsLostByWork } from '../closure/losing-rungs.ts'
import type { TemplateLadder } from '../templates/template.ts'
import { leadingRefusal } from '../closure/replace-leader.ts'
import { decideFinding } from '../findings/finding.decide.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Change } from '../kernel/entry.ts'
import type { OrganizationId, PartId, PersonId } from '../kernel/id.ts'
import { changesOf } from '../kernel/kind.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, type Result } from '../kernel/result.ts'
import { decideMeasure, type HandedOver } from '../measures/measure.decide.ts'
import { measureKind } from '../measures/measure.kind.ts'
import type { Measure } from '../measures/measure.ts'
import type { ListItem } from '../objects/list-item.ts'
import type { ObjectList } from '../objects/object-list.ts'
import { movePart } from '../measures/move-part.ts'
import { decidePart, type PartCommand } from '../measures/part.decide.ts'
import { evolvePart, type Part } from '../measures/part.ts'
import { roleLabels } from '../people/labels.ts'
import { can } from '../people/permissions.ts'
import { type Actor, type Bodies, inBodies, type Role } from '../people/role.ts'
import { dutyNamed } from './duties.ts'
import { fieldOf, type PassingDuty } from './passing-duties.ts'

/** An item that is handed over, with the claim that it waits for, and from where its rectification is looked at. */
export type HandedItem = {
  readonly item: ClosureItem
  readonly claim: ClosureRequest | null
  readonly here: Bodies
}

/** A part that is handed over, with the measure whose part it is, and from where its rectification is looked at. */
export type HandedPart = { readonly part: Part; readonly measure: Measure; readonly here: Bodies }

/** A list with the objects of it that are handed over, and the measure that crosses them off. */
export type HandedList = {
  readonly list: ObjectList
  readonly items: readonly ListItem[]
  readonly measure: Measure
  readonly here: Bodies
}

/** Who takes an item over: a person with all that their rights follow from, or an organization with those that it lies below. */
export type Successor =
  | { readonly kind: 'person'; readonly person: Actor }
  | {
      readonly kind: 'organization'
      readonly id: OrganizationId
      readonly aboveIds: readonly OrganizationId[]
    }

/** Which roles somebody needs one of to take a duty over. */
const rolesOf: Partial<Record<PassingDuty, readonly Role[]>> = {
  'measure.handler': ['handler', 'head'],
  'measure.leader': ['leader', 'principal'],
  'finding.leader': ['leader', 'principal'],
  'part.handler': ['handler', 'head'],
  'objectList.responsible': ['handler', 'head'],
}

/** Why nobody can take a duty over, as things are with them; null where they can. A person who cannot sign in is null. */
export function successorRefusal(
  duty: PassingDuty,
  from: PersonId | OrganizationId,
  to: { readonly id: PersonId | OrganizationId; readonly name: string; readonly person: Actor | null },
): Refusal<'SUCCESSOR_SAME' | 'SUCCESSOR_UNFIT'> | null {
  if (to.id === from) return { code: 'SUCCESSOR_SAME' }
  const wanted = rolesOf[duty]
  if (wanted === undefined) return null
  const isFit = to.person?.appointments.some(({ role }) => wanted.includes(role)) === true
  if (isFit) return null
  const { zh, en } = dutyNamed(duty).label
  const words = (language: 'zh' | 'en', or: string): string =>
    wanted.map((role) => roleLabels[role][language]).join(or)
  const params = {
    name: to.name,
    duty: zh,
    dutyEn: en,
    roles: words('zh', '或'),
    rolesEn: words('en', ' or '),
  }
  return { code: 'SUCCESSOR_UNFIT', params }
}

/** Why an item stays with whoever has it, so that it is told and not handed over; null where it passes. */
export function whyItStays(
  handed: HandedItem | HandedPart | HandedList,
  wish: { readonly duty: PassingDuty; readonly to: Successor; readonly by: Actor },
): Refusal | null {
  const { duty, to } = wish
  const by = inBodies(wish.by, handed.here)
  if ('list' in handed) {
    const { ownerId, leaderId, handlerId } = handed.measure
    const mayFill = can(by, 'object.fill', { ownerId, leaderId, handlerId, holdsRung: false })
    return mayFill ? null : { code: 'NOT_ALLOWED' }
  }
  if ('part' in handed) {
    const { ownerId, leaderId, handlerId } = handed.measure
    if (!can(by, 'measure.assign', { ownerId, leaderId, handlerId, holdsRung: false }))
      return { code: 'NOT_ALLOWED' }
    if (to.kind === 'person') return null
    return ownerId !== null && to.aboveIds.includes(ownerId) ? null : { code: 'UNIT_NOT_BELOW' }
  }
  const { item, claim } = handed
  const handlerId = item.type === 'measure' ? item.measure.handlerId : null
  const mayAssign = can(by, `${item.type}.assign`, { ...responsibilityOf(item), handlerId, holdsRung: false })
  if (!mayAssign) return { code: 'NOT_ALLOWED' }
  if (fieldOf[duty] !== 'leaderId' || claim === null || to.kind !== 'person') return null
  // The leader of what waits is to sign it: the same rules as for replacing one.
  const people = [inBodies(to.person, handed.here)]
  return leadingRefusal({ request: claim, item, people }, to.person.personId, by)
}

/** What is told of an item that passes: its successor loses a rung by it, is barred from signing it, or works elsewhere. */
export type Told = 'losesRung' | 'cannotSign' | 'elsewhere'

/**
 * What is told of an item that passes to somebody. Nothing of it is refused: a stand-in can be named.
 *
 * @param wish with the ladder that a claim of the item would climb
 */
export function toldOf(
  handed: HandedItem | HandedPart | HandedList,
  {
    duty,
    to,
    ladder,
  }: { readonly duty: PassingDuty; readonly to: Successor; readonly ladder: TemplateLadder },
): readonly Told[] {
  if (to.kind !== 'person') return []
  const { person } = to
  const isIn = (whose: OrganizationId | null): boolean =>
    person.appointments.some(({ organizationId }) => organizationId === whose)
  // Who answers for an object does no work by it: whoever says that it is done does.
  if ('list' in handed) return isIn(handed.measure.ownerId) ? [] : ['elsewhere']
  // Whoever does a part does its measure, but in the unit.
  const item =
    'part' in handed
      ? ({ type: 'measure', measure: handed.measure, findingStatus: 'open' } as const)
      : handed.item
  if (fieldOf[duty] === 'leaderId') return doersOf(item).includes(person.personId) ? ['cannotSign'] : []
  const whose = 'part' in handed ? handed.part.unitId : responsibilityOf(item).ownerId
  const isThere = isIn(whose)
  return [
    ...(rungsLostByWork(inBodies(person, handed.here), [{ item, ladder }]).length > 0
      ? (['losesRung'] as const)
      : []),
    ...(isThere ? [] : (['elsewhere'] as const)),
  ]
}

/** Gives an item to those who take its duties over: one entry, whatever passes of it. */
export function handOver(item: ClosureItem, changes: HandedOver): Result<Change[], Refusal> {
  if (item.type === 'measure')
    return changesOf(
      measureKind,
      item.measure.id,
      decideMeasure(item.measure, { type: 'handOver', changes }, item),
    )
  const { leaderId, ownerId, supporterIds } = changes
  const command = { type: 'handOver', changes: { leaderId, ownerId, supporterIds } } as const
  return changesOf(findingKind, item.finding.id, decideFinding(item.finding, command, item))
}

/** Who does a part from now on, or which unit. */
export type PartHandedOver = Extract<PartCommand, { readonly type: 'assign' | 'pass' }>

/** Gives parts of one measure to those who take them over: an entry of each, and one of the measure with what they add up to then. */
export function handOverParts(
  measure: Measure,
  split: readonly Part[],
  { passing, by }: { readonly passing: ReadonlyMap<PartId, PartHandedOver>; readonly by: PersonId },
): Result<Change[], Refusal> {
  const changes: Change[] = []
  let parts = split
  for (const part of split) {
    const command = passing.get(part.id)
    if (command === undefined) continue
    const decided = decidePart(part, command)
    if (!decided.ok) return decided
    for (const event of decided.value) {
      const moved = movePart({ measure, facts: { findingStatus: 'open' }, parts, part, event, by })
      if (!moved.ok) return moved
      changes.push(...moved.value)
      const after = evolvePart(part, { event, at: '', by })
      parts = parts.map((one) => (one.id === after.id ? after : one))
    }
  }
  return ok(changes)
}
