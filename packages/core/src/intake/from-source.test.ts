import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { changesFromSource, findingChangesFromSource, type SaidOfItem, takenBy } from './from-source.ts'

const measureId = sampleId<'measure'>(1)
const from = { sourceName: '整改台账.xlsx', taken: [], newId: () => sampleId<'sourceNote'>(9) }

const row: SaidOfItem = {
  owners: ['财政局', '党政办公室', '审计局'],
  leader: '张伟',
  handlers: ['白露（兼）', '岑一舟'],
  dueOn: day('2026-06-30'),
  dueRaw: '6月底前',
  firstDueOn: day('2026-03-31'),
  firstDueRaw: '原定3月底',
  milestones: [{ raw: '3月底前完成初稿', on: day('2026-03-31') }],
  state: 'done',
  stateRaw: '√',
  doneOn: day('2026-05-08'),
  doneRaw: '2026.5.8',
  notes: [
    { heading: '工作进展', text: '办法已印发' },
    { heading: '挽回金额（万元）', text: '12.5' },
    { heading: '备注', text: ' ' },
  ],
}

test('what the record took leaves only the rest to be kept as from the source', () => {
  const taken = ['owner', 'leader', 'handler', 'dueOn'] as const
  expect(changesFromSource(measureId, row, { ...from, taken })).toMatchObject([
    {
      subjectId: measureId,
      event: {
        type: 'measure.sourceNoted',
        sourceName: '整改台账.xlsx',
        said: [
          { field: 'support', text: '党政办公室' },
          { field: 'support', text: '审计局' },
          { field: 'handler', text: '岑一舟' },
          { field: 'firstDueOn', text: '原定3月底' },
          { field: 'milestone', text: '3月底前完成初稿' },
        ],
        notes: [{ heading: '挽回金额（万元）', text: '12.5' }],
      },
    },
    {
      event: {
        type: 'measure.reportImported',
        saidBy: '白露（兼）、岑一舟',
        text: '办法已印发\n√',
        state: 'done',
        stateRaw: '√',
        doneOn: '2026-05-08',
        doneRaw: '2026.5.8',
      },
    },
  ])
})

test('a name that matched nobody, and a time that was not understood, are kept in their words', () => {
  const said = { owners: ['财 政 局'], leader: '张伟', handlers: ['王五'], dueRaw: '26/12/31' }
  expect(changesFromSource(measureId, said, from)).toMatchObject([
    {
      event: {
        said: [
          { field: 'owner', text: '财 政 局' },
          { field: 'leader', text: '张伟' },
          { field: 'handler', text: '王五' },
          { field: 'dueOn', text: '26/12/31' },
        ],
      },
    },
  ])
})

test.each([
  ['2026年6月底前', []],
  ['2026-06-30', []],
  ['6月底前完成', []],
  ['6月底前完成初稿', [{ field: 'dueOn', text: '6月底前完成初稿' }]],
])('of the day “%s” that was taken, what is more than a day is kept', (dueRaw, said) => {
  const changes = changesFromSource(measureId, { dueRaw }, { ...from, taken: ['dueOn'] })
  expect(changes.flatMap(({ event }) => ('said' in event ? event.said : []))).toEqual(said)
})

test.each([
  ['2027-02-29', '2027-02-28', ['2027-02-29']],
  ['26/12/31', '2026-12-31', ['26/12/31']],
  ['2026-06-30', '2026-07-31', ['2026-06-30']],
  ['6月底前', '2026-07-31', ['6月底前']],
  ['6月底前', '2026-06-30', []],
  ['46387', '2026-12-31', []],
] as const)(
  'of “%s”, where somebody set %s, the words are kept unless they say that day',
  (dueRaw, on, said) => {
    const changes = changesFromSource(measureId, { dueRaw, dueOn: day(on) }, { ...from, taken: ['dueOn'] })
    expect(changes.flatMap(({ event }) => ('said' in event ? event.said : []))).toEqual(
      said.map((text) => ({ field: 'dueOn', text })),
    )
  },
)

test('progress is kept once, as a report; where two columns tell it, each is kept under its heading too', () => {
  const progress = { heading: '整改进展', text: '已更换800米。' }
  const rate = { heading: '完成率', text: '66.67%' }
  const result = { heading: '整改成效', text: '两个小区已通气。' }
  const eventsOf = (...notes: { heading: string; text: string }[]) =>
    changesFromSource(measureId, { notes, stateRaw: '整改中', state: 'notDone' }, from).map(
      ({ event }) => event,
    )
  expect(eventsOf(progress)).toEqual([
    expect.objectContaining({ type: 'measure.reportImported', text: '已更换800米。\n整改中' }),
  ])
  expect(eventsOf(progress, rate)).toEqual([
    expect.objectContaining({ type: 'measure.sourceNoted', notes: [rate] }),
    expect.objectContaining({ type: 'measure.reportImported', text: '已更换800米。\n整改中' }),
  ])
  expect(eventsOf(progress, result)).toEqual([
    expect.objectContaining({ type: 'measure.sourceNoted', notes: [progress, result] }),
    expect.objectContaining({ text: '已更换800米。\n两个小区已通气。\n整改中' }),
  ])
})

test('an empty cell of progress is no report', () => {
  expect(changesFromSource(measureId, { state: 'unclear', stateRaw: null }, from)).toEqual([])
  expect(changesFromSource(measureId, { state: 'unclear', stateRaw: '基本完成' }, from)).toMatchObject([
    { event: { type: 'measure.reportImported', stateRaw: '基本完成' } },
  ])
})

test.each([
  ['长期坚持', 'continuous', []],
  ['长期坚持，每年12月报告', 'continuous', [{ field: 'dueOn', text: '长期坚持，每年12月报告' }]],
  ['立行立改', 'immediate', []],
] as const)(
  'of the time “%s” that is a class, what is more than the class is kept',
  (dueRaw, timeClass, said) => {
    const changes = changesFromSource(measureId, { dueRaw, timeClass }, from)
    expect(changes.flatMap(({ event }) => ('said' in event ? event.said : []))).toEqual(said)
  },
)

test('an item of which nothing else is said leaves no event', () => {
  expect(changesFromSource(measureId, {}, from)).toEqual([])
  expect(findingChangesFromSource(sampleId<'finding'>(1), {}, from)).toEqual([])
})

test('the state that a document says of a finding itself is noted, once', () => {
  const findingId = sampleId<'finding'>(1)
  const said = { stateRaw: '已完成', doneRaw: '2026年5月' }
  expect(findingChangesFromSource(findingId, said, from)).toMatchObject([
    {
      subjectType: 'finding',
      event: {
        type: 'finding.sourceNoted',
        said: [
          { field: 'state', text: '已完成' },
          { field: 'doneOn', text: '2026年5月' },
        ],
      },
    },
  ])
  expect(findingChangesFromSource(findingId, { stateRaw: '已完成', statusRaw: '已完成' }, from)).toEqual([])
})

test('what was said is taken where a field of the record has it', () =>
  expect(takenBy({ ownerId: sampleId(1), leaderId: null, dueOn: undefined })).toEqual(['owner']))
