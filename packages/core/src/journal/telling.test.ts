import { expect, test } from 'vitest'
import { evolveFinding, type FindingEvent } from '../findings/finding.events.ts'
import { aFinding } from '../findings/finding.testing.ts'
import { day, type PlainDay } from '../kernel/day.ts'
import { noon, sampleId } from '../kernel/given.testing.ts'
import { changeOf } from '../kernel/kind.ts'
import { type RecordedChange, replay } from '../kernel/replay.ts'
import { kinds } from '../kinds.ts'
import { evolveMeasure, type MeasureEvent } from '../measures/measure.events.ts'
import { measureKind } from '../measures/measure.kind.ts'
import { unassigned } from '../measures/measure.fields.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import {
  eventWords,
  inBothLanguages,
  rungIn,
  statusAfter,
  toldChanges,
  toldValuesOf,
  valuesOfToday,
  wordsIn,
} from './telling.ts'

const closureRequestId = sampleId<'closureRequest'>(1)
const by = sampleId<'person'>(1)

test('a change is told with what stood there before, in words of both languages', () => {
  const event = {
    type: 'measure.assigned',
    changes: { kind: 'recovery', timeClass: 'timeBound', dueOn: day('2026-09-30'), target: '' },
  } as const
  const before = { kind: 'routine', timeClass: 'continuous', dueOn: null, target: '收回租金' }
  expect(toldChanges(event.type, toldValuesOf(event), before)).toEqual([
    {
      label: { zh: '措施类型', en: 'measure kind' },
      before: { zh: '常规措施', en: 'Routine' },
      after: { zh: '挽回损失', en: 'Recovery' },
    },
    {
      label: { zh: '整改时限类型', en: 'time class' },
      before: { zh: '长期坚持', en: 'Continuous' },
      after: { zh: '限期整改', en: 'Time-bound' },
    },
    {
      label: { zh: '完成时限', en: 'due date' },
      before: null,
      after: { zh: '2026-09-30', en: '2026-09-30' },
    },
    { label: { zh: '整改目标', en: 'target' }, before: { zh: '收回租金', en: '收回租金' }, after: null },
  ])
})

test('a new measure tells what it was assigned with, and nothing that is empty', () => {
  const { leaderId, ownerId, dueOn } = aMeasure()
  const assignment = { ...unassigned, leaderId, ownerId, dueOn }
  const { id: measureId, rectificationId, findingId } = aMeasure()
  const ids = { measureId, rectificationId, findingId }
  expect(toldValuesOf({ type: 'measure.added', ...ids, ordinal: 1, text: '修订办法', assignment })).toEqual({
    leaderId,
    ownerId,
    dueOn: '2024-06-30',
    timeClass: 'timeBound',
    kind: 'routine',
  })
})

test('a field that several events have is called what its own event calls it', () => {
  const called = (type: string) => toldChanges(type, { personId: '余舟' }, {}).map(({ label }) => label.zh)
  expect(called('closure.paperEntered')).toEqual(['签批人'])
  expect(called('closure.standInNamed')).toEqual(['代审人'])
})

test('words that are the name of a code, or of something that every object has, stay words', () =>
  expect(
    toldChanges('measure.assigned', { target: 'constructor', kind: 'constructor', nonsense: 'x' }, {}),
  ).toMatchObject([{ after: { zh: 'constructor' } }, { after: { zh: 'constructor' } }]))

test('a code that was renamed since an entry was written is read and told by its new name', () => {
  const { id: measureId, rectificationId, findingId } = aMeasure()
  const assignment = `"leaderId":null,"ownerId":null,"handlerId":null,"dueOn":null,"timeClass":"timeBound","target":""`
  const [added, assigned]: RecordedChange<MeasureEvent>[] = [
    `{"type":"measure.added","measureId":"${measureId}","rectificationId":"${rectificationId}","findingId":"${findingId}",
      "ordinal":1,"text":"修订办法","assignment":{${assignment},"kind":"extension"}}`,
    `{"type":"measure.assigned","changes":{"target":"extension","kind":"extension"}}`,
  ].map((event) => ({ ...changeOf(measureKind, measureId, JSON.parse(event)), at: noon, by }))
  if (added === undefined || assigned === undefined) throw new Error('nothing was written')
  expect(replay(kinds, [added]).of(measureKind).get(measureId)?.kind).toBe('sameCheck')
  expect(replay(kinds, [added, assigned]).of(measureKind).get(measureId)).toMatchObject({
    kind: 'sameCheck',
    target: 'extension',
  })
  expect(toldValuesOf(added.event)).toEqual({ timeClass: 'timeBound', kind: 'sameCheck' })
  expect(toldValuesOf(assigned.event)).toEqual({ target: 'extension', kind: 'sameCheck' })
  expect(valuesOfToday('measure.assigned', { kind: 'extension', target: 'extension' })).toEqual({
    kind: 'sameCheck',
    target: 'extension',
  })
  expect(JSON.stringify(assigned.event)).toContain('"kind":"extension"')
})

test('what a field held before is told as what it holds now, also where it is a number, a file or several texts', () =>
  expect(
    valuesOfToday('meeting.corrected', {
      ordinal: 3,
      target: '',
      items: [{ measureId: 'x' }],
      resolutions: ['甲、乙两处先办', '三日内报'],
      minutes: { fileId: 'x', sha256: 'ab' },
    }),
  ).toEqual({
    ordinal: '3',
    target: '',
    items: null,
    resolutions: inBothLanguages({ zh: '甲、乙两处先办；三日内报', en: '甲、乙两处先办; 三日内报' }),
    minutes: 'ab',
  }))

