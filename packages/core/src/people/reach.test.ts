import { describe, expect, test } from 'vitest'
import { namesOf } from '../kernel/field.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { holdsRung } from '../claims/holds-rung.ts'
import { anActor } from './actor.testing.ts'
import { ownWork } from './own-work.ts'
import { can, generalActions, type Right, rights } from './permissions.ts'
import { isInScope, readScope, readsWhole } from './read-scope.ts'
import { type ActorHere, type Bodies, inBodies, type Role } from './role.ts'

const [region, body, other] = [1, 2, 3].map((number) => sampleId<'organization'>(number))
const item = {
  id: sampleId<'measure'>(1),
  findingId: sampleId<'finding'>(1),
  ownerId: sampleId<'organization'>(20),
  leaderId: null,
  handlerId: null,
  supporterIds: [],
  holdsRung: false,
}

/** Bodies that know of each other: nobody but the region reaches all of them. */
function placed(actor: ActorHere, here: Bodies): ActorHere {
  return { ...inBodies(actor, here), bodies: { own: [body, other].flatMap(some), top: some(region) } }
}
function some<Item>(one: Item | undefined): Item[] {
  return one === undefined ? [] : [one]
}
const inOwn = [body, region].flatMap(some)
const below = inOwn
const inOther = [other, region].flatMap(some)

const reading = ['principal', 'leader', 'coordinator', 'inspector'] as const

describe('what is read', () => {
  test.each(reading)('a %s reads all of their body, and nothing of another', (role) => {
    const scope = readScope(placed(anActor(1, [role, 2]), inOwn))
    expect(scope.kind).toBe('own')
    expect(readsWhole(scope, inOwn)).toBe(true)
    expect(isInScope(scope, item, inOwn)).toBe(true)
    expect(readsWhole(scope, inOther)).toBe(false)
    expect(isInScope(scope, item, inOther)).toBe(false)
  })

  test.each(reading)('a %s of the region reads all that lies below, and so everything', (role) =>
    expect(readScope(placed(anActor(1, role), below))).toEqual({ kind: 'all' }),
  )

  test.each(reading)('a %s reads what was begun before there were bodies', (role) =>
    expect(readsWhole(readScope(placed(anActor(1, [role, 3]), [])), [])).toBe(true),
  )

  test.each(['head', 'handler'] as const)(
    'a %s reads what their department owns in whatever body',
    (role) => {
      const scope = readScope(placed(anActor(1, [role, 20]), inOther))
      expect(isInScope(scope, item, inOther)).toBe(true)
      expect(isInScope(scope, { ...item, ownerId: sampleId(21) }, inOther)).toBe(false)
      expect(readsWhole(scope, inOwn)).toBe(false)
    },
  )

  test('a coordinator reads what organizations of their body own in another', () => {
    const actor = placed(anActor(1, ['coordinator', 2]), inOther)
    const scope = readScope({ ...actor, coordinated: [sampleId<'organization'>(20)] })
    expect(isInScope(scope, item, inOther)).toBe(true)
    expect(isInScope(scope, { ...item, ownerId: sampleId(21) }, inOther)).toBe(false)
    expect(readsWhole(scope, inOther)).toBe(false)
  })

  test('where it is not known which bodies there are, nobody is taken to read all of them', () => {
    const { bodies: _, ...unknowing } = anActor(1, 'inspector')
    expect(readScope(unknowing).kind).toBe('own')
  })
})

const acts: readonly (readonly [Role, Right])[] = [
  ['coordinator', 'measure.assign'],
  ['coordinator', 'measure.return'],
  ['coordinator', 'finding.addMeasure'],
  ['coordinator', 'rectification.addFinding'],
  ['coordinator', 'takeOver.list'],
  ['principal', 'takeOver.confirm'],
  ['principal', 'closure.nameStandIn'],
]

