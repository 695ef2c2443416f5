import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { givenOf, noon, sampleId } from '../kernel/given.testing.ts'
import { anActor } from '../people/actor.testing.ts'
import { decidingRefusal, preparedExtension, preparingRefusal } from './extension.decide.ts'
import { type Extension, extensionsTogether } from './extension.ts'
import { measureStatuses } from './labels.ts'
import { worksOn } from './late.ts'
import { decideMeasure, type MeasureCommand } from './measure.decide.ts'
import { evolveMeasure } from './measure.events.ts'
import { measureTrials } from './measure.lifecycle.ts'
import { aMeasure } from './measure.testing.ts'

// It is due on the 30th of June.
const before = { findingStatus: 'open', today: day('2024-06-20') } as const
const after = { findingStatus: 'open', today: day('2024-07-02') } as const
const given = givenOf({ decide: decideMeasure, evolve: evolveMeasure }, before)

const ask = {
  type: 'askExtension',
  until: day('2024-08-31'),
  reason: '审计报告未出',
  reportId: sampleId<'progressReport'>(7),
  text: '已完成初稿',
  evidence: [],
  finalDay: day('2024-12-31'),
} as const satisfies MeasureCommand
const asked: Extension = {
  until: day('2024-08-31'),
  reason: '审计报告未出',
  reportId: sampleId<'progressReport'>(7),
  leaderUntil: day('2024-12-31'),
  askedBy: sampleId<'person'>(1),
  askedFor: null,
  askedAt: noon,
}
const waiting = aMeasure({ extension: asked })
const grant = { type: 'grantExtension', until: day('2024-08-31'), words: '' } as const
const codeOf = (measure: typeof waiting, command: MeasureCommand, facts = {}): unknown => {
  const decided = decideMeasure(measure, command, { ...before, ...facts })
  return decided.ok ? decided.value.map(({ type }) => type) : decided.refusal.code
}

test('whoever asks for more time says in the same step how far the work is', () => {
  const { after: measure } = given(aMeasure({ status: 'planned', firstDueOn: null })).when(ask)
  expect(measure).toMatchObject({ status: 'underway', lastProgress: '已完成初稿', dueOn: '2024-06-30' })
  expect(measure.extension).toMatchObject({
    until: '2024-08-31',
    reason: '审计报告未出',
    leaderUntil: '2024-12-31',
  })
})

test.each([
  ['a day that is not later', { until: day('2024-06-30') }, 'EXTENSION_DAY'],
  ['no reason', { reason: '' }, 'REASON_MISSING'],
  ['nothing said of the work', { text: '' }, 'REPORT_EMPTY'],
] as const)('no extension is asked for with %s', (_, changes, code) =>
  expect(codeOf(aMeasure(), { ...ask, ...changes })).toBe(code),
)

test('no extension is asked for twice at once, nor of check-ins', () => {
  expect(codeOf(waiting, ask)).toBe('EXTENSION_WAITS')
  const weekly = { timeClass: 'continuous', checkInEvery: 'weekly', checkInFrom: day('2024-06-30') } as const
  expect(codeOf(aMeasure(weekly), ask)).toBe('EXTENSION_OF_CHECK_INS')
  expect(codeOf(aMeasure({ dueOn: null, timeClass: 'continuous' }), ask)).toBe('ASSIGNMENT_MISSING')
})

test('the granted day is exact, and the first day stays for ever', () => {
  const once = given(waiting).when({ ...grant, until: day('2024-08-15') }).after
  expect(once).toMatchObject({
    dueOn: '2024-08-15',
    firstDueOn: '2024-06-30',
    extensions: 1,
    extension: null,
  })
  const again = given({ ...once, extension: asked }).when(grant).after
  expect(again).toMatchObject({ dueOn: '2024-08-31', firstDueOn: '2024-06-30', extensions: 2 })
  const moved = given(again).when({ type: 'assign', changes: { dueOn: day('2024-09-30') } }).after
  expect(moved).toMatchObject({ dueOn: '2024-09-30', firstDueOn: '2024-06-30', extensions: 2 })
})

