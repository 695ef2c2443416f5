import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, type PlainDay } from '../kernel/day.ts'
import { noon, sampleId } from '../kernel/given.testing.ts'
import { checkInAfter } from './check-ins.ts'
import { decideMeasure, type MeasureCommand } from './measure.decide.ts'
import { evolveMeasure } from './measure.events.ts'
import type { Measure } from './measure.ts'
import { aMeasure } from './measure.testing.ts'

const first = day('2026-03-02')
const someDay = fc.integer({ min: 0, max: 60 }).map((ahead) => addDays(first, ahead))
const claim = sampleId<'closureRequest'>(1)
const schedules = [sampleId<'command'>(1), sampleId<'command'>(2)] as const
const scheduleId = fc.constantFrom(...schedules)
const said = { reportId: sampleId<'progressReport'>(1), text: '已核对', evidence: [], lateReason: '人手不足' }

/** What somebody asks on a day; a report answers the check-in that is due where there is one. */
type Step = { readonly command: MeasureCommand | 'checkIn'; readonly days: number }

const dated: fc.Arbitrary<MeasureCommand> = fc.oneof(
  someDay.map((dueOn): MeasureCommand => ({ type: 'assign', changes: { dueOn } })),
  fc
    .constantFrom('none' as const, 'weekly' as const, 'monthly' as const)
    .map((checkInEvery): MeasureCommand => ({ type: 'assign', changes: { checkInEvery } })),
  fc
    .constantFrom('timeBound' as const, 'continuous' as const)
    .map((timeClass): MeasureCommand => ({ type: 'assign', changes: { timeClass } })),
  fc
    .record({ scheduleId, dueOn: someDay })
    .map((one): MeasureCommand => ({ type: 'schedule', reason: '倒排', ...one })),
  scheduleId.map((of): MeasureCommand => ({ type: 'unschedule', scheduleId: of, reason: '重排' })),
  someDay.map((until): MeasureCommand => ({ type: 'grantExtension', until, words: '同意' })),
)
const beside: readonly MeasureCommand[] = [
  { type: 'assign', changes: { target: '账实相符', handlerId: sampleId<'person'>(9) } },
  { type: 'start' },
  { type: 'report', ...said },
  { type: 'askExtension', until: day('2026-05-20'), reason: '汛期', finalDay: null, ...said },
  { type: 'refuseExtension', reason: '不同意' },
  { type: 'withdrawExtension' },
  { type: 'submit', closureRequestId: claim, lateReason: '人手不足' },
  { type: 'return', closureRequestId: claim, reason: '缺照片' },
  { type: 'withdraw', closureRequestId: claim },
  { type: 'close', closureRequestId: claim },
  { type: 'reopen', reason: '复查发现反弹' },
  { type: 'reword', text: '修订办法并公布', reason: '笔误' },
  { type: 'void', reason: '重复' },
  { type: 'restore', reason: '误作废' },
  { type: 'handOver', changes: { handlerId: sampleId<'person'>(8) } },
  { type: 'setOrder', after: [sampleId<'measure'>(7)], workingDays: 8 },
  { type: 'fallDue', days: [first] },
]
const step: fc.Arbitrary<Step> = fc.record({
  command: fc.oneof(
    { weight: 3, arbitrary: dated },
    { weight: 5, arbitrary: fc.constantFrom(...beside) },
    { weight: 2, arbitrary: fc.constant('checkIn' as const) },
  ),
  days: fc.constantFrom(0, 0, 0, 1, 5, 12),
})
const lives = fc.array(step, { minLength: 20, maxLength: 60, size: 'max' })
const runs = { numRuns: 200, seed: 20261127, endOnFailure: true }

/** Plays a life, looked at around each step that was carried out. */
function play(
  life: readonly Step[],
  look: (of: { before: Measure; after: Measure; command: MeasureCommand; today: PlainDay }) => void,
): void {
  let measure = aMeasure({ status: 'planned', dueOn: addDays(first, 10) })
  let today = first
  for (const { command: drawn, days } of life) {
    today = addDays(today, days)
    const checkIn = { day: measure.dueOn ?? today, today }
    const command = drawn === 'checkIn' ? ({ type: 'report', ...said, checkIn } as const) : drawn
    const decided = decideMeasure(measure, command, { findingStatus: 'open', today })
    if (!decided.ok) continue
    const stamp = { at: noon, by: sampleId<'person'>(1) }
    const after = decided.value.reduce<Measure>(
      (now, event) => evolveMeasure(now, { event, ...stamp }),
      measure,
    )
    look({ before: measure, after, command, today })
    measure = after
  }
}

/** The day that a command asks for; the one of before where it asks for none. */
function dayAskedFor(before: Measure, command: MeasureCommand): PlainDay | null {
  if (command.type === 'assign' && command.changes.dueOn !== undefined) return command.changes.dueOn
  if (command.type === 'schedule') return command.dueOn
  if (command.type === 'unschedule') return before.accepted?.from ?? null
  if (command.type === 'grantExtension') return command.until
  if (command.type === 'report' && command.checkIn) return checkInAfter(before, command.checkIn.day)
  return before.dueOn
}

test('whatever life a measure has: its day moves by a command that names one, to that day, and by nothing else', () => {
  const moving = new Map<string, number>()
  fc.assert(
    fc.property(lives, (life) =>
      play(life, ({ before, after, command }) => {
        expect([command.type, after.dueOn]).toEqual([command.type, dayAskedFor(before, command)])
        if (after.dueOn !== before.dueOn) moving.set(command.type, (moving.get(command.type) ?? 0) + 1)
        // The first day that was put off stays for ever.
        expect(after.firstDueOn).toBe(before.firstDueOn ?? after.firstDueOn)
      }),
    ),
    runs,
  )
  expect([...moving.keys()].toSorted()).toEqual([
    'assign',
    'grantExtension',
    'report',
    'schedule',
    'unschedule',
  ])
})

test('whatever life a measure has: no check-in that went by vanishes before it is answered', () => {
  let late = 0
  fc.assert(
    fc.property(lives, (life) =>
      play(life, ({ before, after, command, today }) => {
        const wasLate = before.checkInFrom !== null && before.dueOn !== null && before.dueOn < today
        if (!wasLate || before.status === 'submitted' || before.status === 'closed') return
        late += 1
        const isAnswered = command.type === 'report' && command.checkIn?.day === before.dueOn
        expect(after.dueOn === before.dueOn || isAnswered).toBe(true)
      }),
    ),
    runs,
  )
  expect(late).toBeGreaterThan(50)
})
