import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../kernel/day.ts'
import { conditionsOf, type StageCondition, stageConditions } from '../templates/stage-conditions.ts'
import type { Stage } from '../templates/template.ts'
import { shippedTemplates } from '../templates/shipped.ts'
import { stages } from '../templates/shipped/parts.ts'
import {
  beginStage,
  beginStages,
  evolveCourse,
  noCourse,
  planStages,
  proposedStages,
  type StageCourse,
} from './stages.ts'

const usual = stages({ drafting: 20, approving: 10, rectifying: 25, reporting: 5 })
const today = day('2026-03-31')
const feedbackOn = day('2026-02-15')
/** Begun up to a stage, each on the first of March. */
function upTo(code: string): StageCourse {
  const end = usual.findIndex((one) => one.code === code)
  return {
    planned: [],
    begun: usual.slice(0, end + 1).map((one) => ({ code: one.code, on: day('2026-03-01') })),
  }
}

function begin(
  course: StageCourse,
  stage: string,
  more: { on?: string; reason?: string; missing?: object } = {},
) {
  const wanted = { stage, on: day(more.on ?? '2026-03-02'), reason: more.reason ?? '' }
  const decided = beginStage({ stages: usual, course }, wanted, {
    today,
    feedbackOn,
    missing: { ...more.missing },
  })
  if (!decided.ok) return decided.refusal.code
  return decided.value.reduce(evolveCourse, course).begun.map(({ code }) => code)
}

// A stage × what is missing: which of them hold it up, by the usual conditions.
const holdsUp: Readonly<Record<string, readonly StageCondition[]>> = {
  feedback: ['feedbackDayMissing'],
  drafting: ['noFindings'],
  approving: [
    'noFindings',
    'findingsWithoutMeasure',
    'measuresWithoutOwner',
    'measuresWithoutDay',
    'withinDays',
    'findingsWithoutMeeting',
    'principalLeads',
    'principalSigns',
    'team',
    'checkIn',
    'listed',
  ],
  rectifying: ['measuresWithoutHandler'],
  reporting: ['measuresOpen'],
  assessing: [],
  publishing: [],
  following: [],
  archiving: ['measuresOpen', 'findingsOpen'],
}

test.each(
  usual.flatMap(({ code }, at) => stageConditions.map((condition) => [code, condition, at] as const)),
)('%s with %s', (code, condition, at) => {
  const before = at === 0 ? noCourse : upTo(usual[at - 1]?.code ?? '')
  const outcome = begin(before, code, { missing: { [condition]: 3 } })
  const reached = usual.slice(0, at + 1).map((one) => one.code)
  expect(outcome).toEqual(holdsUp[code]?.includes(condition) ? 'STAGE_CONDITIONS' : reached)
})

test('what is missing is said with its numbers, that of the stages passed over too', () => {
  const wanted = { stage: 'reporting', on: day('2026-03-02'), reason: '' }
  const missing = {
    findingsWithoutMeasure: 3,
    measuresWithoutHandler: 2,
    measuresOpen: 5,
    findingsOpen: 9,
  }
  expect(
    beginStage({ stages: usual, course: upTo('drafting') }, wanted, { today, feedbackOn, missing }),
  ).toMatchObject({
    refusal: {
      params: {
        missing: '问题没有整改措施（3）；措施没有承办人（2）；措施（长期坚持的除外）未销号（5）',
        missingEn:
          '3 findings without a measure; 2 measures without a handler; 5 measures not closed yet (continuous ones aside)',
      },
    },
  })
})

test('what a template says itself goes before what is usual', () => {
  const own: Stage = {
    code: 'approving',
    name: { zh: '审定', en: 'Approved' },
    days: 5,
    conditions: ['noFindings'],
  }
  expect(conditionsOf(own)).toEqual(['noFindings'])
  expect(conditionsOf({ code: 'constructor' })).toEqual([])
})

test('stages that were gone through before are begun with the one of now, each on its day, or none of them', () => {
  const since = (days: readonly (readonly [string, string])[], missing: object = {}) => {
    const wanted = days.map(([stage, on]) => ({ stage, on: day(on), reason: '' }))
    const inStages = { stages: usual, course: noCourse }
    const decided = beginStages(inStages, wanted, { today, feedbackOn, missing })
    if (!decided.ok) return decided.refusal.code
    return decided.value.reduce(evolveCourse, noCourse).begun.map(({ code, on }) => `${code} ${on}`)
  }
  const gone = [
    ['feedback', '2026-02-15'],
    ['drafting', '2026-02-16'],
    ['rectifying', '2026-03-10'],
  ] as const
  expect(since(gone)).toEqual(['feedback 2026-02-15', 'drafting 2026-02-16', 'rectifying 2026-03-10'])
  expect(since([...gone, ['reporting', '2026-03-09']])).toBe('STAGE_BEFORE_LAST')
  expect(since(gone, { findingsWithoutMeasure: 1 })).toBe('STAGE_CONDITIONS')
  expect(
    since([
      ['drafting', '2026-03-01'],
      ['feedback', '2026-02-15'],
    ]),
  ).toBe('REASON_MISSING')
})

