import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { anActor } from './actor.testing.ts'
import { type Awaiting, barrierOf, type Confirmable, confirmersOf } from './confirmation.ts'
import type { Role } from './role.ts'

const administratorId = sampleId<'person'>(8)

function aPerson(number: number, ...roles: Role[]): Confirmable {
  const { personId, appointments } = anActor(number, ...roles)
  return { id: personId, name: `某${number}`, appointments, awaitsConfirmation: null }
}

const renewed = (
  person: Confirmable,
  renewedBy: Confirmable['id'] | null = administratorId,
): Confirmable => ({
  ...person,
  awaitsConfirmation: { renewedBy },
})

function numbersOf(person: Awaiting, workers: readonly Confirmable[]): string[] {
  return (confirmersOf(person, workers)?.people ?? []).map(({ name }) => name)
}

const coordinator = aPerson(2, 'coordinator')
const principal = aPerson(3, 'principal')
const inspector = aPerson(4, 'inspector')

test.each(['head', 'leader', 'inspector', 'principal'] as const)(
  'a %s is confirmed by a coordinator',
  (role) => {
    expect(numbersOf(renewed(aPerson(1, role)), [coordinator, principal, inspector])).toEqual(['某2'])
  },
)

test('a coordinator is confirmed by the principal, else by another coordinator, else by an inspector', () => {
  const person = renewed(aPerson(1, 'coordinator', 'head'))
  expect(numbersOf(person, [person, coordinator, principal, inspector])).toEqual(['某3'])
  expect(numbersOf(person, [person, coordinator, inspector])).toEqual(['某2'])
  expect(numbersOf(person, [person, inspector])).toEqual(['某4'])
  expect(confirmersOf(person, [person, aPerson(5, 'head')])).toBeNull()
})

test('nobody confirms themselves, nor what they have renewed, nor while they await it themselves', () => {
  const person = renewed(aPerson(1, 'head', 'coordinator'))
  const resetter = aPerson(8, 'administrator', 'coordinator')
  expect(numbersOf(person, [person, resetter, renewed(principal), inspector])).toEqual(['某4'])
})

test('where nobody of their bodies is left, it falls to those above, who see them, and then to others', () => {
  const person = { ...renewed(aPerson(1, 'head')), seenFrom: [sampleId<'organization'>(5)] }
  const elsewhere = (number: number, organization: number): Confirmable => ({
    ...aPerson(number),
    appointments: anActor(number, ['inspector', organization]).appointments.map((post) => ({
      ...post,
      bodyId: sampleId<'organization'>(organization),
    })),
  })
  const [above, other] = [elsewhere(6, 5), elsewhere(7, 6)]
  expect(numbersOf(person, [other, above, inspector])).toEqual(['某4'])
  expect(numbersOf(person, [other, above])).toEqual(['某6'])
  expect(numbersOf(person, [other])).toEqual(['某7'])
})

test('what was renewed on the server is confirmed by nobody who administers', () => {
  const person = renewed(aPerson(1, 'head'), null)
  expect(numbersOf(person, [aPerson(7, 'administrator', 'coordinator'), principal])).toEqual(['某3'])
})

test('a password that somebody else has seen, or no appointment, stands in the way of everything', () => {
  expect(barrierOf(anActor(1, 'head'))).toBeNull()
  expect(barrierOf(anActor(1))).toEqual({ code: 'APPOINTMENT_MISSING' })
  expect(barrierOf({ ...anActor(1, 'head'), mustChangePassword: true })).toEqual({
    code: 'PASSWORD_CHANGE_NEEDED',
  })
})
