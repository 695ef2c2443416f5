import { day } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { onFinding } from '../testing/test-plan.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  signAll,
  submitted,
} from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

// Today is 2 March 2026.
const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

async function begin(
  rectificationId: RectificationId,
  code: string,
  more: { on?: string; reason?: string; by?: 'coordinator' | 'principal' | 'head' } = {},
) {
  const client = stage.as(more.by ?? 'coordinator')
  const { version } = await client.rectifications.stages({ rectificationId })
  return client.rectifications.beginStage({
    commandId: commandId(),
    rectificationId,
    version,
    stage: code,
    on: day(more.on ?? '2026-03-02'),
    reason: more.reason ?? '',
  })
}

async function emptyRectification(feedbackOn: string | null): Promise<RectificationId> {
  const { id } = await coordinator.rectifications.create({
    commandId: commandId(),
    name: '整改',
    inspectingBody: null,
    feedbackOn: feedbackOn === null ? null : day(feedbackOn),
  })
  return id
}

test('a stage that cannot begin lists every missing thing by its number', async () => {
  const rectificationId = await emptyRectification(null)
  const missingIn = async (code: string) =>
    (await coordinator.rectifications.stages({ rectificationId })).stages
      .find((one) => one.code === code)
      ?.missing.map(({ condition, count, items }) => [condition, count, items.map(({ number }) => number)])
  expect(await missingIn('feedback')).toEqual([['feedbackDayMissing', 1, []]])
  await expect(begin(rectificationId, 'feedback')).rejects.toMatchObject({ code: 'STAGE_CONDITIONS' })
  const { id: findingId } = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '一',
    title: '账目不清',
  })
  await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '二',
    title: '台账不全',
  })
  await coordinator.measures.add({ commandId: commandId(), rectificationId, findingId, text: '清理账目' })
  expect(await missingIn('approving')).toEqual([
    ['findingsWithoutMeasure', 1, ['2']],
    ['measuresWithoutOwner', 1, ['1-1']],
    ['measuresWithoutDay', 1, ['1-1']],
  ])
  expect(await missingIn('rectifying')).toEqual([['measuresWithoutHandler', 1, ['1-1']]])
})

test('the stage in which a plan is approved and the page of the plan name the same, by class and template', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  await coordinator.findings.describe({ ...onFinding(finding), grade: 'major' })
  const add = async (timeClass: 'immediate' | 'continuous' | 'timeBound') => {
    const form = { commandId: commandId(), rectificationId, findingId, text: '补充措施' }
    const added = await coordinator.measures.add(form)
    return coordinator.measures.assign({ ...formOf(added), changes: { timeClass } })
  }
  for (const timeClass of ['immediate', 'continuous', 'timeBound'] as const) await add(timeClass)
  await coordinator.measures.assign({ ...formOf(measure), changes: { handlerId: null } })
  const told = async () => {
    const { stages } = await coordinator.rectifications.stages({ rectificationId })
    const ofStage = stages.find(({ code }) => code === 'approving')?.missing ?? []
    const { missing } = await coordinator.plans.missing({ rectificationId })
    const listed = ofStage.flatMap(({ condition, items }) =>
      items.map(({ number }) => `${condition} ${number}`),
    )
    const onPlan = missing.map(({ what, number }) => `${what} ${number}`)
    expect(listed.toSorted()).toEqual(onPlan.toSorted())
    return onPlan
  }
  const lacking = [
    'principalLeads 1',
    'team 1',
    'checkIn 1',
    'measuresWithoutOwner 1-2',
    'measuresWithoutDay 1-2',
    'measuresWithoutOwner 1-3',
    'measuresWithoutOwner 1-4',
    'measuresWithoutDay 1-4',
  ]
  expect(await told()).toEqual(lacking)
  // Once the feedback has a day the template says by when the immediate one is due.
  const { version } = await coordinator.rectifications.get({ rectificationId })
  const amended = { rectificationId, changes: { feedbackOn: day('2026-02-27') }, reason: '补填' }
  await coordinator.rectifications.amend({ ...amended, commandId: commandId(), version })
  expect(await told()).toEqual(lacking.filter((one) => one !== 'measuresWithoutDay 1-2'))
  await expect(begin(rectificationId, 'approving')).rejects.toMatchObject({
    code: 'STAGE_CONDITIONS',
    data: {
      message: { en: expect.stringContaining('3 measures without an owner; 1 measure without a due date') },
    },
  })
})

