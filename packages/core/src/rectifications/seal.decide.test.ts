import { expect, test } from 'vitest'
import { noon, sampleId } from '../kernel/given.testing.ts'
import { anActor } from '../people/actor.testing.ts'
import type { ActorHere } from '../people/role.ts'
import { askSeal, decideSeal, sealActionsOf, type SealCommand } from './seal.decide.ts'
import { evolveSeal, type Seal } from './seal.ts'

const [coordinator, inspector] = [anActor(1, 'coordinator'), anActor(2, 'inspector')]
const wanted = {
  sealId: sampleId<'seal'>(1),
  rectificationId: sampleId<'rectification'>(1),
  fileId: sampleId<'file'>(1),
  reason: '写有举报人姓名',
}
const file = { sha256: 'ab', measureId: sampleId<'measure'>(1), isSealed: false }

function asked(by: ActorHere): Seal {
  const decided = askSeal(by, wanted, file)
  if (!decided.ok) throw new Error(decided.refusal.code)
  const seal = decided.value.reduce<Seal | null>(
    (one, event) => evolveSeal(one, { event, at: noon, by: by.personId }),
    null,
  )
  if (seal === null) throw new Error('nothing happened')
  return seal
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

test('what is decided stays so', () => {
  const seal = asked(coordinator)
  for (const type of ['seal.confirmed', 'seal.withdrawn'] as const) {
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
