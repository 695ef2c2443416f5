import { expect, test } from 'vitest'
import { aClosureRequest, signerOf } from '../claims/closure-request.testing.ts'
import { addDays, day } from '../kernel/day.ts'
import { assignerOf, measureActionsOf } from '../closure/actions.ts'
import { anActor } from '../people/actor.testing.ts'
import type { Actor } from '../people/role.ts'
import { lightOf } from './light.ts'
import { aMeasure } from './measure.testing.ts'
import { type MeasureStatus, measureStatuses } from './labels.ts'
import type { Measure } from './measure.ts'
import { type MeasureAction, measureActions } from './measures.contract.ts'
import { nextStep, otherActions } from './next-action.ts'
import { stepActions } from './step-actions.ts'

const people = {
  handler: anActor(1, 'handler'),
  head: { ...anActor(1, 'head'), personId: signerOf.head },
  coordinator: { ...anActor(1, ['coordinator', 2]), personId: signerOf.coordinator },
  leader: { ...anActor(1, ['leader', 2]), personId: signerOf.leader },
  inspector: { ...anActor(1, ['inspector', 2]), personId: signerOf.inspector },
  principal: anActor(20, ['principal', 2]),
} satisfies Record<string, Actor>
type Who = keyof typeof people
const everybody = ['handler', 'head', 'coordinator', 'leader', 'inspector', 'principal'] as const

const today = day('2024-05-06')

function seen(
  who: Who,
  measure: Measure,
  among: readonly MeasureAction[] = measureActions,
): Parameters<typeof otherActions> {
  const actor = people[who]
  const request = measure.status === 'submitted' ? aClosureRequest() : null
  const { can } = measureActionsOf({ actor, measure, findingStatus: 'open', request }, among)
  const named = (id: string | null) => (id === null ? null : { id, name: '王敏' })
  return [
    {
      ...measure,
      can: [...can],
      light: lightOf(measure, { today, dueSoonDays: 10 }),
      leader: named(measure.leaderId),
      owner: named(measure.ownerId),
      handler: named(measure.handlerId),
      assigns: assignerOf(actor, measure),
      firstDueOn: null,
      objectsOpen: 0,
      objectsSaid: 0,
    },
    actor.personId,
  ]
}

const late = addDays(today, -1)
const inTime = addDays(today, 90)

// Who sees which main button: of a measure in time, and of one that is late.
const table: Record<MeasureStatus, Partial<Record<Who, readonly [string, string]>>> = {
  planned: { handler: ['start', 'report'] },
  underway: { handler: ['submit', 'report'] },
  submitted: { head: ['approve', 'approve'] },
  returned: { handler: ['report', 'report'] },
  closed: {},
  voided: {},
  reopened: { handler: ['report', 'report'] },
}

test.each(measureStatuses)('who goes on with a measure that is %s', (status) => {
  for (const who of everybody) {
    const [then, whenLate] = table[status][who] ?? [null, null]
    const on = (dueOn: typeof late): unknown => nextStep(...seen(who, aMeasure({ status, dueOn })))
    expect({ who, inTime: on(inTime), late: on(late) }).toEqual({ who, inTime: then, late: whenLate })
  }
})

test.each(measureStatuses)(
  'a list that asks for few actions says the same next step of what is %s',
  (status) => {
    const measures = [late, inTime, null].flatMap((dueOn) =>
      [
        {},
        { timeClass: 'continuous' as const },
        { leaderId: null },
        { handlerId: null },
        { handlerId: people.head.personId },
      ].map((facts) => aMeasure({ status, dueOn, ...facts })),
    )
    for (const who of everybody) {
      for (const measure of measures) {
        const [all, personId] = seen(who, measure)
        const [few] = seen(who, measure, stepActions)
        expect(all.can.filter((action) => stepActions.includes(action))).toEqual(few.can)
        for (const firstDueOn of [null, late]) {
          const step = nextStep({ ...all, firstDueOn }, personId, 0)
          expect({ who, step: nextStep({ ...few, firstDueOn }, personId) }).toEqual({ who, step })
        }
      }
    }
  },
)

test('what is late is never closed first, but can be claimed', () => {
  const [measure, personId] = seen('handler', aMeasure({ dueOn: late }))
  expect(nextStep(measure, personId)).toBe('report')
  expect(otherActions(measure, personId)).toEqual(['submit', 'askExtension'])
})