test('what was asked for and granted is counted, with the days by which it was put off', () => {
  const counted = ({ extensionsAsked, extensionsGranted, daysExtended }: ReturnType<typeof aMeasure>) => [
    extensionsAsked,
    extensionsGranted,
    daysExtended,
  ]
  const once = given(aMeasure()).when(ask).after
  expect(counted(once)).toEqual([1, 0, 0])
  const granted = given(once).when({ ...grant, until: day('2024-07-10') }).after
  expect(counted(granted)).toEqual([1, 1, 10])
  const again = given(granted).when({ ...ask, until: day('2024-07-20') }).after
  expect(counted(given(again).when({ type: 'refuseExtension', reason: '须按期完成' }).after)).toEqual([
    2, 1, 10,
  ])
  expect(counted(given(again).when({ ...grant, until: day('2024-07-20') }).after)).toEqual([2, 2, 20])
})

test('what several measures knew of extensions, the one knows that they become', () => {
  const first = day('2024-05-31')
  const extendedOne = {
    extensions: 2,
    firstDueOn: first,
    extensionsAsked: 3,
    extensionsGranted: 2,
    daysExtended: 40,
  }
  const one = aMeasure({ dueOn: day('2024-12-31') })
  expect(
    extensionsTogether(one, [aMeasure(extendedOne), aMeasure({ ...extendedOne, extensions: 1 })]),
  ).toEqual({
    extensions: 2,
    firstDueOn: '2024-05-31',
    extensionsAsked: 6,
    extensionsGranted: 4,
    daysExtended: 80,
  })
  // Nobody extended either of them, and yet the work of the other one is due later from now on.
  expect(extensionsTogether(one, [aMeasure()])).toMatchObject({ extensions: 0, firstDueOn: '2024-06-30' })
  expect(extensionsTogether(aMeasure(), [one])).toBeNull()
  const weekly = { timeClass: 'continuous', checkInEvery: 'weekly', dueOn: day('2024-01-31') } as const
  expect(extensionsTogether(one, [aMeasure(weekly)])).toBeNull()
})

test('a later day than was asked for is granted for a reason only', () => {
  const later = { ...grant, until: day('2024-09-30') }
  expect(codeOf(waiting, later)).toBe('EXTENSION_LATER')
  expect(codeOf(waiting, { ...later, words: '与年度审计同步' })).toEqual(['measure.extensionGranted'])
})

test('what a liaison prepares is there for the leader, moves no day, and is gone with the request', () => {
  const prepare = { type: 'prepareExtension', until: day('2024-08-15'), words: '可延至月中' } as const
  const prepared = given(waiting).when(prepare).after
  expect(preparedExtension(prepared)).toEqual({
    forId: prepared.leaderId,
    until: '2024-08-15',
    words: '可延至月中',
    by: expect.any(String),
    at: noon,
  })
  expect(prepared).toMatchObject({ dueOn: '2024-06-30', extensions: 0, doers: waiting.doers })
  const again = given(prepared).when({ ...prepare, until: null, words: '须按期完成' }).after
  expect(preparedExtension(again)).toMatchObject({ until: null, words: '须按期完成' })
  expect(given(again).when(grant).after).toMatchObject({ extension: null, dueOn: '2024-08-31' })
  // Another who leads since is told nothing of what was prepared for the one before.
  expect(preparedExtension({ ...prepared, leaderId: sampleId<'person'>(77) })).toBeNull()
  expect(preparedExtension(waiting)).toBeNull()
})

test('nothing is prepared that the leader could not decide', () => {
  const prepare = { type: 'prepareExtension', until: day('2024-08-15'), words: '' } as const
  expect(codeOf(aMeasure(), prepare)).toBe('EXTENSION_NOT_ASKED')
  expect(codeOf(waiting, { ...prepare, until: null })).toBe('REASON_MISSING')
  expect(codeOf(waiting, { ...prepare, until: day('2024-06-30') })).toBe('EXTENSION_DAY')
  expect(codeOf(waiting, { ...prepare, until: day('2024-09-30') })).toBe('EXTENSION_LATER')
  expect(codeOf(waiting, { ...prepare, until: day('2025-01-31') })).toBe('EXTENSION_FOR_PRINCIPAL')
  const forPrincipal = aMeasure({ extension: { ...asked, leaderUntil: null } })
  expect(codeOf(forPrincipal, prepare)).toBe('EXTENSION_FOR_PRINCIPAL')
  const liaison = { personId: sampleId<'person'>(55) }
  expect(preparingRefusal(waiting, liaison)).toBeNull()
  expect(preparingRefusal(aMeasure(), liaison)).toEqual({ code: 'EXTENSION_NOT_ASKED' })
  expect(preparingRefusal(forPrincipal, liaison)).toEqual({ code: 'EXTENSION_FOR_PRINCIPAL' })
  expect(preparingRefusal({ ...waiting, doers: [liaison.personId] }, liaison)).toEqual({
    code: 'EXTENSION_OWN',
  })
})

