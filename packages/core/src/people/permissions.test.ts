import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { anActor } from './actor.testing.ts'
import {
  can,
  type GeneralAction,
  generalActionsOf,
  placeRights,
  type Right,
  type RightItem,
  rectificationActionsOf,
  rights,
} from './permissions.ts'
import { isInScope, readScope, type ScopedItem } from './read-scope.ts'
import { type Role, roles } from './role.ts'

const item: RightItem & ScopedItem = {
  id: sampleId<'measure'>(1),
  findingId: sampleId<'finding'>(5),
  ownerId: sampleId<'organization'>(1),
  supporterIds: [sampleId<'organization'>(4)],
  leaderId: sampleId<'person'>(3),
  handlerId: sampleId<'person'>(1),
  holdsRung: false,
}

const general = {
  principal: ['people.journal', 'people.confirm', 'records.read', 'answers.read', 'closure.queue'],
  leader: ['records.read', 'answers.read', 'closure.queue'],
  head: ['records.read', 'answers.read', 'closure.queue'],
  handler: ['records.read'],
  coordinator: [
    'rectification.create',
    'intake',
    'people.confirm',
    'people.handOver',
    'templates.manage',
    'records.read',
    'answers.read',
    'closure.queue',
  ],
  inspector: ['people.journal', 'people.confirm', 'records.read', 'answers.read', 'closure.queue'],
  administrator: ['people.manage', 'people.journal', 'calendar.change', 'sample.load', 'sample.putAway'],
} as const satisfies Record<Role, readonly GeneralAction[]>

test.each(roles)('in general, a %s may do what their role is for', (role) =>
  expect(generalActionsOf(anActor(9, role))).toEqual(general[role]),
)

const asks = ['measure.askExtension', 'measure.withdrawExtension'] as const
const inTheOwner = {
  principal: ['measure.decideExtension'],
  leader: [],
  head: [
    'finding.submit',
    'measure.assign',
    'measure.start',
    'measure.report',
    'measure.setFigures',
    'measure.movePart',
    ...asks,
  ],
  handler: [
    'finding.submit',
    'measure.start',
    'measure.report',
    'measure.movePart',
    'measure.submit',
    ...asks,
  ],
  coordinator: [
    ...([
      'finding.assign',
      'finding.describe',
      'finding.group',
      'finding.addMeasure',
      'finding.return',
      'finding.reopen',
      'finding.replaceLeader',
      'finding.reword',
      'finding.void',
      'finding.restore',
      'finding.move',
      'finding.split',
      'finding.merge',
    ] as const),
    ...([
      'measure.assign',
      'measure.setFigures',
      'measure.return',
      'measure.reopen',
      'measure.replaceLeader',
      'measure.reword',
      'measure.void',
      'measure.restore',
      'measure.move',
      'measure.split',
      'measure.merge',
      'measure.addFurther',
      'measure.dropFurther',
    ] as const),
  ],
  inspector: ['finding.reopen', 'measure.reopen'],
  administrator: [],
} as const satisfies Record<Role, readonly Right[]>

const rightsOnItems: readonly Right[] = rightNames().filter((right) => /^(finding|measure)\./.test(right))

test.each(roles)('on an item of their own organization, a %s may do what their role is for', (role) =>
  expect(rightsOnItems.filter((right) => can(anActor(9, role), right, item))).toEqual(inTheOwner[role]),
)

test.each(['head', 'handler'] as const)('a %s may do nothing to the items of another organization', (role) =>
  expect(rightsOnItems.filter((right) => can(anActor(9, [role, 2]), right, item))).toEqual([]),
)

test.each(['head', 'handler'] as const)(
  'a %s of a supporting department reads it and reports on their part alone',
  (role) => {
    const supporter = anActor(9, [role, 4])
    expect(isInScope(readScope(supporter), item, [])).toBe(true)
    expect(rightsOnItems.filter((right) => can(supporter, right, item))).toEqual(['measure.reportSupport'])
  },
)

const unit = { ...item, unitId: sampleId<'organization'>(6), handlerId: null }
const rightsOnParts: readonly Right[] = rightNames().filter((right) => right.startsWith('part.'))

test.each([
  ['head of the owner', anActor(9, 'head'), ['part.assign', 'part.accept', 'part.return', 'part.drop']],
  ['handler of the owner', anActor(9, 'handler'), ['part.assign', 'part.accept', 'part.return', 'part.drop']],
  ['head of its unit', anActor(9, ['head', 6]), ['part.assign', 'part.report']],
  ['handler of its unit', anActor(9, ['handler', 6]), ['part.report']],
  ['head of another', anActor(9, ['head', 2]), []],
  ['coordinator', anActor(9, 'coordinator'), []],
] as const)('what a %s may do with a part', (_, actor, expected) =>
  expect(rightsOnParts.filter((right) => can(actor, right, unit))).toEqual(expected),
)

const rightsOnObjects: readonly Right[] = rightNames().filter((right) => right.startsWith('object.'))

