import { expect, test } from 'vitest'
import { noon, sampleId } from '../kernel/given.testing.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { anActor } from '../people/actor.testing.ts'
import type { ActorHere } from '../people/role.ts'
import { askLifting, askSeal, decideSeal, sealActionsOf, type SealCommand } from './seal.decide.ts'
import { evolveSeal, type Seal, type SealEvent } from './seal.ts'

const [coordinator, inspector] = [anActor(1, 'coordinator'), anActor(2, 'inspector')]
const wanted = {
  sealId: sampleId<'seal'>(1),
  rectificationId: sampleId<'rectification'>(1),
  fileId: sampleId<'file'>(1),
  reason: '写有举报人姓名',
}
const file = { sha256: 'ab', measureId: sampleId<'measure'>(1), isSealed: false }

function asked(by: ActorHere): Seal {
  return after(null, askSeal(by, wanted, file), by)
}

function after(seal: Seal | null, decided: Result<readonly SealEvent[], Refusal>, by: ActorHere): Seal {
  if (!decided.ok) throw new Error(decided.refusal.code)
  const next = decided.value.reduce(
    (one, event) => evolveSeal(one, { event, at: noon, by: by.personId }),
    seal,
  )
  if (next === null) throw new Error('nothing happened')
  return next
}

/** Sealed, asked for by the coordinator and confirmed by the inspector. */
function sealed(): Seal {
  const seal = asked(coordinator)
  return after(seal, decideSeal(seal, { type: 'confirm' }, inspector), inspector)
}

/** The same, and somebody asks for it to be lifted. */
function toLift(by: ActorHere): Seal {
  const seal = sealed()
  return after(seal, askLifting(seal, '核实不涉及举报人', by), by)
}

/** The status after a command, or the code of the refusal. */
function outcome(seal: Seal, command: SealCommand, actor: ActorHere): string {
  const decided = decideSeal(seal, command, actor)
  if (!decided.ok) return decided.refusal.code
  return decided.value.reduce((one, event) => evolveSeal(one, { event, at: noon, by: actor.personId }), seal)
    .status
}

test('what is asked for names the file by its hash and never by its name', () =>
  expect(askSeal(inspector, wanted, file)).toEqual({
    ok: true,
    value: [{ type: 'seal.asked', ...wanted, sha256: 'ab', measureId: file.measureId, askedAs: 'inspector' }],
  }))

test.each([
  [
    'somebody of another role',
    anActor(3, 'principal', 'leader', 'head', 'handler'),
    wanted,
    file,
    'NOT_ALLOWED',
  ],
  ['a file of something else', coordinator, wanted, null, 'NOT_FOUND'],
  ['a file that is sealed', coordinator, wanted, { ...file, isSealed: true }, 'SEALED_ALREADY'],
  ['no reason', coordinator, { ...wanted, reason: '' }, file, 'REASON_MISSING'],
] as const)('%s is refused', (...[, actor, form, known, code]) =>
  expect(askSeal(actor, form, known)).toMatchObject({ refusal: { code } }),
)

const otherCoordinator = anActor(3, 'coordinator')
const otherInspector = anActor(4, 'inspector')
const both = anActor(5, 'coordinator', 'inspector')
const doubted = { ...inspector, confirmation: { role: 'coordinator', names: ['温如玉'] } } as const
const refusing = { type: 'refuse', reason: '与举报无关' } as const

test.each([
  ['an inspector seals what a coordinator asked for', coordinator, { type: 'confirm' }, inspector, 'sealed'],
  ['a coordinator seals what an inspector asked for', inspector, { type: 'confirm' }, coordinator, 'sealed'],
  ['an inspector refuses it', coordinator, refusing, inspector, 'refused'],
  ['nobody refuses without a reason', coordinator, { ...refusing, reason: '' }, inspector, 'REASON_MISSING'],
  [
    'another coordinator does not decide',
    coordinator,
    { type: 'confirm' },
    otherCoordinator,
    'OTHER_ROLE_DECIDES',
  ],
  ['another inspector does not decide', inspector, refusing, otherInspector, 'OTHER_ROLE_DECIDES'],
  [
    'a principal does not decide',
    coordinator,
    { type: 'confirm' },
    anActor(6, 'principal'),
    'OTHER_ROLE_DECIDES',
  ],
  ['nobody decides on their own', both, { type: 'confirm' }, both, 'OWN_REQUEST'],
  ['whoever has both roles decides in the other', coordinator, { type: 'confirm' }, both, 'sealed'],
  [
    'nobody decides before it is confirmed who they are',
    coordinator,
    { type: 'confirm' },
    doubted,
    'CONFIRMATION_MISSING',
  ],
  ['whoever asked takes it back', coordinator, { type: 'withdraw' }, coordinator, 'withdrawn'],
  ['nobody else takes it back', coordinator, { type: 'withdraw' }, otherCoordinator, 'NOT_YOUR_REQUEST'],
] as const)('%s', (...[, by, command, actor, expected]) =>
  expect(outcome(asked(by), command, actor)).toBe(expected),
)

