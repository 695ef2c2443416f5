import { expect, test } from 'vitest'
import { noCourse } from './stages.ts'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { templateOfSource } from '../templates/former-sources.ts'
import { plainTemplate } from '../templates/shipped.ts'
import { keptOf } from '../templates/template.ts'
import { decideRectification, type RectificationCommand } from './rectification.decide.ts'
import { nothingAnnounced, type Rectification } from './rectification.ts'
import { evolveRectification } from './rectification.events.ts'

const rectification: Rectification = {
  id: sampleId<'rectification'>(1),
  bodyId: null,
  name: '某某街道巡查整改',
  template: keptOf(plainTemplate),
  inspectingBody: '区委第二巡察组',
  inspectedBody: '某某街道',
  inspectedFrom: day('2026-03-01'),
  inspectedTo: day('2026-04-30'),
  feedbackOn: day('2026-05-20'),
  announced: { ...nothingAnnounced, problems: 12 },
  putAway: null,
  archivedAt: null,
  sights: [],
  voiding: null,
  course: noCourse,
  version: 4,
}

const nothing = { findings: 0, measures: 0, lists: 0, seals: 0 }
const amend = (
  of: Rectification,
  changes: Extract<RectificationCommand, { type: 'amend' }>['changes'],
  reason: string,
) => decideRectification(of, { type: 'amend', changes, reason }, { open: nothing })

test('an amendment keeps only what it changes, with the reason', () =>
  expect(
    amend(
      rectification,
      {
        name: '某某街道巡察整改',
        inspectingBody: '区委第二巡察组',
        inspectedBody: null,
        problems: 13,
        done: 0,
      },
      '与原文核对',
    ),
  ).toEqual({
    ok: true,
    value: [
      {
        type: 'rectification.amended',
        changes: { name: '某某街道巡察整改', inspectedBody: null, problems: 13, done: 0 },
        reason: '与原文核对',
      },
    ],
  }))

test('what was amended stands in the record, the rest as it was', () => {
  const amended = evolveRectification(rectification, {
    event: {
      type: 'rectification.amended',
      changes: { source: 'audit', feedbackOn: day('2026-05-21'), problems: 13 },
      reason: '与原文核对',
    },
    at: '2026-06-01T01:00:00.000Z',
    by: sampleId<'person'>(1),
  })
  expect(amended).toEqual({
    ...rectification,
    template: templateOfSource('audit'),
    feedbackOn: '2026-05-21',
    announced: { items: null, problems: 13, measures: null, done: null, ongoing: null },
    version: 5,
  })
})

test('who moves it to another version says why, and to its own is no change', () => {
  const template = { id: sampleId<'template'>(7), version: 2, dueSoonDays: 20, hash: 'a'.repeat(64) }
  const set = (of: Rectification, reason: string) =>
    decideRectification(
      of,
      { type: 'setTemplate', template, reason, stages: { before: [], after: [], places: [] } },
      { open: nothing },
    )
  expect(set(rectification, '')).toMatchObject({ refusal: { code: 'REASON_MISSING' } })
  const event = { type: 'rectification.templateSet', template, reason: '按新规定' } as const
  expect(set(rectification, '按新规定')).toEqual({ ok: true, value: [event] })
  const moved = evolveRectification(rectification, { event, at: '2026-06-01T01:00:00.000Z', by: null })
  expect(moved.template).toEqual({ id: template.id, version: 2, dueSoonDays: 20 })
  expect(set(moved, '')).toEqual({ ok: true, value: [] })
})