describe('what is done', () => {
  test.each(acts)('a %s has the right to %s in their own body alone', (role, right) => {
    expect(can(placed(anActor(1, [role, 2]), inOwn), right, item)).toBe(true)
    expect(can(placed(anActor(1, [role, 2]), inOther), right, item)).toBe(false)
    expect(can(placed(anActor(1, role), below), right, item)).toBe(false)
    expect(can(placed(anActor(1, [role, 3]), []), right, item)).toBe(true)
  })

  test.each(['measure.reopen', 'finding.reopen'] as const)(
    '%s is for the inspector of the body and of those above',
    (right) => {
      expect(can(placed(anActor(1, ['inspector', 2]), inOwn), right, item)).toBe(true)
      expect(can(placed(anActor(1, 'inspector'), below), right, item)).toBe(true)
      expect(can(placed(anActor(1, 'coordinator'), below), right, item)).toBe(false)
      expect(can(placed(anActor(1, ['inspector', 3]), inOwn), right, item)).toBe(false)
    },
  )

  test.each(['rectification.journal', 'rectification.notice', 'rectification.takeOver'] as const)(
    '%s is read from above as well',
    (right) => {
      for (const role of ['coordinator', 'principal', 'inspector'] as const) {
        expect(can(placed(anActor(1, role), below), right)).toBe(true)
        expect(can(placed(anActor(1, [role, 3]), inOwn), right)).toBe(false)
      }
    },
  )

  test('rungs are those of the body, the head’s that of the owner wherever it is, the leader’s of whoever is named', () => {
    const led = { ...item, leaderId: sampleId<'person'>(1) }
    const rung = (actor: ActorHere, here: Bodies) =>
      (['head', 'coordinator', 'leader', 'inspector'] as const).filter((one) =>
        holdsRung(placed(actor, here), one, led),
      )
    const elsewhere = anActor(2, 'coordinator', 'inspector', ['head', 20])
    expect(rung(elsewhere, below)).toEqual(['head'])
    expect(rung(anActor(2, ['coordinator', 2], ['inspector', 2]), inOwn)).toEqual([
      'coordinator',
      'inspector',
    ])
    expect(rung(anActor(1, ['leader', 3]), inOwn)).toEqual(['leader'])
  })

  test('the coordinator of an owner elsewhere does what its head does, and signs nothing', () => {
    const coordinator = (here: Bodies) => ({
      ...placed(anActor(1, ['coordinator', 2]), here),
      coordinated: [sampleId<'organization'>(20)],
    })
    const inRecords = namesOf(rights).filter((right) => !generalActions.some((general) => general === right))
    // Of all that there is: whatever is added to their rights is added here.
    expect(inRecords.filter((right) => can(coordinator(inOther), right, item))).toEqual([
      'measure.assign',
      'measure.start',
      'measure.report',
      'object.fill',
      'object.sayDone',
      'measure.askExtension',
      'measure.withdrawExtension',
    ])
    const own = [
      'measure.assign',
      'measure.start',
      'measure.report',
      'measure.submit',
      'measure.return',
    ] as const
    expect(own.filter((right) => can(coordinator(inOwn), right, item))).toEqual([
      'measure.assign',
      'measure.return',
    ])
    expect(can(coordinator(inOther), 'measure.report', { ...item, ownerId: sampleId(21) })).toBe(false)
  })

  test('a right on a rectification is not asked for without saying in which', () => {
    const { here: _, ...nowhere } = anActor(1, 'coordinator')
    // @ts-expect-error only somebody in a rectification has it
    expect(() => can(nowhere, 'measure.assign', item)).toThrow('outside of a rectification')
  })
})

test('what a coordinator works on is their body’s, and in the only body all', () => {
  expect(ownWork(placed(anActor(1, ['coordinator', 2]), inOwn))).toMatchObject({
    kind: 'own',
    bodyIds: [body],
  })
  expect(ownWork(anActor(1, 'coordinator'))).toEqual({ kind: 'all' })
})