test('a stage begins on a day that has come, and not before the one that came before it', () => {
  expect(begin(upTo('feedback'), 'drafting', { on: '2026-04-01' })).toBe('STAGE_IN_FUTURE')
  expect(begin(upTo('feedback'), 'drafting', { on: '2026-02-28' })).toBe('STAGE_BEFORE_LAST')
  expect(begin(upTo('feedback'), 'nowhere')).toBe('STAGE_UNKNOWN')
  expect(begin(upTo('feedback'), 'feedback', { on: '2026-03-01' })).toEqual(['feedback'])
})

test('no stage that comes with the feedback or after it begins before its day', () => {
  expect(begin(noCourse, 'feedback', { on: '2026-02-14' })).toBe('STAGE_BEFORE_FEEDBACK')
  expect(begin(noCourse, 'drafting', { on: '2026-02-14' })).toBe('STAGE_BEFORE_FEEDBACK')
  expect(begin(noCourse, 'feedback', { on: '2026-02-15' })).toEqual(['feedback'])
})

test('planned stages begin in the order of the template, whatever order they are sent in', () => {
  const drafting = { code: 'drafting', from: day('2026-03-10'), to: day('2026-03-20') }
  const approving = { code: 'approving', from: day('2026-03-10'), to: null }
  expect(planStages(usual, noCourse, [approving, drafting])).toMatchObject({
    value: [{ planned: [drafting, approving] }],
  })
  const early = { ...approving, from: day('2026-03-09') }
  expect(planStages(usual, noCourse, [drafting, early])).toMatchObject({
    refusal: { code: 'STAGES_OUT_OF_ORDER', params: { stage: '审定方案' } },
  })
  const twice = [drafting, { ...drafting, to: null }]
  expect(planStages(usual, noCourse, twice)).toMatchObject({ value: [{ planned: [drafting] }] })
})

test('people go back with a reason, and what came after is not begun any more', () => {
  expect(begin(upTo('reporting'), 'drafting')).toBe('REASON_MISSING')
  expect(begin(upTo('reporting'), 'drafting', { reason: '方案被退回' })).toEqual(['feedback', 'drafting'])
  const missing = { findingsWithoutMeasure: 1, noFindings: 1 }
  expect(begin(upTo('reporting'), 'drafting', { reason: '方案被退回', missing })).toEqual([
    'feedback',
    'drafting',
  ])
})

test('another day of the same stage wants a reason too', () => {
  expect(begin(upTo('drafting'), 'drafting')).toBe('REASON_MISSING')
  expect(begin(upTo('drafting'), 'drafting', { reason: '日期登记有误' })).toEqual(['feedback', 'drafting'])
})

test('stages are proposed from the day of the feedback, and open where nothing ends them', () => {
  const proposed = proposedStages(usual, day('2026-03-01'))
  expect(proposed.map(({ code, from, to }) => `${code} ${from} ${to}`)).toEqual([
    'feedback 2026-03-01 2026-03-01',
    'drafting 2026-03-01 2026-03-20',
    'approving 2026-03-21 2026-03-30',
    'rectifying 2026-03-31 2026-04-24',
    'reporting 2026-04-25 2026-04-29',
    'assessing 2026-04-30 2026-05-29',
    'publishing 2026-05-30 2026-06-28',
    'following 2026-06-29 null',
    'archiving 2026-06-29 null',
  ])
})

test('what is planned or begun later puts off what is proposed after it', () => {
  const planned = [
    { code: 'rectifying', from: day('2026-05-01'), to: day('2026-09-30') },
    { code: 'following', from: day('2027-02-05'), to: null },
  ]
  const begun = [{ code: 'drafting', on: day('2026-03-10') }]
  const proposed = proposedStages(usual, day('2026-03-01'), { begun, planned })
  expect(proposed.map(({ code, from, to }) => `${code} ${from} ${to}`)).toEqual([
    'feedback 2026-03-01 2026-03-01',
    'drafting 2026-03-01 2026-03-20',
    'approving 2026-03-30 2026-04-08',
    'rectifying 2026-04-09 2026-05-03',
    'reporting 2026-10-01 2026-10-05',
    'assessing 2026-10-06 2026-11-04',
    'publishing 2026-11-05 2026-12-04',
    'following 2026-12-05 null',
    'archiving 2027-02-05 null',
  ])
})