test('what is refused, taken back or claimed waits no more, and its day stays', () => {
  expect(codeOf(waiting, { type: 'refuseExtension', reason: '' })).toBe('REASON_MISSING')
  for (const command of [
    { type: 'refuseExtension', reason: '须按期完成' },
    { type: 'withdrawExtension' },
    { type: 'submit', closureRequestId: sampleId<'closureRequest'>(1) },
    { type: 'void', reason: '误录' },
  ] as const)
    expect(given(waiting).when(command).after).toMatchObject({
      extension: null,
      dueOn: '2024-06-30',
      firstDueOn: null,
    })
})

test('while an extension waits, nobody moves the day past whoever decides', () => {
  expect(codeOf(waiting, { type: 'assign', changes: { dueOn: day('2024-07-31') } })).toBe('EXTENSION_WAITS')
  expect(codeOf(waiting, measureTrials.schedule)).toBe('EXTENSION_WAITS')
  expect(codeOf(waiting, { type: 'assign', changes: { target: '账实相符' } })).toEqual(['measure.assigned'])
})

// What its handler may do of everything that a measure can be told, one by one, on a measure that is late.
const late = {
  assign: 'LATE_ONLY_ACCOUNTS',
  setOrder: 'LATE_ONLY_ACCOUNTS',
  schedule: 'LATE_ONLY_ACCOUNTS',
  unschedule: 'LATE_ONLY_ACCOUNTS',
  setFigures: 'LATE_ONLY_ACCOUNTS',
  start: 'LATE_ONLY_ACCOUNTS',
  report: ['measure.lateExplained', 'measure.reported'],
  reportSupport: ['measure.supportReported'],
  movePart: 'LATE_ONLY_ACCOUNTS',
  reportPart: ['measure.partReported'],
  askExtension: ['measure.lateExplained', 'measure.reported', 'measure.extensionAsked'],
  withdrawExtension: 'EXTENSION_NOT_ASKED',
  prepareExtension: 'LATE_ONLY_ACCOUNTS',
  grantExtension: 'LATE_ONLY_ACCOUNTS',
  refuseExtension: 'LATE_ONLY_ACCOUNTS',
  submit: ['measure.lateExplained', 'measure.submitted'],
  close: 'NOT_IN_STATUS',
  closeBefore: 'NOT_IN_STATUS',
  fallDue: [],
  return: 'NOT_IN_STATUS',
  withdraw: 'NOT_IN_STATUS',
  replaceLeader: 'NOT_IN_STATUS',
  handOver: [],
  reopen: 'LATE_ONLY_ACCOUNTS',
  reword: 'LATE_ONLY_ACCOUNTS',
  void: 'LATE_ONLY_ACCOUNTS',
  restore: 'LATE_ONLY_ACCOUNTS',
  addFurther: 'LATE_ONLY_ACCOUNTS',
  dropFurther: 'LATE_ONLY_ACCOUNTS',
} as const satisfies Record<MeasureCommand['type'], string | readonly string[]>

test.each(Object.values(measureTrials))('after its day, a handler who tells a measure to $type', (trial) => {
  const byHandler = { ...after, isByHandler: true }
  expect(codeOf(aMeasure(), trial, byHandler)).toEqual(late[trial.type])
})