test.each([
  ['an inspector lifts what a coordinator asks for', coordinator, { type: 'confirm' }, inspector, 'lifted'],
  ['a coordinator lifts what an inspector asks for', inspector, { type: 'confirm' }, coordinator, 'lifted'],
  ['it stays sealed where that is refused', inspector, refusing, coordinator, 'sealed'],
  ['or taken back', inspector, { type: 'withdraw' }, inspector, 'sealed'],
  [
    'nobody refuses it without a reason',
    inspector,
    { ...refusing, reason: '' },
    coordinator,
    'REASON_MISSING',
  ],
  ['nobody lifts on their own', both, { type: 'confirm' }, both, 'OWN_REQUEST'],
  ['nor in the same role', inspector, { type: 'confirm' }, otherInspector, 'OTHER_ROLE_DECIDES'],
  ['nor unconfirmed', coordinator, { type: 'confirm' }, doubted, 'CONFIRMATION_MISSING'],
  ['nobody else takes it back', inspector, { type: 'withdraw' }, otherInspector, 'NOT_YOUR_REQUEST'],
] as const)('a seal is lifted in the same two steps: %s', (...[, by, command, actor, expected]) =>
  expect(outcome(toLift(by), command, actor)).toBe(expected),
)

test.each([
  ['by whoever may not ask for a seal', sealed(), '核实', anActor(3, 'principal', 'head'), 'NOT_ALLOWED'],
  ['without a reason', sealed(), '', inspector, 'REASON_MISSING'],
  ['twice', toLift(inspector), '核实', coordinator, 'LIFTING_ASKED'],
  ['before it is confirmed', asked(coordinator), '核实', inspector, 'NOT_SEALED'],
] as const)('lifting is not asked for %s', (...[, seal, reason, actor, code]) =>
  expect(askLifting(seal, reason, actor)).toEqual({ ok: false, refusal: { code } }),
)

test('why it stays sealed is told until it is asked for again', () => {
  const lifting = toLift(inspector)
  const kept = after(lifting, decideSeal(lifting, refusing, coordinator), coordinator)
  expect(kept).toMatchObject({ status: 'sealed', keptFor: '与举报无关', decidedBy: inspector.personId })
  expect(sealActionsOf(kept, coordinator)).toEqual(['askLifting'])
  expect(sealActionsOf(kept, anActor(3, 'principal'))).toEqual([])
  const again = after(kept, askLifting(kept, '再次核实', coordinator), coordinator)
  expect(again).not.toHaveProperty('keptFor')
  expect(sealActionsOf(again, coordinator)).toEqual(['withdraw'])
  expect(sealActionsOf(again, inspector)).toEqual(['confirm', 'refuse'])
})

test('what is decided stays so', () => {
  const waits = asked(coordinator)
  const lifting = toLift(coordinator)
  for (const [seal, type] of [
    [waits, 'seal.withdrawn'],
    [lifting, 'seal.lifted'],
  ] as const) {
    const decided = evolveSeal(seal, { event: { type }, at: noon, by: inspector.personId })
    for (const command of [{ type: 'confirm' }, refusing, { type: 'withdraw' }] as const)
      expect(outcome(decided, command, inspector)).toBe('SEAL_NOT_PENDING')
    expect(sealActionsOf(decided, inspector)).toEqual([])
  }
})

test('what somebody can do about it is what is not refused', () => {
  expect(sealActionsOf(asked(coordinator), coordinator)).toEqual(['withdraw'])
  expect(sealActionsOf(asked(coordinator), inspector)).toEqual(['confirm', 'refuse'])
  expect(sealActionsOf(asked(coordinator), otherCoordinator)).toEqual([])
})
