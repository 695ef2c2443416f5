import { expect, test } from 'vitest'
import { noon } from '../kernel/given.testing.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import { anActor } from '../people/actor.testing.ts'
import type { ActorHere } from '../people/role.ts'
import type { ClosureItem } from './closure-item.ts'
import { aClosureRequest, signerOf } from '../claims/closure-request.testing.ts'
import type { ClosureRequest } from '../claims/closure-request.ts'
import { evolveClosure } from '../claims/closure.events.ts'
import { usualLadder } from '../templates/template.ts'
import { rungsLostByWork } from './losing-rungs.ts'
import { replaceLeader } from './replace-leader.ts'
import { signClosure } from './sign.ts'
import { nameStandIn, standInChoices, unfilledRungs } from './stand-ins.ts'

const handler = anActor(1, 'handler')
const head: ActorHere = { ...anActor(1, 'head'), personId: signerOf.head }
const coordinator: ActorHere = { ...anActor(1, ['coordinator', 2]), personId: signerOf.coordinator }
const leader: ActorHere = { ...anActor(1, ['leader', 2]), personId: signerOf.leader }
const inspector: ActorHere = { ...anActor(1, ['inspector', 2]), personId: signerOf.inspector }
const principal = anActor(20, ['principal', 2])
const otherHead = anActor(21, ['head', 2])
const people = [head, coordinator, leader, inspector, principal, otherHead]

// The head of the owner reported, so that nobody of their rung is left.
const worked: ClosureItem = {
  type: 'measure',
  measure: aMeasure({ status: 'submitted', doers: [handler.personId, head.personId] }),
  findingStatus: 'open',
}
const request = aClosureRequest({ doers: [handler.personId, head.personId] })
const claim = { request, item: worked, people }
const forHead = (person: ActorHere) => ({ rung: 'head', personId: person.personId }) as const

test('a rung is unfilled when all who hold it did the work, have no account, or are nobody', () => {
  expect(unfilledRungs(claim)).toEqual(['head'])
  expect(unfilledRungs({ ...claim, people: [head, coordinator, otherHead] })).toEqual([
    'head',
    'leader',
    'inspector',
  ])
  expect(
    unfilledRungs({ ...claim, item: { ...worked, measure: aMeasure() }, request: aClosureRequest() }),
  ).toEqual([])
})

test('a coordinator names a head of another department, who then signs the rung as the stand-in', () => {
  const named = nameStandIn(claim, forHead(otherHead), coordinator)
  expect(named).toMatchObject({ value: [{ event: { type: 'closure.standInNamed', rung: 'head' } }] })
  const standing = aRequestWith(otherHead)
  expect(unfilledRungs({ ...claim, request: standing })).toEqual([])
  const signed = signClosure(
    { request: standing, item: worked, actor: otherHead },
    { comment: '', effect: null },
  )
  expect(signed).toMatchObject({
    value: [{ event: { type: 'closure.signedByStandIn', rung: 'head', namedBy: coordinator.personId } }],
  })
})

test('whoever was named and then became head of the department signs by post, not as a stand-in', () => {
  const promoted = { ...otherHead, appointments: [...head.appointments, ...otherHead.appointments] }
  const signed = signClosure(
    { request: aRequestWith(otherHead), item: worked, actor: promoted },
    { comment: '', effect: null },
  )
  expect(signed).toMatchObject({ value: [{ event: { type: 'closure.signed', rung: 'head' } }] })
})

test.each([
  ['a doer', { ...anActor(1, ['head', 2]), personId: handler.personId }],
  ['somebody without an account', anActor(77, ['head', 2])],
  ['the holder of another rung', inspector],
  ['a head who leads the item', { ...anActor(1, ['head', 2]), personId: leader.personId }],
  ['somebody who is no head', principal],
])('%s cannot stand in', (_, person) => {
  const among =
    person.personId === leader.personId ? [...people.filter((one) => one !== leader), person] : people
  expect(nameStandIn({ ...claim, people: among }, forHead(person), coordinator)).toMatchObject({
    refusal: { code: 'STAND_IN_UNFIT' },
  })
})

test('nobody names themselves, not even a coordinator who is a head', () => {
  const both = { ...coordinator, appointments: [...coordinator.appointments, ...otherHead.appointments] }
  const among = [head, both, leader, inspector]
  expect(nameStandIn({ ...claim, people: among }, forHead(both), both)).toMatchObject({
    refusal: { code: 'STAND_IN_UNFIT' },
  })
})

test('a rung that somebody can sign gets no stand-in', () =>
  expect(nameStandIn(claim, { rung: 'inspector', personId: otherHead.personId }, coordinator)).toMatchObject({
    refusal: { code: 'SIGNER_PRESENT', params: { rungEn: 'inspector' } },
  }))

