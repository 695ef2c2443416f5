import { expect, test } from 'vitest'
import { aClosureRequest, signerOf } from '../claims/closure-request.testing.ts'
import { aFinding } from '../findings/finding.testing.ts'
import type { ClosureRequest } from '../claims/closure-request.ts'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import type { Figure } from '../measures/figure.ts'
import type { Measure } from '../measures/measure.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import { assignableFields, closureActionsOf, findingActionsOf, measureActionsOf } from './actions.ts'
import { anActor } from '../people/actor.testing.ts'
import type { ActorHere } from '../people/role.ts'

const handler = anActor(1, 'handler')
const head: ActorHere = { ...anActor(1, 'head'), personId: signerOf.head }
const coordinator: ActorHere = { ...anActor(1, ['coordinator', 2]), personId: signerOf.coordinator }
const inspector: ActorHere = { ...anActor(1, ['inspector', 2]), personId: signerOf.inspector }

const aFigure: Figure = {
  id: id<'figure'>('01890a5d-ac96-774b-b000-000000000001'),
  name: '已整改',
  unit: '家',
  target: 14,
  counting: 'added',
  value: null,
}

const see = (actor: ActorHere, measure: Measure, request: ClosureRequest | null = null) =>
  measureActionsOf({ actor, measure, findingStatus: 'open', request })

test('a handler starts or reports on a planned measure', () =>
  expect(see(handler, aMeasure({ status: 'planned' })).can).toEqual([
    'start',
    'report',
    'movePart',
    'askExtension',
  ]))

test('a coordinator sets figures also once one of them was reported', () => {
  const reported = { ...aFigure, value: 9 }
  for (const figures of [[], [aFigure], [reported]])
    expect(see(coordinator, aMeasure({ figures })).can).toContain('setFigures')
})

test('a handler submits once there is evidence', () => {
  expect(see(handler, aMeasure())).toEqual({
    can: ['report', 'movePart', 'askExtension', 'submit'],
    refused: [],
  })
  expect(see(handler, aMeasure({ freshEvidenceCount: 0 }))).toMatchObject({
    can: ['report', 'movePart', 'askExtension'],
    refused: [{ action: 'submit', refusal: { code: 'EVIDENCE_MISSING', place: { field: 'evidence' } } }],
  })
})

test('a measure that has begun is not said to be begun once it is late, but its handler is told what waits', () => {
  const today = day('2024-05-06')
  const look = (status: 'planned' | 'underway') =>
    measureActionsOf({
      actor: handler,
      measure: aMeasure({ status, dueOn: day('2024-05-05') }),
      findingStatus: 'open',
      request: null,
      today,
    }).refused.map(({ action, refusal }) => [action, refusal.code])
  expect(look('underway')).toEqual([['movePart', 'LATE_ONLY_ACCOUNTS']])
  expect(look('planned')).toEqual([
    ['start', 'LATE_ONLY_ACCOUNTS'],
    ['movePart', 'LATE_ONLY_ACCOUNTS'],
  ])
})

test('an action that the status alone rules out is neither offered nor explained', () =>
  expect(see(handler, aMeasure({ status: 'closed' }))).toEqual({ can: [], refused: [] }))

test('whose turn it is may approve or return', () =>
  expect(see(head, aMeasure({ status: 'submitted' }), aClosureRequest()).can).toEqual(['approve', 'return']))

test('who signs later is told whose turn it is', () =>
  expect(see(inspector, aMeasure({ status: 'submitted' }), aClosureRequest()).refused).toMatchObject([
    { action: 'approve', refusal: { code: 'NOT_YOUR_RUNG' } },
    { action: 'return', refusal: { code: 'NOT_YOUR_RUNG' } },
  ]))

test('who did the work is told that it is their own claim', () => {
  const worked = aClosureRequest({ doers: [signerOf.head] })
  expect(see(head, aMeasure({ status: 'submitted' }), worked).refused[0]?.refusal.code).toBe('OWN_CLAIM')
})

test('who holds no rung of a claim is not told about it', () => {
  const request = aClosureRequest()
  const item = { type: 'measure', measure: aMeasure({ status: 'submitted' }), findingStatus: 'open' } as const
  const people = [head, coordinator, inspector]
  const stranger = anActor(8, 'handler')
  expect(closureActionsOf({ actor: stranger, request, item, people })).toEqual({ can: [], refused: [] })
  expect(closureActionsOf({ actor: head, request, item, people }).can).toEqual(['approve', 'return'])
  expect(closureActionsOf({ actor: handler, request, item, people }).can).toEqual(['withdraw'])
})

test('a coordinator reopens a closed measure only under an open finding', () => {
  const measure = aMeasure({ status: 'closed' })
  expect(see(coordinator, measure).can).toContain('reopen')
  const under = measureActionsOf({ actor: coordinator, measure, findingStatus: 'closed', request: null })
  expect(under.can).not.toContain('reopen')
  expect(under).toMatchObject({ refused: [{ refusal: { code: 'FINDING_NOT_OPEN' } }] })
})

test('a head submits a finding of theirs when all its measures are closed', () => {
  const finding = aFinding({ ownerId: null, leaderId: null })
  const closed = aMeasure({ status: 'closed' })
  const look = (measures: readonly Measure[]) =>
    findingActionsOf({ actor: head, finding, measures, request: null })
  expect(look([closed]).can).toEqual(['submit'])
  expect(look([closed, aMeasure({ leaderId: closed.leaderId })]).refused).toMatchObject([
    { action: 'submit', refusal: { code: 'MEASURES_OPEN', params: { open: 1 } } },
  ])
})

test('a coordinator adds measures to a finding until it is submitted', () => {
  const look = (status: 'open' | 'submitted') =>
    findingActionsOf({ actor: coordinator, finding: aFinding({ status }), measures: [], request: null }).can
  expect(look('open')).toContain('addMeasure')
  expect(look('submitted')).toEqual(['group'])
})

test('a head names the handler of a measure and nothing else', () => {
  expect(assignableFields(head, aMeasure())).toEqual(['handlerId'])
  expect(assignableFields(coordinator, aMeasure())).toContain('dueOn')
  expect(assignableFields(handler, aMeasure())).toEqual([])
})

test('a coordinator returns a claim at any rung and replaces its leader until that rung is signed', () => {
  const measure = aMeasure({ status: 'submitted' })
  const onAnyRung = see(coordinator, measure, aClosureRequest()).can
  expect(onAnyRung).toEqual(expect.arrayContaining(['return', 'replaceLeader']))
  const { can } = see(coordinator, measure, aClosureRequest({ rung: 'inspector' }))
  expect(can).toContain('return')
  expect(can).not.toContain('replaceLeader')
})

test('a stand-in has to be named only where a rung has nobody', () => {
  const request = aClosureRequest()
  const item = { type: 'measure', measure: aMeasure({ status: 'submitted' }), findingStatus: 'open' } as const
  const leader = anActor(3, ['leader', 2])
  const all = [head, coordinator, inspector, leader]
  const look = (people: readonly ActorHere[]): readonly string[] =>
    closureActionsOf({ actor: coordinator, request, item, people }).can
  expect(look(all)).toEqual(['return', 'enterPaper'])
  expect(look(all.filter((one) => one !== leader))).toEqual(['return', 'nameStandIn', 'enterPaper'])
})
