import { expect, test } from 'vitest'
import { anActor } from './actor.testing.ts'
import { ownWork, workKindsOf } from './own-work.ts'

test('whoever answers for the whole record has all of it as work', () => {
  for (const role of ['coordinator', 'principal', 'inspector'] as const) {
    expect(ownWork(anActor(1, role, 'handler'))).toEqual({ kind: 'all' })
    expect(workKindsOf([role, 'handler'])).toEqual(['all'])
  }
})

test('who reads nothing has no work', () =>
  expect(ownWork(anActor(1, 'administrator'))).toEqual({ kind: 'none' }))

test('a head has the department’s, a leader what they lead, a handler what they handle', () => {
  const actor = anActor(1, ['head', 2], ['handler', 3], 'leader')
  const [headOf, handlerOf] = actor.appointments.map(({ organizationId }) => organizationId)
  expect(ownWork(actor)).toEqual({
    kind: 'own',
    personId: actor.personId,
    bodyIds: [],
    coordinated: [],
    heads: [headOf],
    handles: [handlerOf],
  })
  expect(workKindsOf(['head', 'handler', 'leader'])).toEqual(['handled', 'department', 'led'])
  expect(workKindsOf(['leader'])).toEqual(['led'])
  expect(workKindsOf(['head'])).toEqual(['department'])
})