test('a coordinator who did the work names nobody; then the principal does, and only then', () => {
  const doers = [handler.personId, head.personId, coordinator.personId]
  const item: ClosureItem = {
    type: 'measure',
    measure: aMeasure({ status: 'submitted', doers }),
    findingStatus: 'open',
  }
  const own = { ...claim, item }
  expect(nameStandIn(own, forHead(otherHead), coordinator)).toMatchObject({ refusal: { code: 'OWN_CLAIM' } })
  expect(nameStandIn(own, forHead(otherHead), principal)).toMatchObject({ ok: true })
  expect(nameStandIn(claim, forHead(otherHead), principal)).toMatchObject({
    refusal: { code: 'COORDINATOR_NAMES' },
  })
  expect(nameStandIn(claim, forHead(otherHead), inspector)).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  })
})

test('a stand-in who has become a signer of another rung, or is no head any more, is named anew', () => {
  const standing = aRequestWith(otherHead)
  const third = anActor(22, ['head', 3])
  for (const appointments of [[], [...otherHead.appointments, ...inspector.appointments]]) {
    const changed = { ...otherHead, appointments }
    const now = {
      ...claim,
      request: standing,
      people: [...people.filter((one) => one !== otherHead), changed, third],
    }
    expect(unfilledRungs(now)).toEqual(['head'])
    const signed = signClosure(
      { request: standing, item: worked, actor: changed },
      { comment: '', effect: null },
    )
    expect(signed).toMatchObject({ refusal: { code: 'NOT_YOUR_RUNG' } })
    expect(nameStandIn(now, forHead(third), coordinator)).toMatchObject({ ok: true })
  }
  expect(
    nameStandIn({ ...claim, request: standing, people: [...people, third] }, forHead(third), coordinator),
  ).toMatchObject({
    refusal: { code: 'SIGNER_PRESENT' },
  })
})

test('one person stands in for one rung of a claim', () => {
  const among = people.filter((one) => one !== inspector)
  const standing = aRequestWith(otherHead)
  expect(standInChoices({ ...claim, request: standing, people: among }, 'inspector', coordinator)).toEqual([])
})

test('nothing is named once the claim is decided', () =>
  expect(
    nameStandIn(
      { ...claim, request: aClosureRequest({ status: 'returned' }) },
      forHead(otherHead),
      coordinator,
    ),
  ).toMatchObject({ refusal: { code: 'REQUEST_NOT_PENDING' } }))

const waiting: ClosureItem = {
  type: 'measure',
  measure: aMeasure({ status: 'submitted' }),
  findingStatus: 'open',
}
const newLeader = anActor(30, ['leader', 2])

test('the leader of a waiting item gives way to somebody who can sign', () => {
  const among = [...people, newLeader]
  const replaced = replaceLeader(
    { request: aClosureRequest(), item: waiting, people: among },
    newLeader.personId,
    coordinator,
  )
  expect(replaced).toMatchObject({
    value: [{ event: { type: 'measure.assigned', changes: { leaderId: newLeader.personId } } }],
  })
})

test.each([
  ['has no account', anActor(31, ['leader', 2]), people],
  ['has no post', anActor(31), [...people, anActor(31)]],
  ['did the work', handler, [...people, handler]],
  ['signed another rung', head, people],
])('nobody becomes the leader of a waiting item who %s', (_, person, among) =>
  expect(
    replaceLeader(
      { request: aClosureRequest({ rung: 'leader' }), item: waiting, people: among },
      person.personId,
      coordinator,
    ),
  ).toMatchObject({ refusal: { code: 'LEADER_CANNOT_SIGN' } }),
)

test('whoever stands in for the leader’s rung can become the leader, for another rung not', () => {
  const named = (rung: 'leader' | 'head') =>
    replaceLeader(
      {
        request: aClosureRequest({
          standIns: [{ rung, personId: newLeader.personId, namedBy: coordinator.personId, namedAt: noon }],
        }),
        item: waiting,
        people: [...people, newLeader],
      },
      newLeader.personId,
      coordinator,
    )
  expect(named('leader')).toMatchObject({ ok: true })
  expect(named('head')).toMatchObject({ refusal: { code: 'LEADER_CANNOT_SIGN' } })
})

test('a leader who has signed stays', () =>
  expect(
    replaceLeader(
      { request: aClosureRequest({ rung: 'inspector' }), item: waiting, people: [...people, newLeader] },
      newLeader.personId,
      coordinator,
    ),
  ).toMatchObject({ refusal: { code: 'LEADER_SIGNED' } }))

test('whoever would lose a rung by working on an item learns which, once', () => {
  const item: ClosureItem = { type: 'measure', measure: aMeasure(), findingStatus: 'open' }
  const measure = { item, ladder: usualLadder }
  expect(rungsLostByWork(head, [measure])).toEqual(['head'])
  const both = { ...head, appointments: [...head.appointments, ...coordinator.appointments] }
  expect(rungsLostByWork(both, [measure])).toEqual(['head', 'coordinator'])
  expect(rungsLostByWork(both, [{ item, ladder: ['coordinator', 'inspector'] }])).toEqual(['coordinator'])
  expect(rungsLostByWork(handler, [measure])).toEqual([])
  expect(rungsLostByWork(head, [{ item: worked, ladder: usualLadder }])).toEqual([])
})

function aRequestWith(person: ActorHere): ClosureRequest {
  const event = { type: 'closure.standInNamed', ...forHead(person) } as const
  return evolveClosure(request, { event, at: '2024-05-06T04:00:00.000Z', by: coordinator.personId })
}