test('a stage in use that the other template lacks needs one that takes its place', () => {
  const template = { id: sampleId<'template'>(7), version: 2, dueSoonDays: 20, hash: 'a'.repeat(64) }
  const stage = (code: string) => ({ code, name: { zh: `${code} 阶段`, en: code }, days: null })
  const on = day('2026-05-01')
  const course = { begun: [{ code: 'drafting', on }], planned: [{ code: 'gone', from: on, to: null }] }
  const move = (places: readonly { from: string; to: string }[]) =>
    decideRectification(
      { ...rectification, course },
      {
        type: 'setTemplate',
        template,
        reason: '按新规定',
        stages: { before: [stage('drafting')], after: [stage('writing')], places },
      },
      { open: nothing },
    )
  expect(move([{ from: 'drafting', to: 'writing' }])).toEqual({
    ok: false,
    refusal: { code: 'TEMPLATE_PLACES_MISSING', params: { names: '“gone”', namesEn: '“gone”' } },
  })
  const both = move([
    { from: 'drafting', to: 'writing' },
    { from: 'gone', to: 'writing' },
  ])
  const replaced = { type: 'rectification.stageReplaced', by: 'writing', name: stage('writing').name }
  expect(both).toMatchObject({
    ok: true,
    value: [
      { type: 'rectification.templateSet' },
      { ...replaced, stage: 'drafting', called: stage('drafting').name },
      { ...replaced, stage: 'gone', called: { zh: 'gone', en: 'gone' } },
    ],
  })
})

test('an amendment that changes nothing is none, whatever its reason', () =>
  expect(amend(rectification, { problems: 12 }, '')).toEqual({ ok: true, value: [] }))

test('what nobody had said yet is filled in without a reason', () =>
  expect(amend({ ...rectification, inspectedBody: null }, { inspectedBody: '云汀开发区' }, '')).toMatchObject(
    {
      ok: true,
      value: [{ changes: { inspectedBody: '云汀开发区' }, reason: '' }],
    },
  ))

test('what is filled in beside a correction does not spare the reason', () =>
  expect(
    amend({ ...rectification, inspectedBody: null }, { inspectedBody: '云汀开发区', problems: 13 }, ''),
  ).toMatchObject({ refusal: { code: 'REASON_MISSING' } }))

test('an amendment without a reason is refused', () =>
  expect(amend(rectification, { problems: 13 }, '')).toMatchObject({ refusal: { code: 'REASON_MISSING' } }))

test.each([
  ['its last day', { inspectedTo: day('2026-02-28') }],
  ['its first day', { inspectedFrom: day('2026-05-01') }],
])('an inspection cannot end before it begins when %s is amended', (_, changes) =>
  expect(amend(rectification, changes, '笔误')).toMatchObject({
    refusal: { code: 'INSPECTION_ENDS_BEFORE' },
  }),
)

test('a day alone is before and after nothing', () =>
  expect(
    amend({ ...rectification, inspectedFrom: null }, { inspectedTo: day('2026-02-28') }, '笔误'),
  ).toMatchObject({ ok: true }))

test('what is all closed is archived, and taken out again', () => {
  expect(decideRectification(rectification, { type: 'archive' }, { open: nothing })).toEqual({
    ok: true,
    value: [{ type: 'rectification.archived' }],
  })
  const recorded = { at: '2026-12-01T01:00:00.000Z', by: sampleId<'person'>(1) }
  const archived = evolveRectification(rectification, {
    event: { type: 'rectification.archived' },
    ...recorded,
  })
  expect(archived).toEqual({ ...rectification, archivedAt: recorded.at, version: 5 })
  expect(decideRectification(archived, { type: 'archive' }, { open: nothing })).toEqual({
    ok: true,
    value: [],
  })
  expect(decideRectification(archived, { type: 'unarchive' }, { open: nothing })).toEqual({
    ok: true,
    value: [{ type: 'rectification.unarchived' }],
  })
  const out = evolveRectification(archived, { event: { type: 'rectification.unarchived' }, ...recorded })
  expect(out).toEqual({ ...rectification, version: 6 })
})

test.each([
  ['findings', '2 个未销号的问题', '2 findings'],
  ['measures', '2 条未销号的措施', '2 measures'],
  ['lists', '2 份待确认的建档前已销号清单', '2 lists of what was done before'],
  ['seals', '2 件待确认的封存或解除封存', '2 seals to be confirmed or lifted'],
] as const)('%s that are open keep it out, and are named; what is not open is not', (kind, zh, en) => {
  const open = { ...nothing, [kind]: 2 }
  const decided = decideRectification(rectification, { type: 'archive' }, { open })
  expect(decided).toEqual({
    ok: false,
    refusal: { code: 'STILL_OPEN', params: { open: zh, openEn: en } },
  })
})
