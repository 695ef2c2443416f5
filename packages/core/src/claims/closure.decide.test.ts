import { expect, test } from 'vitest'
import { usualLadder } from '../templates/template.ts'
import { givenOf, sampleId } from '../kernel/given.testing.ts'
import type { PersonId } from '../kernel/id.ts'
import { rungs, type Rung } from './closure-request.ts'
import { aClosureRequest, signerOf } from './closure-request.testing.ts'
import { decideClosure, requestClosure, type ClosureCommand, type ClosureFacts } from './closure.decide.ts'
import { evolveClosure } from './closure.events.ts'
import { closureLifecycle, type ClosureStanding } from './closure.lifecycle.ts'

const by = (person: PersonId, ...heldRungs: Rung[]): ClosureFacts => ({
  by: person,
  heldRungs,
  isStandIn: false,
  doers: [],
  isCoordinator: false,
})
const given = givenOf({ decide: decideClosure, evolve: evolveClosure }, by(signerOf.head, 'head'))

const commands = {
  sign: { type: 'sign', comment: '同意', effect: null },
  return: { type: 'return', reason: '材料不全' },
  withdraw: { type: 'withdraw' },
} as const satisfies { [Type in ClosureCommand['type']]: Extract<ClosureCommand, { type: Type }> }

const standings = {
  pending: aClosureRequest(),
  pendingOnLastRung: aClosureRequest({ rung: 'inspector' }),
  approved: aClosureRequest({ status: 'approved' }),
  returned: aClosureRequest({ status: 'returned' }),
  withdrawn: aClosureRequest({ status: 'withdrawn' }),
} as const satisfies Record<ClosureStanding, unknown>

const cells = (['pending', 'pendingOnLastRung', 'approved', 'returned', 'withdrawn'] as const).flatMap(
  (standing) =>
    Object.values(commands).map(({ type }) => [standing, type, closureLifecycle[standing][type]] as const),
)

test.each(cells)('a claim that is %s and that somebody wants to %s: %s', (standing, command, expected) => {
  const actor = command === 'withdraw' ? by(aClosureRequest().claimedBy) : by(sampleId(99), ...rungs)
  expect(given(standings[standing], actor).when(commands[command]).outcome).toBe(expected)
})

test.each(['sign', 'return'] as const)('whoever did the work cannot %s the claim', (type) =>
  given(aClosureRequest(), by(sampleId(1), 'head'))
    .when(commands[type])
    .thenRefused('OWN_CLAIM'),
)

test.each(['sign', 'return'] as const)(
  'whoever its item knows to have done the work cannot %s the claim',
  (type) =>
    given(aClosureRequest(), { ...by(sampleId(99), 'head'), doers: [sampleId(99)], isCoordinator: true })
      .when(commands[type])
      .thenRefused('OWN_CLAIM'),
)

test('a coordinator who did none of the work returns a claim wherever it waits', () =>
  given(aClosureRequest({ rung: 'inspector' }), { ...by(sampleId(99)), isCoordinator: true })
    .when(commands.return)
    .thenBecomes({ status: 'returned', rung: 'inspector' }))

test('only whoever made a claim withdraws it', () => {
  given(aClosureRequest(), by(signerOf.head, ...rungs))
    .when(commands.withdraw)
    .thenRefused('NOT_YOUR_CLAIM')
  given(aClosureRequest({ rung: 'leader' }), by(sampleId(1)))
    .when(commands.withdraw)
    .thenBecomes({ status: 'withdrawn', rung: 'leader' })
})

test('nobody signs two rungs', () =>
  given(aClosureRequest({ rung: 'coordinator' }), by(signerOf.head, 'head', 'coordinator'))
    .when(commands.sign)
    .thenRefused('SIGNED_BEFORE'))

test.each(rungs)('the turn of %s is nobody else’s', (rung) => {
  const others = rungs.filter((other) => other !== rung)
  given(aClosureRequest({ rung }), by(sampleId(99), ...others))
    .when(commands.sign)
    .thenRefused('NOT_YOUR_RUNG')
})

test('a refusal out of turn names whose turn it is', () =>
  expect(decideClosure(aClosureRequest(), commands.sign, by(sampleId(99)))).toMatchObject({
    refusal: { params: { rung: '部门负责人', rungEn: 'head of department' } },
  }))

test('a signature hands the claim to the next rung', () =>
  given(aClosureRequest()).when(commands.sign).thenBecomes({ status: 'pending', rung: 'coordinator' }))

test('a return needs a reason', () =>
  given(aClosureRequest()).when({ type: 'return', reason: '' }).thenRefused('REASON_MISSING'))

const findingClaim = aClosureRequest({
  rung: 'inspector',
  subject: { type: 'finding', id: sampleId(7) },
  verdict: 'completed',
})

test('the last rung of a finding assesses the effect', () => {
  const inspector = by(signerOf.inspector, 'inspector')
  given(findingClaim, inspector).when(commands.sign).thenRefused('EFFECT_NOT_ASSESSED')
  given(findingClaim, inspector)
    .when({ ...commands.sign, effect: 'fair' })
    .thenBecomes({ status: 'approved', effect: 'fair' })
})

test('an effect counts nowhere but on the last rung of a finding', () => {
  const signed = decideClosure(
    aClosureRequest(),
    { ...commands.sign, effect: 'good' },
    by(signerOf.head, 'head'),
  )
  expect(signed).toMatchObject({ value: [{ effect: null }] })
})

const claim = {
  closureRequestId: sampleId<'closureRequest'>(1),
  rectificationId: sampleId<'rectification'>(1),
  subject: { type: 'measure', id: sampleId<'measure'>(1) },
  claim: '已完成',
  verdict: null,
  doers: [sampleId<'person'>(1)],
} as const

test('a claim is made whoever there is to sign it', () =>
  expect(requestClosure(claim, ['principal', 'head'])).toMatchObject({
    ok: true,
    value: [{ ladder: ['principal', 'head'] }],
  }))

test('a claim has to say something', () =>
  expect(requestClosure({ ...claim, claim: '' }, usualLadder)).toMatchObject({
    refusal: { code: 'REPORT_EMPTY' },
  }))