test.each(['report', 'submit', 'askExtension'] as const)(
  'after its day, whoever would %s without saying why it is late is refused, and in time is not asked',
  (type) => {
    const silent = { ...measureTrials[type], lateReason: ' ' }
    expect(codeOf(aMeasure(), silent, after)).toBe('LATE_REASON_MISSING')
    expect(codeOf(aMeasure(), measureTrials[type], before)).not.toContain('measure.lateExplained')
    expect(codeOf(aMeasure(), silent, before)).toBeInstanceOf(Array)
  },
)

test('who answers for more than the work goes on with what is late', () => {
  expect(codeOf(aMeasure({ status: 'planned' }), measureTrials.start, after)).toEqual(['measure.started'])
  expect(codeOf(aMeasure(), measureTrials.movePart, after)).toEqual(['measure.partMoved'])
})

test('what waits for a check or is done is never late', () => {
  const asksWhy = measureStatuses.filter(
    (status) =>
      codeOf(aMeasure({ status }), { ...measureTrials.report, lateReason: '' }, after) ===
      'LATE_REASON_MISSING',
  )
  expect(asksWhy).toEqual(['planned', 'underway', 'returned', 'reopened'])
})

test('the handler does the work, and a handler of the owner who holds no more there', () => {
  const measure = aMeasure()
  expect(worksOn(anActor(1, 'coordinator', 'handler'), measure)).toBe(true)
  expect(worksOn(anActor(2, 'handler'), measure)).toBe(true)
  expect(worksOn(anActor(2, 'handler', 'head'), measure)).toBe(false)
  expect(worksOn(anActor(2, 'handler', 'coordinator'), measure)).toBe(false)
  expect(worksOn(anActor(2, ['handler', 2]), measure)).toBe(false)
})

const leader = anActor(3, 'leader')
const principal = anActor(4, 'principal')
const person = (number: number) => sampleId<'person'>(number)

test('the leader decides, and the principal beyond the final day, from the second on and where the leader did the work', () => {
  const whoDecides = (extension: Partial<Extension>, changes = {}): string[] =>
    [leader, principal].map(
      (actor) =>
        decidingRefusal({ ...waiting, extension: { ...asked, ...extension }, ...changes }, actor)?.code ??
        'may',
    )
  expect(whoDecides({})).toEqual(['may', 'EXTENSION_FOR_LEADER'])
  expect(whoDecides({ leaderUntil: null })).toEqual(['EXTENSION_FOR_PRINCIPAL', 'may'])
  expect(whoDecides({}, { leaderId: null })).toEqual(['EXTENSION_FOR_PRINCIPAL', 'may'])
  expect(whoDecides({}, { doers: [person(3)] })).toEqual(['EXTENSION_OWN', 'may'])
  expect(whoDecides({}, { doers: [person(4)] })).toEqual(['may', 'EXTENSION_OWN'])
  expect(decidingRefusal(waiting, leader, day('2025-01-31'))).toEqual({ code: 'EXTENSION_FOR_PRINCIPAL' })
  expect(decidingRefusal(aMeasure(), leader)).toEqual({ code: 'EXTENSION_NOT_ASKED' })
})

test('from the second on and beyond the final day it is the principal’s when it is asked for', () => {
  const leaderUntil = (changes: object, command: object): unknown =>
    given(aMeasure(changes)).when({ ...ask, ...command }).after.extension?.leaderUntil
  expect(leaderUntil({}, {})).toBe('2024-12-31')
  expect(leaderUntil({}, { until: day('2025-01-01') })).toBeNull()
  expect(leaderUntil({}, { finalDay: null })).toBeNull()
  expect(leaderUntil({ extensions: 1, firstDueOn: day('2024-03-31') }, {})).toBeNull()
})

test('a deputy decides in the place of the leader, and not of one who did the work', () => {
  const deputy = {
    ...leader,
    personId: person(8),
    inPlaceOf: person(3),
    appointments: leader.appointments.map((held) => ({ ...held, inPlaceOf: person(3) })),
  }
  expect(decidingRefusal(waiting, deputy)).toBeNull()
  expect(decidingRefusal({ ...waiting, doers: [person(3)] }, deputy)).toEqual({ code: 'EXTENSION_OF_DOER' })
  expect(decidingRefusal({ ...waiting, doers: [person(8)] }, deputy)).toEqual({ code: 'EXTENSION_OWN' })
})