test.each([
  ['head of the owner', anActor(9, 'head'), ['object.fill', 'object.sayDone']],
  ['handler of the owner', anActor(9, 'handler'), ['object.sayDone']],
  ['head of another', anActor(9, ['head', 2]), []],
  [
    'coordinator',
    anActor(9, 'coordinator'),
    ['object.fill', 'object.return', 'object.reopen', 'object.void'],
  ],
  ['inspector', anActor(9, 'inspector'), ['object.reopen']],
  ['principal', anActor(9, 'principal'), []],
] as const)('what a %s who holds no rung may do with objects', (_, actor, expected) =>
  expect(rightsOnObjects.filter((right) => can(actor, right, item))).toEqual(expected),
)

test('whoever holds a rung of objects crosses them off, or sends them back', () =>
  expect(
    rightsOnObjects.filter((right) => can(anActor(9, 'leader'), right, { ...item, holdsRung: true })),
  ).toEqual(['object.crossOff', 'object.return']))

test('whoever does a part, or is of its unit, reads the measure', () => {
  const split = {
    ...item,
    partUnitIds: [sampleId<'organization'>(6)],
    partHandlerIds: [sampleId<'person'>(7)],
  }
  expect(isInScope(readScope(anActor(9, ['head', 6])), split, [])).toBe(true)
  expect(isInScope(readScope(anActor(7, ['handler', 2])), split, [])).toBe(true)
  expect(isInScope(readScope(anActor(9, ['handler', 2])), split, [])).toBe(false)
})

test('the handler of an item may report and submit whatever their organization', () =>
  expect(rightsOnItems.filter((right) => can(anActor(1), right, item))).toEqual([
    'measure.start',
    'measure.report',
    'measure.submit',
    'measure.askExtension',
    'measure.withdrawExtension',
  ]))

test('an item without owner and handler belongs to nobody', () => {
  const nobodys = { ...item, ownerId: null, handlerId: null }
  expect(rightsOnItems.filter((right) => can(anActor(9, 'head', 'handler'), right, nobodys))).toEqual([])
})

test.each(['principal', 'leader', 'coordinator', 'inspector'] as const)('a %s reads every record', (role) =>
  expect(readScope(anActor(9, role, 'administrator'))).toEqual({ kind: 'all' }),
)

test('a head reads what is theirs', () => {
  const scope = readScope(anActor(9, 'head', ['handler', 2]))
  expect(isInScope(scope, item, [])).toBe(true)
  expect(isInScope(scope, { ...item, ownerId: sampleId(2) }, [])).toBe(true)
  expect(isInScope(scope, { ...item, ownerId: sampleId(3) }, [])).toBe(false)
  expect(isInScope(scope, { ...item, ownerId: null, handlerId: sampleId(9) }, [])).toBe(true)
  expect(isInScope(scope, { ...item, ownerId: null, leaderId: sampleId(9) }, [])).toBe(true)
})

test('a stand-in reads what they sign, and everything below it', () => {
  const scope = readScope({ ...anActor(9, ['head', 2]), standsInFor: [sampleId<'finding'>(5)] })
  expect(isInScope(scope, item, [])).toBe(true)
  expect(isInScope(scope, { ...item, id: sampleId<'finding'>(5) }, [])).toBe(true)
  expect(isInScope(scope, { ...item, findingId: sampleId<'finding'>(6) }, [])).toBe(false)
})

test('an administrator alone reads no record', () => {
  const scope = readScope(anActor(9, 'administrator'))
  expect(scope).toEqual({ kind: 'none' })
  expect(isInScope(scope, { ...item, handlerId: sampleId(9) }, [])).toBe(false)
})

test('the notice and the journal are for those above the departments', () => {
  expect(rectificationActionsOf(anActor(9, 'principal'))).toEqual(['notice', 'journal', 'takeOver'])
  expect(rectificationActionsOf(anActor(9, 'handler', 'leader', 'administrator'))).toEqual([])
  expect(rectificationActionsOf(anActor(9, 'head'))).toEqual(['assign'])
  expect(rectificationActionsOf(anActor(9, 'coordinator'))).toEqual([
    'amend',
    'archive',
    'askVoiding',
    'assign',
    'addFinding',
    'notice',
    'journal',
    'takeOver',
    'seals',
    'askSeal',
    'meetings',
    'approvePlan',
    'stages',
    'categories',
    'reviewers',
    'schedule',
  ])
})

function rightNames(): Right[] {
  const isRight = (name: string): name is Right => name in rights
  return Object.keys(rights).filter(isRight)
}

test('where a refusal can be put right, whoever is named as a help can go', () => {
  for (const { right, role } of Object.values(placeRights)) {
    expect(generalActionsOf(anActor(1, role))).toContain(right)
  }
  for (const role of ['head', 'handler', 'leader', 'coordinator', 'inspector'] as const) {
    expect(generalActionsOf(anActor(1, role))).not.toContain(placeRights.people.right)
  }
})
