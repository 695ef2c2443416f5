import { expect, test } from 'vitest'
import { noCourse } from './stages.ts'
import { noon, sampleId } from '../kernel/given.testing.ts'
import { anActor } from '../people/actor.testing.ts'
import type { ActorHere } from '../people/role.ts'
import { plainTemplate } from '../templates/shipped.ts'
import { keptOf } from '../templates/template.ts'
import { decideRectification } from './rectification.decide.ts'
import { nothingAnnounced, type Rectification } from './rectification.ts'
import { evolveRectification } from './rectification.events.ts'
import { askVoiding, decideVoiding, type VoidingCommand, voidingActionsOf } from './voiding.decide.ts'

const rectification: Rectification = {
  id: sampleId<'rectification'>(1),
  bodyId: null,
  name: '误导入的专项',
  template: keptOf(plainTemplate),
  inspectingBody: null,
  inspectedBody: null,
  inspectedFrom: null,
  inspectedTo: null,
  feedbackOn: null,
  announced: nothingAnnounced,
  putAway: null,
  archivedAt: null,
  sights: [],
  voiding: null,
  course: noCourse,
  version: 4,
}
const coordinator = anActor(1, 'coordinator')
const principal = anActor(2, 'principal')
const both = anActor(3, 'coordinator', 'principal')
const otherId = sampleId<'person'>(9)
/** Somebody in the place of another, whose role they have lent. */
const deputyOf = (deputy: ActorHere, inPlaceOf: ActorHere): ActorHere => ({
  ...deputy,
  appointments: inPlaceOf.appointments.map((held) => ({ ...held, inPlaceOf: inPlaceOf.personId })),
  inPlaceOf: inPlaceOf.personId,
})

function asked(by: ActorHere): Rectification {
  const decided = askVoiding(rectification, '导入了别的单位的文件')
  return applied(rectification, decided, by)
}

function applied(
  before: Rectification,
  decided: ReturnType<typeof decideVoiding> | ReturnType<typeof askVoiding>,
  { personId, inPlaceOf }: ActorHere,
): Rectification {
  if (!decided.ok) throw new Error(decided.refusal.code)
  const who = { by: personId, ...(inPlaceOf && { inPlaceOf }) }
  return decided.value.reduce((one, event) => evolveRectification(one, { event, at: noon, ...who }), before)
}

/** What is then said of voiding, or the code of the refusal. */
function outcome(before: Rectification, command: VoidingCommand, actor: ActorHere): string {
  const decided = decideVoiding(before, command, actor)
  if (!decided.ok) return decided.refusal.code
  return applied(before, decided, actor).voiding?.status ?? 'none'
}

test('what was asked is kept with who asked, in whose place, and why', () => {
  expect(asked(coordinator)).toEqual({
    ...rectification,
    voiding: {
      status: 'asked',
      askedBy: coordinator.personId,
      askedFor: null,
      askedAt: noon,
      reason: '导入了别的单位的文件',
    },
    version: 5,
  })
  expect(asked({ ...coordinator, inPlaceOf: otherId }).voiding).toMatchObject({ askedFor: otherId })
})

test('asking wants a reason, and is done once', () => {
  expect(askVoiding(rectification, '')).toMatchObject({ refusal: { code: 'REASON_MISSING' } })
  expect(askVoiding(asked(coordinator), '又一次')).toMatchObject({ refusal: { code: 'VOIDING_ASKED' } })
})

const returning = { type: 'return', reason: '应更正，不作废' } as const
const doubted = { ...principal, confirmation: { role: 'coordinator', names: ['温如玉'] } } as const

test.each([
  ['a principal confirms', coordinator, { type: 'confirm' }, principal, 'voided'],
  ['a principal returns it', coordinator, returning, principal, 'none'],
  [
    'nobody returns it without a reason',
    coordinator,
    { ...returning, reason: '' },
    principal,
    'REASON_MISSING',
  ],
  [
    'another coordinator does not decide',
    coordinator,
    { type: 'confirm' },
    anActor(4, 'coordinator'),
    'NOT_ALLOWED',
  ],
  ['an inspector does not decide', coordinator, returning, anActor(4, 'inspector'), 'NOT_ALLOWED'],
  ['nobody decides on their own, whatever roles they hold', both, { type: 'confirm' }, both, 'OWN_REQUEST'],
  [
    'whoever holds both roles decides on what another asked',
    coordinator,
    { type: 'confirm' },
    both,
    'voided',
  ],
  [
    'nor as a deputy of the principal',
    coordinator,
    { type: 'confirm' },
    deputyOf(coordinator, principal),
    'OWN_REQUEST',
  ],
  [
    'nor what a deputy asked in their place',
    deputyOf(coordinator, both),
    { type: 'confirm' },
    both,
    'OWN_REQUEST',
  ],
  [
    'nor does the deputy of whoever asked',
    both,
    { type: 'confirm' },
    deputyOf(principal, both),
    'OWN_REQUEST',
  ],
  [
    'another deputy of the principal confirms',
    coordinator,
    { type: 'confirm' },
    deputyOf(anActor(5), principal),
    'voided',
  ],
  [
    'nobody decides before it is confirmed who they are',
    coordinator,
    { type: 'confirm' },
    doubted,
    'CONFIRMATION_MISSING',
  ],
  ['whoever asked takes it back', coordinator, { type: 'withdraw' }, coordinator, 'none'],
  ['nobody else takes it back', coordinator, { type: 'withdraw' }, principal, 'NOT_YOUR_REQUEST'],
] as const)('%s', (...[, by, command, actor, expected]) =>
  expect(outcome(asked(by), command, actor)).toBe(expected),
)

test('what nobody asks is not decided', () =>
  expect(outcome(rectification, { type: 'confirm' }, principal)).toBe('VOIDING_NOT_ASKED'))

test('what is voided stays so, whatever is asked of it', () => {
  const before = asked(coordinator)
  const voided = applied(before, decideVoiding(before, { type: 'confirm' }, principal), principal)
  expect(voided.voiding).toEqual({
    status: 'voided',
    askedBy: coordinator.personId,
    askedFor: null,
    askedAt: noon,
    reason: '导入了别的单位的文件',
    decidedBy: principal.personId,
    decidedFor: null,
    decidedAt: noon,
  })
  const open = { findings: 0, measures: 0, lists: 0, seals: 0 }
  for (const command of [
    { type: 'archive' },
    { type: 'unarchive' },
    { type: 'amend', changes: { name: '另一名称' }, reason: '笔误' },
  ] as const)
    expect(decideRectification(voided, command, { open })).toMatchObject({
      refusal: { code: 'RECTIFICATION_VOIDED' },
    })
  expect(askVoiding(voided, '再次')).toMatchObject({ refusal: { code: 'RECTIFICATION_VOIDED' } })
  for (const command of [{ type: 'confirm' }, returning, { type: 'withdraw' }] as const)
    expect(outcome(voided, command, principal)).toBe('RECTIFICATION_VOIDED')
})

test('what somebody can do about it is what is not refused', () => {
  const { voiding } = asked(both)
  if (voiding === null) throw new Error('nobody asked')
  expect(voidingActionsOf(voiding, [both])).toEqual(['withdraw'])
  expect(voidingActionsOf(voiding, [principal])).toEqual(['confirm', 'return'])
  expect(voidingActionsOf(voiding, [coordinator])).toEqual([])
  expect(voidingActionsOf(voiding, [anActor(5), deputyOf(anActor(5), principal)])).toEqual([
    'confirm',
    'return',
  ])
})