test('the stage is set by people, and what the counts say stands beside it', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const { version } = await coordinator.rectifications.get({ rectificationId })
  await coordinator.rectifications.amend({
    commandId: commandId(),
    rectificationId,
    version,
    changes: { feedbackOn: day('2026-02-01') },
    reason: '补填',
  })
  await expect(begin(rectificationId, 'feedback', { on: '2026-01-31' })).rejects.toMatchObject({
    code: 'STAGE_BEFORE_FEEDBACK',
  })
  await begin(rectificationId, 'feedback', { on: '2026-02-01' })
  const now = await begin(rectificationId, 'approving', { on: '2026-02-20' })
  expect(now).toMatchObject({ current: 'approving', standing: 'rectifying' })
  const told = now.stages.map(({ code, begunOn, endedOn }) => `${code} ${begunOn} ${endedOn}`).slice(0, 4)
  expect(told).toEqual([
    'feedback 2026-02-01 2026-02-20',
    'drafting null null',
    'approving 2026-02-20 null',
    'rectifying null null',
  ])
  await begin(rectificationId, 'rectifying')
  await expect(begin(rectificationId, 'reporting')).rejects.toMatchObject({
    code: 'STAGE_CONDITIONS',
    data: { message: { zh: expect.stringContaining('措施（长期坚持的除外）未销号（1）') } },
  })
  await expect(begin(rectificationId, 'drafting', { on: '2026-01-15' })).rejects.toMatchObject({
    code: 'STAGE_BEFORE_LAST',
  })
  await expect(begin(rectificationId, 'drafting', { on: '2026-02-10' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  await expect(begin(rectificationId, 'nowhere')).rejects.toMatchObject({ code: 'STAGE_UNKNOWN' })
  await expect(begin(rectificationId, 'rectifying', { on: '2026-03-03' })).rejects.toMatchObject({
    code: 'STAGE_IN_FUTURE',
  })
  const back = await begin(rectificationId, 'drafting', { on: '2026-02-10', reason: '方案被退回' })
  expect(back.current).toBe('drafting')
  expect(back.stages.filter(({ begunOn }) => begunOn !== null).map(({ code }) => code)).toEqual([
    'feedback',
    'drafting',
  ])
  const { entries } = await coordinator.rectifications.journal({ rectificationId })
  expect(entries[0]).toMatchObject({
    event: { type: 'rectification.stageBegun', reason: '方案被退回' },
    changes: { on: '2026-02-10' },
  })
  await expectReplay(database.kysely, rectificationId)
})

test('once every measure is closed the report begins', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const version = (await coordinator.rectifications.get({ rectificationId })).version
  await coordinator.rectifications.amend({
    commandId: commandId(),
    rectificationId,
    version,
    changes: { feedbackOn: day('2026-02-01') },
    reason: '补填',
  })
  await begin(rectificationId, 'rectifying')
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  expect((await begin(rectificationId, 'reporting')).current).toBe('reporting')
})

test('stages are proposed from the day of the feedback, and planned by a coordinator', async () => {
  const rectificationId = await emptyRectification('2026-02-01')
  const { version, stages } = await coordinator.rectifications.stages({ rectificationId })
  expect(stages[1]).toMatchObject({ code: 'drafting', planned: null, proposed: { from: '2026-02-01' } })
  const form = { rectificationId, version }
  const planned = [{ code: 'drafting', from: day('2026-02-02'), to: day('2026-02-20') }]
  const after = await coordinator.rectifications.planStages({ ...form, commandId: commandId(), planned })
  expect(after.stages[1]?.planned).toEqual({ from: '2026-02-02', to: '2026-02-20' })
  const backward = [{ code: 'drafting', from: day('2026-02-20'), to: day('2026-02-02') }]
  const again = { rectificationId, version: after.version }
  await expect(
    coordinator.rectifications.planStages({ ...again, commandId: commandId(), planned: backward }),
  ).rejects.toMatchObject({ code: 'STAGE_ENDS_BEFORE' })
  const early = [...planned, { code: 'approving', from: day('2026-02-01'), to: null }]
  await expect(
    coordinator.rectifications.planStages({ ...again, commandId: commandId(), planned: early }),
  ).rejects.toMatchObject({ code: 'STAGES_OUT_OF_ORDER' })
  await expectReplay(database.kysely, rectificationId)
})

test('whoever is told of the rectification reads its stages, only a coordinator sets them', async () => {
  const { measure, finding } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  await anotherMeasure(stage, finding)
  const seen = await stage.as('head').rectifications.stages({ rectificationId })
  expect(seen.stages).toHaveLength(9)
  expect(seen.stages.flatMap(({ missing }) => missing)).toEqual([])
  await expect(begin(rectificationId, 'feedback', { by: 'head' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(begin(rectificationId, 'feedback', { by: 'principal' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(stage.as('foreignHead').rectifications.stages({ rectificationId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('a stage is planned once', async () => {
  const rectificationId = await emptyRectification('2026-02-01')
  const { version } = await coordinator.rectifications.stages({ rectificationId })
  const twice = ['2026-03-01', '2026-03-05'].map((from) => ({ code: 'feedback', from: day(from), to: null }))
  const form = { commandId: commandId(), rectificationId, version, planned: twice }
  await expect(coordinator.rectifications.planStages(form)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('stages that began before anybody recorded them are entered in one step, with an entry for each', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const { version } = await coordinator.rectifications.get({ rectificationId })
  const amended = { rectificationId, changes: { feedbackOn: day('2026-02-01') }, reason: '补填' }
  await coordinator.rectifications.amend({ ...amended, commandId: commandId(), version })
  const enter = async (drafting: string) => {
    const now = await coordinator.rectifications.stages({ rectificationId })
    return coordinator.rectifications.beginStage({
      commandId: commandId(),
      rectificationId,
      version: now.version,
      before: [
        { stage: 'feedback', on: day('2026-02-01') },
        { stage: 'drafting', on: day(drafting) },
      ],
      stage: 'rectifying',
      on: day('2026-02-25'),
      reason: '',
    })
  }
  await expect(enter('2026-02-26')).rejects.toMatchObject({ code: 'STAGE_BEFORE_LAST' })
  expect((await coordinator.rectifications.stages({ rectificationId })).current).toBeNull()
  const { current, stages } = await enter('2026-02-03')
  expect(current).toBe('rectifying')
  const told = stages.map(({ code, begunOn, endedOn }) => `${code} ${begunOn} ${endedOn}`).slice(0, 4)
  expect(told).toEqual([
    'feedback 2026-02-01 2026-02-03',
    'drafting 2026-02-03 2026-02-25',
    'approving null null',
    'rectifying 2026-02-25 null',
  ])
  const { entries } = await coordinator.rectifications.journal({ rectificationId })
  expect(entries.slice(0, 3).map(({ event }) => event.type)).toEqual(
    Array(3).fill('rectification.stageBegun'),
  )
  await expectReplay(database.kysely, rectificationId)
})
