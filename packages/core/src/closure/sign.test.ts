import { expect, test } from 'vitest'
import { usualLadder } from '../templates/template.ts'
import { aFinding } from '../findings/finding.testing.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import { anActor } from '../people/actor.testing.ts'
import type { ActorHere } from '../people/role.ts'
import type { ClosureItem } from './closure-item.ts'
import { aClosureRequest, signerOf } from '../claims/closure-request.testing.ts'
import { type Rung, rungs } from '../claims/closure-request.ts'
import { returnClosure, signClosure, withdrawClosure } from './sign.ts'
import { rungsHeldBy, type Signers, signersOf, unsignableRungs } from './signers.ts'
import { submitFinding, submitMeasure } from './submit.ts'

const closureRequestId = sampleId<'closureRequest'>(1)
const head: ActorHere = { ...anActor(1, 'head'), personId: signerOf.head }
const inspector: ActorHere = { ...anActor(1, ['inspector', 2]), personId: signerOf.inspector }

const measureItem: ClosureItem = {
  type: 'measure',
  measure: aMeasure({ status: 'submitted' }),
  findingStatus: 'open',
}
const findingItem: ClosureItem = {
  type: 'finding',
  finding: aFinding({ status: 'submitted' }),
  measures: [aMeasure({ status: 'closed' })],
}
const findingClaim = {
  subject: { type: 'finding', id: sampleId<'finding'>(1) },
  verdict: 'completed',
} as const

const types = (result: { ok: boolean; value?: readonly { event: { type: string } }[] }) =>
  result.value?.map(({ event }) => event.type)

test('who claims a measure and whoever had to do with it before did the work', () => {
  const measure = aMeasure({ doers: [sampleId(1), sampleId(5)] })
  const by = sampleId<'person'>(6)
  const submitted = submitMeasure({
    measure,
    findingStatus: 'open',
    closureRequestId,
    claim: '已完成',
    by,
    ladder: ['coordinator'],
  })
  expect(submitted).toMatchObject({
    value: [
      { subjectType: 'measure', event: { type: 'measure.submitted', closureRequestId } },
      {
        subjectType: 'closureRequest',
        event: { doers: [by, sampleId(1), sampleId(5)], ladder: ['coordinator'] },
      },
    ],
  })
})

test('who claims a finding, who claimed it before and whoever did its measures did the work', () => {
  const finding = aFinding({ claimants: [sampleId(7)] })
  const measures = [aMeasure({ status: 'closed' }), aMeasure({ status: 'closed', doers: [sampleId(8)] })]
  const by = sampleId<'person'>(6)
  const verdict = 'basicallyCompleted'
  expect(
    submitFinding({ finding, measures, closureRequestId, claim: '已完成', verdict, by, ladder: usualLadder }),
  ).toMatchObject({
    value: [
      { subjectType: 'finding', event: { type: 'finding.submitted' } },
      {
        subjectType: 'closureRequest',
        event: { verdict, doers: [by, sampleId(7), sampleId(1), sampleId(8)] },
      },
    ],
  })
})

test('a signature below the last rung changes the claim alone', () => {
  const closure = { request: aClosureRequest(), item: measureItem, actor: head }
  expect(types(signClosure(closure, { comment: '', effect: null }))).toEqual(['closure.signed'])
})

test('the last signature closes the measure', () => {
  const closure = { request: aClosureRequest({ rung: 'inspector' }), item: measureItem, actor: inspector }
  expect(types(signClosure(closure, { comment: '', effect: null }))).toEqual([
    'closure.signed',
    'measure.closed',
  ])
})

test('the last signature closes the finding with the claimed verdict and the assessed effect', () => {
  const request = aClosureRequest({ ...findingClaim, rung: 'inspector' })
  const signed = signClosure(
    { request, item: findingItem, actor: inspector },
    { comment: '', effect: 'good' },
  )
  expect(signed).toMatchObject({
    value: [
      { event: { effect: 'good' } },
      { event: { type: 'finding.closed', verdict: 'completed', effect: 'good' } },
    ],
  })
})

test('a returned claim takes its item back with it, for the same reason', () => {
  const measures = returnClosure({ request: aClosureRequest(), item: measureItem, actor: head }, '材料不全')
  expect(measures).toMatchObject({
    value: [
      {
        subjectType: 'closureRequest',
        event: { type: 'closure.returned', rung: 'head', reason: '材料不全' },
      },
      { subjectType: 'measure', event: { type: 'measure.returned', reason: '材料不全' } },
    ],
  })
  const request = aClosureRequest(findingClaim)
  expect(types(returnClosure({ request, item: findingItem, actor: head }, '成效不明显'))).toEqual([
    'closure.returned',
    'finding.returned',
  ])
})

