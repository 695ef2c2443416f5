import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { givenOf, sampleId } from '../kernel/given.testing.ts'
import { decideMeeting, type MeetingFacts, recordMeeting } from './meeting.decide.ts'
import { evolveMeeting, type Meeting, type MeetingDetails } from './meeting.ts'

const [first, second] = [sampleId<'finding'>(1), sampleId<'finding'>(2)]
const details: MeetingDetails = {
  kind: 'special',
  number: '〔2026〕3号',
  heldOn: day('2026-03-02'),
  presentIds: [sampleId<'person'>(1)],
  presentNames: ['区纪委代表'],
  minutes: null,
  findingIds: [first],
  resolutions: ['问题1由分管领导包案'],
}
const facts: MeetingFacts = { today: day('2026-03-02'), findingIds: [first, second], relied: null }
const ids = { meetingId: sampleId<'meeting'>(1), rectificationId: sampleId<'rectification'>(1) }
const minutes = { fileId: sampleId<'file'>(1), sha256: 'ab' }

function aMeeting(more: Partial<MeetingDetails> = {}): Meeting {
  const by = { recordedBy: sampleId<'person'>(1), recordedAt: '2026-03-02T04:00:00.000Z' }
  const { meetingId, rectificationId } = ids
  return { ...details, ...more, ...by, id: meetingId, rectificationId, version: 1, status: 'recorded' }
}

const given = givenOf({ decide: decideMeeting, evolve: evolveMeeting }, facts)
const voided: Meeting = { ...aMeeting(), status: 'voided', reason: '登记有误' }

function refusalOf(more: Partial<MeetingDetails>): string {
  const decided = recordMeeting(ids, { ...details, ...more }, facts)
  return decided.ok ? 'recorded' : decided.refusal.code
}

test('a meeting is recorded on the day that it is held and after it, and not before', () => {
  expect(refusalOf({})).toBe('recorded')
  expect(refusalOf({ heldOn: day('2025-12-31') })).toBe('recorded')
  expect(refusalOf({ heldOn: day('2026-03-03') })).toBe('MEETING_IN_FUTURE')
})

test('a meeting deals with findings of its rectification only', () =>
  expect(refusalOf({ findingIds: [sampleId<'finding'>(3)] })).toBe('MEETING_FINDING_UNKNOWN'))

test('what is recorded of a meeting is what it holds then', () => {
  const decided = recordMeeting(ids, details, facts)
  if (!decided.ok) throw new Error(decided.refusal.code)
  const at = '2026-03-02T04:00:00.000Z'
  const [event] = decided.value
  if (event === undefined) throw new Error('nothing was recorded')
  expect(evolveMeeting(null, { event, at, by: sampleId<'person'>(1) })).toEqual(aMeeting())
})

test('a meeting is corrected with a reason, and only in what differs', () => {
  const changes = { number: '〔2026〕4号', findingIds: [first, second] }
  given(aMeeting()).when({ type: 'correct', changes, reason: '笔误' }).thenBecomes(changes)
  given(aMeeting()).when({ type: 'correct', changes, reason: '' }).thenRefused('REASON_MISSING')
  given(aMeeting()).when({ type: 'correct', changes: details, reason: '' }).thenEvents()
})

test('a correction puts no meeting into the future and names no finding from elsewhere', () => {
  given(aMeeting())
    .when({ type: 'correct', changes: { heldOn: day('2026-03-03') }, reason: '笔误' })
    .thenRefused('MEETING_IN_FUTURE')
  given(aMeeting())
    .when({ type: 'correct', changes: { findingIds: [first, sampleId<'finding'>(3)] }, reason: '笔误' })
    .thenRefused('MEETING_FINDING_UNKNOWN')
})

test('a finding that has left the rectification since stands where it was dealt with', () =>
  given(aMeeting(), { ...facts, findingIds: [second] })
    .when({ type: 'correct', changes: { findingIds: [first, second] }, reason: '补充' })
    .thenEvents('meeting.corrected'))

test('minutes are added where there are none, and stay', () => {
  given(aMeeting())
    .when({ type: 'correct', changes: { minutes }, reason: '补充附件' })
    .thenBecomes({ minutes })
  for (const other of [null, { ...minutes, sha256: 'cd' }])
    given(aMeeting({ minutes }))
      .when({ type: 'correct', changes: { minutes: other }, reason: '换附件' })
      .thenRefused('MINUTES_STAY')
})

test('what was voided is neither corrected nor voided again', () => {
  given(aMeeting()).when({ type: 'void', reason: '登记有误' }).thenBecomes({ status: 'voided' })
  given(aMeeting()).when({ type: 'void', reason: '' }).thenRefused('REASON_MISSING')
  given(voided).when({ type: 'void', reason: '再次' }).thenRefused('MEETING_VOIDED')
  given(voided)
    .when({ type: 'correct', changes: { number: '1' }, reason: '更正' })
    .thenRefused('MEETING_VOIDED')
})

test('a meeting on which something rests is corrected, and not voided', () => {
  const relied = { ...facts, relied: { atLeast: 1, resolutions: [] } }
  given(aMeeting(), relied).when({ type: 'void', reason: '误录' }).thenRefused('MEETING_RELIED_ON')
  expect(
    given(aMeeting(), relied).when({ type: 'correct', changes: { number: '第9次' }, reason: '笔误' }).after
      .number,
  ).toBe('第9次')
})

test('a correction leaves what rests on the meeting: those present, and the resolutions that were decided by', () => {
  const correct = (changes: Partial<MeetingDetails>, relied: MeetingFacts['relied']) =>
    given(aMeeting({ resolutions: ['听取汇报', '同意销号'] }), { ...facts, relied }).when({
      type: 'correct',
      changes,
      reason: '与纪要核对',
    })
  const byPlan = { atLeast: 1, resolutions: [] }
  correct({ presentIds: [], presentNames: [] }, byPlan).thenRefused('MEETING_HOLDS_UP')
  correct({ resolutions: [] }, byPlan).thenRefused('MEETING_HOLDS_UP')
  correct({ presentIds: [], resolutions: ['原则通过方案'] }, byPlan).thenEvents('meeting.corrected')
  const byRung = { atLeast: 2, resolutions: [2] }
  correct({ presentNames: [] }, byRung).thenRefused('MEETING_HOLDS_UP')
  correct({ presentNames: ['张三', '张三'], presentIds: [] }, byRung).thenRefused('MEETING_HOLDS_UP')
  correct({ resolutions: ['同意销号'] }, byRung).thenRefused('MEETING_HOLDS_UP')
  correct({ resolutions: ['听取专题汇报', '同意销号', '下月再议'] }, byRung).thenEvents('meeting.corrected')
  correct({ presentIds: [], presentNames: [], resolutions: [] }, null).thenEvents('meeting.corrected')
})

test('a meeting that was recorded with too little is still corrected in what differs', () => {
  const bare = aMeeting({ presentIds: [], presentNames: [], resolutions: [] })
  const relied = { ...facts, relied: { atLeast: 1, resolutions: [] } }
  given(bare, relied)
    .when({ type: 'correct', changes: { number: '第9次' }, reason: '笔误' })
    .thenEvents('meeting.corrected')
})