test.each(shippedTemplates)(
  '$template.name.zh: no stage is proposed before one that precedes it, whatever is planned',
  ({ template }) => {
    const { stages } = template
    const days = fc.integer({ min: 0, max: 900 }).map((after) => addDays(day('2026-01-01'), after))
    const spans = fc.array(
      fc.record({
        at: fc.nat({ max: stages.length - 1 }),
        from: days,
        length: fc.nat({ max: 200 }),
        isOpen: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(days, spans, (feedbackOn, drawn) => {
        const froms = drawn.map(({ from }) => from).toSorted()
        const wanted = [
          ...new Map(drawn.toSorted((one, other) => one.at - other.at).map((one) => [one.at, one])).values(),
        ].map(({ at, length, isOpen }, place) => {
          const from = froms[place] ?? feedbackOn
          return { code: stages[at]?.code ?? '', from, to: isOpen ? null : addDays(from, length) }
        })
        const set = planStages(stages, noCourse, wanted)
        if (!set.ok) throw new Error(set.refusal.code)
        const course = { begun: [], planned: wanted }
        const proposed = proposedStages(stages, feedbackOn, course)
        let before = feedbackOn
        for (const one of proposed) {
          expect(one.from >= before).toBe(true)
          const plan = wanted.find(({ code }) => code === one.code)
          before = [before, one.from, ...(plan === undefined ? [] : [plan.from])].toSorted().at(-1) ?? before
        }
        // Taken as they are, they are a plan that is not refused.
        expect(planStages(stages, noCourse, proposed)).toMatchObject({ ok: true })
      }),
    )
  },
)

test('a plan names stages of the template, ends none before it begins, and is no event where it changes nothing', () => {
  const planned = [{ code: 'drafting', from: day('2026-03-01'), to: day('2026-03-20') }]
  expect(planStages(usual, noCourse, planned)).toMatchObject({ value: [{ planned }] })
  expect(planStages(usual, { ...noCourse, planned }, planned)).toEqual({ ok: true, value: [] })
  const backward = [{ code: 'drafting', from: day('2026-03-20'), to: day('2026-03-01') }]
  expect(planStages(usual, noCourse, backward)).toMatchObject({ refusal: { code: 'STAGE_ENDS_BEFORE' } })
  const unknown = [{ code: 'nowhere', from: day('2026-03-20'), to: null }]
  expect(planStages(usual, noCourse, unknown)).toMatchObject({ refusal: { code: 'STAGE_UNKNOWN' } })
})

test('of random lives the stages that are begun are in the order of the template, on days in order', () => {
  let seed = 7
  const chance = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  let course: StageCourse = noCourse
  for (let step = 0; step < 2_000; step += 1) {
    const wanted = {
      stage: usual[chance(usual.length)]?.code ?? '',
      on: day(`2026-03-${String(1 + chance(31)).padStart(2, '0')}`),
      reason: chance(2) === 0 ? '' : '调整',
    }
    const missing = { [stageConditions[chance(stageConditions.length)] ?? 'noFindings']: chance(2) }
    const decided = beginStage({ stages: usual, course }, wanted, { today, feedbackOn, missing })
    if (decided.ok) course = decided.value.reduce(evolveCourse, course)
    const places = course.begun.map(({ code }) => usual.findIndex((one) => one.code === code))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    const days = course.begun.map(({ on }) => on)
    expect(days).toEqual(days.toSorted())
  }
})

test('a stage that another template lacks is replaced where it stood, and joined with one that was there', () => {
  const course: StageCourse = {
    begun: [
      { code: 'feedback', on: day('2026-03-01') },
      { code: 'drafting', on: day('2026-03-05') },
      { code: 'approving', on: day('2026-03-20') },
    ],
    planned: [
      { code: 'drafting', from: day('2026-03-05'), to: day('2026-03-19') },
      { code: 'approving', from: day('2026-03-20'), to: day('2026-03-30') },
      { code: 'following', from: day('2026-06-01'), to: null },
    ],
  }
  const name = { zh: '阶段', en: 'Stage' }
  const replace = (stage: string, by: string) =>
    evolveCourse(course, { type: 'rectification.stageReplaced', stage, called: name, by, name })
  expect(replace('drafting', 'writing')).toEqual({
    begun: [course.begun[0], { code: 'writing', on: '2026-03-05' }, course.begun[2]],
    planned: [
      { code: 'writing', from: '2026-03-05', to: '2026-03-19' },
      course.planned[1],
      course.planned[2],
    ],
  })
  expect(replace('approving', 'drafting')).toEqual({
    begun: [course.begun[0], { code: 'drafting', on: '2026-03-05' }],
    planned: [{ code: 'drafting', from: '2026-03-05', to: '2026-03-30' }, course.planned[2]],
  })
  // What nothing ends stays open.
  expect(replace('approving', 'following').planned).toEqual([
    course.planned[0],
    { code: 'following', from: '2026-03-20', to: null },
  ])
  expect(replace('reporting', 'writing')).toEqual(course)
})
