import { inBothLanguages } from '@bihuan/core/journal/telling.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { expect, test } from 'vitest'
import { readableFile } from '../told/files.queries.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

// Today is 2 March 2026.
const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

type Told = Omit<Parameters<typeof coordinator.meetings.record>[0], 'commandId' | 'rectificationId'>

function record({ rectificationId, findingId }: MeasureView, more: Partial<Told> = {}): Promise<MeetingView> {
  return coordinator.meetings.record({
    commandId: commandId(),
    rectificationId,
    kind: 'special',
    number: '〔2026〕3号',
    heldOn: day('2026-03-02'),
    presentIds: [stage.actors.principal.personId, stage.actors.leader.personId],
    presentNames: ['区纪委代表'],
    fileId: null,
    findingIds: [findingId],
    resolutions: ['由分管领导包案', '四月底前报结果'],
    ...more,
  })
}

function onMeeting({ rectificationId, id: meetingId, version }: MeetingView) {
  return { commandId: commandId(), rectificationId, meetingId, version }
}

async function isReadable(person: TestPerson, fileId: string): Promise<boolean> {
  const { actor } = stage.contextOf(person)
  return (await readableFile(database.kysely, id<'file'>(fileId), actor)) !== null
}

test('a meeting is read with who was there, what it dealt with and what it decided', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const meeting = await record(measure)
  expect(meeting).toMatchObject({
    kind: 'special',
    number: '〔2026〕3号',
    heldOn: '2026-03-02',
    present: [{ name: 'principal' }, { name: 'leader' }],
    presentNames: ['区纪委代表'],
    minutes: null,
    findings: [{ number: '1', title: '项目管理不严' }],
    resolutions: ['由分管领导包案', '四月底前报结果'],
    status: 'recorded',
    recordedBy: { name: 'coordinator' },
    can: ['correct', 'void'],
  })
  const { rectificationId } = measure
  const seen = await stage.as('head').meetings.get({ rectificationId, meetingId: meeting.id })
  expect(seen).toEqual({ ...meeting, can: [] })
})

test('whoever sees the rectification reads its meetings, of their findings those that they may read', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const other = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '二',
    title: '财务管理不规范',
  })
  await record(measure, { findingIds: [measure.findingId, other.id] })
  const titles = async (person: TestPerson) =>
    (await stage.as(person).meetings.list({ rectificationId })).meetings.map(({ findings }) =>
      findings.map(({ title }) => title),
    )
  expect(await titles('principal')).toEqual([['项目管理不严', '财务管理不规范']])
  expect(await titles('handler')).toEqual([['项目管理不严']])
  await expect(titles('foreignHead')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the latest meeting stands first, a page at a time', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  for (const heldOn of ['2026-02-01', '2026-03-01', '2026-01-01', '2026-03-01'])
    await record(measure, { heldOn: day(heldOn), number: heldOn })
  const first = await coordinator.meetings.list({ rectificationId, limit: 3 })
  expect(first).toMatchObject({ hasMore: true })
  expect(first.meetings.map(({ heldOn }) => heldOn)).toEqual(['2026-03-01', '2026-03-01', '2026-02-01'])
  const before = first.meetings[2]?.id
  const rest = await coordinator.meetings.list({ rectificationId, limit: 3, before })
  expect(rest.meetings.map(({ heldOn }) => heldOn)).toEqual(['2026-01-01'])
  expect(rest.hasMore).toBe(false)
})