test('whoever may assign fills in what is missing', () => {
  expect(nextStep(...seen('coordinator', aMeasure({ leaderId: null })))).toBe('assign')
  expect(nextStep(...seen('coordinator', aMeasure({ dueOn: null })))).toBe('assign')
  expect(nextStep(...seen('coordinator', aMeasure({ dueOn: null, timeClass: 'continuous' })))).toBeNull()
  expect(nextStep(...seen('head', aMeasure({ handlerId: null })))).toBe('assign')
  expect(nextStep(...seen('head', aMeasure({ leaderId: null })))).toBeNull()
})

test('of what goes on for good with a check-in to come, reporting comes before closing it', () => {
  const standing = aMeasure({ timeClass: 'continuous', status: 'underway', dueOn: inTime })
  expect(nextStep(...seen('handler', standing))).toBe('report')
  expect(otherActions(...seen('handler', standing))).toContain('submit')
  expect(nextStep(...seen('handler', { ...standing, dueOn: null }))).toBe('submit')
})

test('a head goes on only with what they handle themselves', () => {
  const own = aMeasure({ handlerId: people.head.personId, dueOn: inTime })
  expect(nextStep(...seen('head', own))).toBe('submit')
  expect(otherActions(...seen('head', aMeasure({ dueOn: inTime })))).toEqual(['report', 'askExtension'])
})

test('returning stands beside approving, opening again beside nothing', () => {
  expect(otherActions(...seen('head', aMeasure({ status: 'submitted' })))[0]).toBe('return')
  expect(otherActions(...seen('inspector', aMeasure({ status: 'closed' })))[0]).toBe('reopen')
})

// Of a measure under way and in time, with objects left: who is led where.
test.each([
  { left: { objectsOpen: 2, objectsSaid: 1 }, toCross: 0, step: { handler: 'sayObjects' } },
  {
    left: { objectsOpen: 2, objectsSaid: 1 },
    toCross: 1,
    step: { handler: 'sayObjects', head: 'crossObjects' },
  },
  { left: { objectsOpen: 0, objectsSaid: 3 }, toCross: 3, step: { handler: null, head: 'crossObjects' } },
  { left: { objectsOpen: 0, objectsSaid: 3 }, toCross: 0, step: { handler: null } },
  { left: { objectsOpen: 0, objectsSaid: 0 }, toCross: 0, step: { handler: 'submit' } },
])('with objects left nobody is led to claim the measure: $left, $toCross to cross off', (row) => {
  for (const who of ['handler', 'head', 'leader', 'coordinator'] as const) {
    const [measure, personId] = seen(who, aMeasure({ status: 'underway', dueOn: inTime }))
    // Whoever does the work crosses nothing of it off.
    const toCross = who === 'head' ? row.toCross : 0
    const expected: Partial<Record<string, string | null>> = row.step
    expect({ who, step: nextStep({ ...measure, ...row.left }, personId, toCross) }).toEqual({
      who,
      step: expected[who] ?? null,
    })
  }
})

test.each(['leader', 'coordinator', 'inspector'] as const)(
  'a template may have the %s cross objects off: these are led there',
  (who) => {
    const [measure, personId] = seen(who, aMeasure({ status: 'underway', dueOn: inTime }))
    expect(nextStep({ ...measure, objectsSaid: 4 }, personId, 4)).toBe('crossObjects')
  },
)

test('with objects left it can still be claimed, beside', () => {
  const [measure, personId] = seen('handler', aMeasure({ status: 'underway', dueOn: inTime }))
  expect(otherActions({ ...measure, objectsOpen: 2 }, personId)).toEqual(['report', 'submit', 'askExtension'])
})

test('what is late is accounted for before its objects, and a decision comes before both', () => {
  const [measure, personId] = seen('handler', aMeasure({ dueOn: late }))
  expect(nextStep({ ...measure, objectsOpen: 2 }, personId)).toBe('report')
  const [submitted, headId] = seen('head', aMeasure({ status: 'submitted' }))
  expect(nextStep({ ...submitted, objectsSaid: 2 }, headId, 2)).toBe('approve')
})

test('what was given more time is reported on first, and claimed beside', () => {
  const [measure, personId] = seen('handler', aMeasure({ status: 'underway', dueOn: inTime }))
  const prolonged = { ...measure, firstDueOn: today }
  expect(nextStep(prolonged, personId)).toBe('report')
  expect(otherActions(prolonged, personId)).toEqual(['submit', 'askExtension'])
})