const held: readonly (readonly [string, ActorHere, readonly Rung[]])[] = [
  ['the head of the owner', head, ['head']],
  ['the head of another organization', anActor(9, ['head', 2]), []],
  ['a coordinator anywhere', anActor(9, ['coordinator', 2]), ['coordinator']],
  ['the leader of the item', anActor(3, ['leader', 2]), ['leader']],
  ['the leader of the item who has lost every post', anActor(3), []],
  ['a leader of other items', anActor(9, 'leader'), []],
  ['an inspector anywhere', anActor(9, ['inspector', 2]), ['inspector']],
  ['a principal', anActor(9, ['principal', 2]), ['principal']],
  ['a handler', anActor(9, 'handler'), []],
]

test.each(held)('%s holds the rungs that are theirs', (_, actor, expected) => {
  expect(rungsHeldBy(actor, aMeasure(), rungs)).toEqual(expected)
  const signers = signersOf(aMeasure(), [actor])
  expect(rungs.filter((rung) => signers[rung]?.some((signer) => signer.includes(actor.personId)))).toEqual(
    expected,
  )
})

test('nobody is head of an item without owner', () =>
  expect(rungsHeldBy(head, { ownerId: null, leaderId: null }, rungs)).toEqual([]))

test('somebody whose password was renewed signs and returns nothing until they are confirmed', () => {
  const confirmation = { role: 'coordinator', names: ['周敏'] } as const
  const closure = { request: aClosureRequest(), item: measureItem, actor: { ...head, confirmation } }
  const refused = { ok: false, refusal: { code: 'CONFIRMATION_MISSING', params: { names: '周敏' } } }
  const signed = signClosure(closure, { comment: '', effect: null })
  expect(signed).toMatchObject(refused)
  // Only those named can do something about it, so that no page is pointed to.
  expect(signed.ok ? null : signed.refusal).not.toHaveProperty('place')
  expect(returnClosure(closure, '照片不清楚')).toMatchObject(refused)
  const lonely = { ...closure, actor: { ...head, confirmation: null } }
  expect(signClosure(lonely, { comment: '', effect: null })).toMatchObject({
    refusal: { code: 'CONFIRMER_MISSING', place: { kind: 'people' } },
  })
})
test('a withdrawn claim frees its item, which can be claimed again without anything new', () => {
  const claimant = anActor(1, 'handler')
  const withdrawn = withdrawClosure({ request: aClosureRequest(), item: measureItem, actor: claimant })
  expect(types(withdrawn)).toEqual(['closure.withdrawn', 'measure.claimWithdrawn'])
  const finding = withdrawClosure({
    request: aClosureRequest(findingClaim),
    item: findingItem,
    actor: claimant,
  })
  expect(types(finding)).toEqual(['closure.withdrawn', 'finding.claimWithdrawn'])
})

test('a doer of the item who became a signer afterwards signs nothing', () => {
  const measure = aMeasure({ status: 'submitted', doers: [head.personId] })
  const item: ClosureItem = { type: 'measure', measure, findingStatus: 'open' }
  const signed = signClosure({ request: aClosureRequest(), item, actor: head }, { comment: '', effect: null })
  expect(signed).toMatchObject({ refusal: { code: 'OWN_CLAIM' } })
})

const signers: Signers = {
  head: [[signerOf.head]],
  coordinator: [[signerOf.coordinator]],
  leader: [[signerOf.leader]],
  inspector: [[signerOf.inspector]],
  principal: [[signerOf.principal]],
}

test('rungs with a person of their own can all be signed', () =>
  expect(unsignableRungs(rungs, signers, [])).toEqual([]))

test('every rung is named that only doers hold', () =>
  expect(unsignableRungs(rungs, signers, [signerOf.head, signerOf.leader])).toEqual(['head', 'leader']))

test('one person for two rungs is too few, and the lower rung has them', () =>
  expect(unsignableRungs(rungs, { ...signers, coordinator: [[signerOf.head]] }, [])).toEqual(['coordinator']))

test('who could sign two rungs gives way where somebody else can sign the other', () =>
  expect(unsignableRungs(rungs, { ...signers, head: [[signerOf.coordinator], [sampleId(50)]] }, [])).toEqual(
    [],
  ))