test('what is refused of a meeting', async () => {
  const [{ measure }, { measure: elsewhere }] = [
    await anAssignedMeasure(stage),
    await anAssignedMeasure(stage),
  ]
  const refused = (more: Partial<Told>, code: string) =>
    expect(record(measure, more)).rejects.toMatchObject({ code })
  await refused({ heldOn: day('2026-03-03') }, 'MEETING_IN_FUTURE')
  await refused({ findingIds: [elsewhere.findingId] }, 'MEETING_FINDING_UNKNOWN')
  await refused({ presentIds: [id<'person'>(commandId())] }, 'INVALID_INPUT')
  await refused({ fileId: await stage.upload('handler') }, 'NOT_FOUND')
  const meeting = await record(measure, { fileId: await stage.upload('coordinator') })
  const correct = (changes: Partial<Told>, reason = '笔误') =>
    coordinator.meetings.correct({ ...onMeeting(meeting), changes, reason })
  await expect(correct({ fileId: null })).rejects.toMatchObject({ code: 'MINUTES_STAY' })
  await expect(correct({ number: '1' }, '')).rejects.toMatchObject({ code: 'REASON_MISSING' })
  await expect(correct({ heldOn: day('2026-03-03') })).rejects.toMatchObject({ code: 'MEETING_IN_FUTURE' })
  const stale = { ...onMeeting(meeting), version: 9 }
  await expect(coordinator.meetings.void({ ...stale, reason: '误录' })).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
  })
  for (const person of ['principal', 'leader', 'head', 'inspector'] as const)
    await expect(
      stage.as(person).meetings.void({ ...onMeeting(meeting), reason: '误录' }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const voided = await coordinator.meetings.void({ ...onMeeting(meeting), reason: '误录' })
  expect(voided).toMatchObject({ status: 'voided', reason: '误录', can: [] })
  await expect(coordinator.meetings.void({ ...onMeeting(voided), reason: '误录' })).rejects.toMatchObject({
    code: 'MEETING_VOIDED',
  })
})

test('the minutes are read by whoever is told of the meeting, until they are sealed', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const fileId = await stage.upload('coordinator', '专题会纪要.png')
  expect(await isReadable('handler', fileId)).toBe(false)
  const meeting = await record(measure, { fileId })
  expect(meeting.minutes).toMatchObject({ fileId, name: '专题会纪要.png' })
  expect(await isReadable('handler', fileId)).toBe(true)
  expect(await isReadable('inspector', fileId)).toBe(true)
  expect(await isReadable('foreignHead', fileId)).toBe(false)
  // An outside reviewer is shown no meeting, so no minutes either.
  const sights = [{ rectificationId, mayExport: true }]
  const reviewer = { ...stage.actors.administrator, appointments: [], sights }
  expect(await readableFile(database.kysely, id<'file'>(fileId), reviewer)).toBe(null)
  await coordinator.seals.ask({ commandId: commandId(), rectificationId, fileId, reason: '写有姓名' })
  const handler = await stage.asNow('handler')
  const { meetings } = await handler.meetings.list({ rectificationId })
  expect(JSON.stringify(meetings)).not.toContain('专题会纪要')
})

test('an archived rectification takes no meeting', async () => {
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    name: '已办结的专项',
    inspectingBody: null,
    feedbackOn: null,
  })
  const form = { commandId: commandId(), rectificationId, version: 1 }
  await coordinator.rectifications.setArchived({ ...form, isArchived: true })
  const empty = { presentIds: [], presentNames: [], fileId: null, findingIds: [], resolutions: [] }
  const meeting = { kind: 'other', number: '', heldOn: day('2026-03-01'), ...empty } as const
  await expect(
    coordinator.meetings.record({ commandId: commandId(), rectificationId, ...meeting }),
  ).rejects.toMatchObject({ code: 'RECTIFICATION_ARCHIVED' })
})

test('the journal tells what was recorded and what a correction changed, and replay gives the meeting', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const meeting = await record(measure)
  const changes = { number: '〔2026〕4号', resolutions: ['由主要领导包案'] }
  const corrected = await coordinator.meetings.correct({
    ...onMeeting(meeting),
    changes,
    reason: '与纪要核对',
  })
  expect(corrected).toMatchObject({ ...changes, version: 2 })
  const { entries } = await coordinator.rectifications.journal({ rectificationId })
  expect(entries[0]).toMatchObject({
    event: { type: 'meeting.corrected', reason: '与纪要核对' },
    before: {
      number: '〔2026〕3号',
      resolutions: inBothLanguages({
        zh: '由分管领导包案；四月底前报结果',
        en: '由分管领导包案; 四月底前报结果',
      }),
    },
    changes: { number: '〔2026〕4号', resolutions: '由主要领导包案' },
  })
  expect(entries[1]?.changes).toMatchObject({
    presentIds: inBothLanguages({ zh: 'principal、leader', en: 'principal, leader' }),
    presentNames: '区纪委代表',
    findingIds: '1 项目管理不严',
  })
  await expectReplay(database.kysely, rectificationId)
  expect(await stage.as('inspector').rectifications.verify({ rectificationId })).toMatchObject({
    isValid: true,
    differing: 0,
  })
})
