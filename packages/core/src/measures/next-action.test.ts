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
import { nextAction, otherActions } from './next-action.ts'

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

function seen(who: Who, measure: Measure): Parameters<typeof nextAction> {
  const actor = people[who]
  const request = measure.status === 'submitted' ? aClosureRequest() : null
  const { can } = measureActionsOf({ actor, measure, findingStatus: 'open', request })
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
    const on = (dueOn: typeof late): unknown => nextAction(...seen(who, aMeasure({ status, dueOn })))
    expect({ who, inTime: on(inTime), late: on(late) }).toEqual({ who, inTime: then, late: whenLate })
  }
})

test('what is late is never closed first, but can be claimed', () => {
  const [measure, personId] = seen('handler', aMeasure({ dueOn: late }))
  expect(nextAction(measure, personId)).toBe('report')
  expect(otherActions(measure, personId)).toEqual(['submit', 'askExtension'])
})

test('whoever may assign fills in what is missing', () => {
  expect(nextAction(...seen('coordinator', aMeasure({ leaderId: null })))).toBe('assign')
  expect(nextAction(...seen('coordinator', aMeasure({ dueOn: null })))).toBe('assign')
  expect(nextAction(...seen('coordinator', aMeasure({ dueOn: null, timeClass: 'continuous' })))).toBeNull()
  expect(nextAction(...seen('head', aMeasure({ handlerId: null })))).toBe('assign')
  expect(nextAction(...seen('head', aMeasure({ leaderId: null })))).toBeNull()
})

test('of what goes on for good with a check-in to come, reporting comes before closing it', () => {
  const standing = aMeasure({ timeClass: 'continuous', status: 'underway', dueOn: inTime })
  expect(nextAction(...seen('handler', standing))).toBe('report')
  expect(otherActions(...seen('handler', standing))).toContain('submit')
  expect(nextAction(...seen('handler', { ...standing, dueOn: null }))).toBe('submit')
})

test('a head goes on only with what they handle themselves', () => {
  const own = aMeasure({ handlerId: people.head.personId, dueOn: inTime })
  expect(nextAction(...seen('head', own))).toBe('submit')
  expect(otherActions(...seen('head', aMeasure({ dueOn: inTime })))).toEqual(['report', 'askExtension'])
})

test('returning stands beside approving, opening again beside nothing', () => {
  expect(otherActions(...seen('head', aMeasure({ status: 'submitted' })))[0]).toBe('return')
  expect(otherActions(...seen('inspector', aMeasure({ status: 'closed' })))[0]).toBe('reopen')
})