test('the status that is told is the one that the event leads to', () => {
  const measureEvents: MeasureEvent[] = [
    { type: 'measure.assigned', changes: {} },
    { type: 'measure.started' },
    { type: 'measure.reported', reportId: sampleId<'progressReport'>(1), text: '已完成', evidence: [] },
    { type: 'measure.submitted', closureRequestId },
    { type: 'measure.closed', closureRequestId },
    { type: 'measure.returned', closureRequestId, reason: '缺照片' },
    { type: 'measure.claimWithdrawn', closureRequestId },
    { type: 'measure.reopened', reason: '反弹' },
    { type: 'measure.voided', reason: '重复', isWithFinding: false },
  ]
  for (const event of measureEvents) {
    const status = evolveMeasure(aMeasure({ status: 'planned' }), { event, at: noon, by }).status
    expect(statusAfter(event) ?? 'planned').toBe(status)
  }
  const findingEvents: FindingEvent[] = [
    { type: 'finding.assigned', changes: {} },
    { type: 'finding.submitted', closureRequestId },
    { type: 'finding.closed', closureRequestId, verdict: 'completed', effect: 'good' },
    { type: 'finding.returned', closureRequestId, reason: '缺照片' },
    { type: 'finding.claimWithdrawn', closureRequestId },
    { type: 'finding.reopened', reason: '反弹' },
    { type: 'finding.voided', reason: '重复' },
  ]
  for (const event of findingEvents) {
    const status = evolveFinding(aFinding(), { event, at: noon, by }).status
    expect(statusAfter(event) ?? 'open').toBe(status)
  }
})

test('what became a part of another is told as merged, and not as voided', () => {
  const [into, reason] = [sampleId<'measure'>(7), '同一件事']
  const event = { type: 'measure.mergedInto', into, reason } as const
  expect(statusAfter(event)).toBe('merged')
  expect(toldChanges(event.type, { status: 'merged' }, { status: 'planned' })).toEqual([
    {
      label: { zh: '状态', en: 'status' },
      before: { zh: '未开始', en: 'Not started' },
      after: { zh: '已并入其他项', en: 'Merged' },
    },
  ])
})

test('what is restored is again what it was, as its entry says', () => {
  const restored = { type: 'measure.restored', status: 'returned', reason: '误作废' } as const
  expect(statusAfter(restored)).toBe('returned')
})

test('an entry shows the words that somebody wrote, and none where nobody wrote any', () => {
  expect(wordsIn({ type: 'measure.progressReported', reportId: 'r', text: '已完成清理。' })).toBe(
    '已完成清理。',
  )
  expect(wordsIn({ type: 'closure.returned', rung: 'head', reason: '缺照片' })).toBe('缺照片')
  expect(wordsIn({ type: 'measure.started' })).toBe('')
  expect(wordsIn({ type: 'finding.added', title: null })).toBe('')
})

test('an event is called by its record in the journal, and in short beside it; one that is not known has no name', () => {
  expect(eventWords('measure.returned')).toEqual({
    zh: '措施退回',
    en: 'Measure returned',
    short: { zh: '退回', en: 'Returned' },
    isBackward: true,
    isToldElsewhere: true,
  })
  expect(eventWords('meeting.held')).toBeNull()
})

test('a drafted document is told by its name', () => {
  const drafted = toldChanges('edition.drafted', { document: 'notice' }, {})
  expect(drafted.map(({ after }) => after)).toEqual([{ zh: '整改情况通报', en: 'public notice' }])
})

test('heads that measures were put under are told, and how many measures each has', () => {
  const heads = [
    { text: '完善制度', measureIds: [sampleId<'measure'>(1), sampleId<'measure'>(2)] },
    { text: '专项清理', measureIds: [sampleId<'measure'>(3)] },
  ]
  const [told] = toldChanges('finding.grouped', toldValuesOf({ type: 'finding.grouped', heads }), {})
  expect(told?.after).toEqual({
    zh: '完善制度（2条措施）、专项清理（1条措施）',
    en: '完善制度 (2 measures), 专项清理 (1 measure)',
  })
})

test('what a liaison prepared says until when it would be granted, or that it would be refused', () => {
  const prepared = (until: PlainDay | null) => {
    const event = { type: 'measure.extensionPrepared', forId: by, until, words: '来得及' } as const
    return toldChanges(event.type, toldValuesOf(event), {}).map(({ label, after }) => [label.zh, after?.zh])
  }
  expect(prepared(day('2026-10-31'))).toEqual([['拟批准延至', '2026-10-31']])
  expect(prepared(null)).toEqual([['拟批准延至', '拟不同意']])
})

test('the rung of a sign-off stands beside its entry, that of objects crossed off among its fields alone', () => {
  const signed = { type: 'closure.signed', rung: 'head', comment: '', effect: null }
  expect(rungIn(signed)).toBe('head')
  expect(rungIn({ type: 'objectList.itemsSigned', rung: 'head' })).toBeNull()
})

test('a text in a document says what stood in its place, and that it is gone', () => {
  const said = (text: string | null) =>
    toldChanges('edition.worded', toldValuesOf({ type: 'edition.worded', block: 'a+', instead: '', text }), {
      text: '逾期4条',
    }).map(({ label, before, after }) => [label.zh, before?.zh, after?.zh])
  expect(said('逾期3条')).toEqual([['改为', '逾期4条', '逾期3条']])
  expect(said(null)).toEqual([['改为', '逾期4条', '删去或改回系统文字']])
})
