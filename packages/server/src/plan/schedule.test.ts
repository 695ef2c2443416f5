import { type PlainDay, day } from '@bihuan/core/kernel/day.ts'
import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  submitted,
  type TestItem,
} from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

let item: TestItem
let [first, second, third]: MeasureId[] = []

beforeAll(async () => {
  item = await anAssignedMeasure(stage)
  ;[first, second, third] = [
    item.measure.id,
    (await anotherMeasure(stage, item.finding)).id,
    (await anotherMeasure(stage, item.finding)).id,
  ]
})

const rowsNow = async () =>
  (await coordinator.schedules.get({ rectificationId: item.measure.rectificationId })).items

async function rowOf(id: MeasureId | undefined) {
  const row = (await rowsNow()).find((one) => one.id === id)
  if (row === undefined) throw new Error('no such measure')
  return row
}

async function order(
  id: MeasureId | undefined,
  after: readonly (MeasureId | undefined)[],
  workingDays: number | null = null,
) {
  const row = await rowOf(id)
  return coordinator.schedules.setOrder({
    commandId: commandId(),
    rectificationId: item.measure.rectificationId,
    measureId: row.id,
    version: row.version,
    after: after.flatMap((one) => one ?? []),
    workingDays,
  })
}

async function accept(
  days: readonly (readonly [MeasureId | undefined, PlainDay])[],
  { command = commandId(), reason = '按 7 月底办结倒排' } = {},
) {
  const measures = await Promise.all(
    days.map(async ([id, dueOn]) => {
      const row = await rowOf(id)
      return { id: row.id, version: row.version, dueOn }
    }),
  )
  return coordinator.schedules.accept({
    commandId: command,
    rectificationId: item.measure.rectificationId,
    measures,
    reason,
  })
}

async function timelineOf(measureId: MeasureId | undefined): Promise<string[]> {
  if (measureId === undefined) throw new Error('no measure')
  const { rectificationId } = item.measure
  const { timeline } = await coordinator.measures.get({ rectificationId, measureId })
  return timeline.map(({ type }) => type)
}

describe('the order of measures', () => {
  test('is set with how long they take, and shown to whoever schedules', async () => {
    await order(second, [first], 12)
    expect(await rowOf(second)).toMatchObject({
      number: '1-2',
      after: [first],
      workingDays: 12,
      version: 4 - 1,
    })
    expect(await timelineOf(second)).toContain('measure.ordered')
  })

  test('that would make one wait for itself is refused with the way round', async () => {
    await order(third, [second])
    await expect(order(first, [third])).rejects.toMatchObject({
      code: 'ORDER_IN_CIRCLE',
      data: { message: { en: expect.stringContaining('1-1 ← 1-3 ← 1-2 ← 1-1') } },
    })
    await expect(order(first, [first])).rejects.toMatchObject({ code: 'ORDER_IN_CIRCLE' })
  })

  test('waits for nothing that lies elsewhere', async () => {
    const other = await anAssignedMeasure(stage)
    await expect(order(third, [other.measure.id])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('proposed days', () => {
  test('move no day that has gone by without a reason', async () => {
    const { now } = stage.clock
    await stage.moveTo('2026-07-15')
    const days = [[first, day('2026-08-31')]] as const
    await expect(accept(days, { reason: ' ' })).rejects.toMatchObject({ code: 'REASON_MISSING' })
    stage.clock.now = now
    await stage.moveTo(now.toISOString().slice(0, 10))
  })

  test('that have gone by themselves are accepted for none, and named', async () => {
    const days = [
      [second, day('2026-07-31')],
      [first, day('2026-03-01')],
    ] as const
    await expect(accept(days)).rejects.toMatchObject({
      code: 'SCHEDULE_DAY_GONE',
      data: {
        place: { kind: 'measure', measureId: first, field: 'dueOn' },
        message: { zh: expect.stringContaining('措施 1-1 要采纳的时限 2026-03-01 已经过去') },
      },
    })
    expect((await rowsNow()).map(({ dueOn }) => dueOn)).toEqual(['2026-06-30', '2026-06-30', '2026-06-30'])
  })

  test('are accepted in one step, with an entry for each measure, and undone whole', async () => {
    const before = (await rowOf(first)).dueOn
    const { scheduleId, count } = await accept([
      [first, day('2026-07-10')],
      [second, day('2026-07-31')],
    ])
    expect(count).toBe(2)
    expect((await rowsNow()).map(({ dueOn }) => dueOn)).toEqual(['2026-07-10', '2026-07-31', '2026-06-30'])
    expect(await timelineOf(first)).toContain('measure.scheduled')
    const { rectificationId } = item.measure
    const { lastAccepted } = await coordinator.schedules.get({ rectificationId })
    expect(lastAccepted).toMatchObject({ scheduleId, count: 2 })
    const form = { commandId: commandId(), rectificationId, scheduleId, reason: '领导小组另定' }
    expect(await coordinator.schedules.undo(form)).toEqual({ changedSince: [] })
    // A form sent twice is carried out once.
    expect(await coordinator.schedules.undo(form)).toEqual({ changedSince: [] })
    expect((await rowOf(first)).dueOn).toBe(before)
    expect((await coordinator.schedules.get({ rectificationId })).lastAccepted).toBeNull()
    await expectReplay(database.kysely, rectificationId)
  })

  test('are undone with a reason', async () => {
    const { scheduleId } = await accept([[first, day('2026-07-17')]])
    const { rectificationId } = item.measure
    const undo = (reason: string) =>
      coordinator.schedules.undo({ commandId: commandId(), rectificationId, scheduleId, reason })
    await expect(undo(' ')).rejects.toMatchObject({ code: 'REASON_MISSING' })
    expect((await rowOf(first)).dueOn).toBe('2026-07-17')
    await undo('另行商定')
  })

  test('name no measure twice', () =>
    expect(
      accept([
        [first, day('2026-07-17')],
        [first, day('2026-07-24')],
      ]),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' }))

  test('that were changed since are not undone, and named', async () => {
    const { scheduleId } = await accept([
      [first, day('2026-08-10')],
      [second, day('2026-08-31')],
    ])
    const row = await rowOf(second)
    const { rectificationId } = item.measure
    const { measure } = await coordinator.measures.get({ rectificationId, measureId: row.id })
    await coordinator.measures.assign({ ...formOf(measure), changes: { dueOn: day('2026-09-01') } })
    const undone = () =>
      coordinator.schedules.undo({ commandId: commandId(), rectificationId, scheduleId, reason: '重排' })
    expect(await undone()).toEqual({ changedSince: [{ id: second, number: '1-2' }] })
    expect([(await rowOf(first)).dueOn, (await rowOf(second)).dueOn]).toEqual(['2026-06-30', '2026-09-01'])
    await expect(undone()).rejects.toMatchObject({
      code: 'SCHEDULE_CHANGED_SINCE',
      data: { message: { zh: expect.stringContaining('不能撤销采纳：1-2。') } },
    })
    await expectReplay(database.kysely, rectificationId)
  })

  test('are undone only where they were accepted last', async () => {
    const earlier = await accept([[first, day('2026-10-09')]])
    await accept([[third, day('2026-10-16')]])
    await expect(
      coordinator.schedules.undo({
        commandId: commandId(),
        rectificationId: item.measure.rectificationId,
        scheduleId: earlier.scheduleId,
        reason: '',
      }),
    ).rejects.toMatchObject({ code: 'SCHEDULE_NOT_LAST' })
  })

  test('are accepted for all or none: not where one goes on for good, waits to be checked, or was changed meanwhile', async () => {
    const { finding } = item
    const checked = await submitted(stage, await anotherMeasure(stage, finding))
    const steady = await anotherMeasure(stage, finding)
    const continuous = await coordinator.measures.assign({
      ...formOf(steady),
      changes: { timeClass: 'continuous' },
    })
    const all = [await rowOf(first), checked, continuous].map(({ id, version }) => ({ id, version }))
    const send = (those: readonly { id: MeasureId; version: number }[]) =>
      coordinator.schedules.accept({
        commandId: commandId(),
        rectificationId: finding.rectificationId,
        measures: those.map((one) => ({ ...one, dueOn: day('2026-11-30') })),
        reason: '',
      })
    const before = (await rowOf(first)).dueOn
    await expect(send(all.slice(0, 2))).rejects.toMatchObject({ code: 'NOT_IN_STATUS' })
    await expect(send([...all.slice(0, 1), ...all.slice(2)])).rejects.toMatchObject({
      code: 'SCHEDULE_CONTINUOUS',
    })
    await expect(send(all.slice(0, 1).map(({ id }) => ({ id, version: 1 })))).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    })
    expect((await rowOf(first)).dueOn).toBe(before)
    // What goes on for good is not scheduled at all; what waits to be checked keeps its day.
    expect((await rowsNow()).map(({ number, status }) => [number, status])).toEqual([
      ['1-1', 'planned'],
      ['1-2', 'planned'],
      ['1-3', 'planned'],
      ['1-4', 'submitted'],
    ])
  })
})

describe('the working calendar', () => {
  test('holds what was published, and over it what administrators say of a day, until they take it back', async () => {
    const administrator = stage.as('administrator')
    const set = (isWorked: boolean | null, name: string) =>
      administrator.calendar.setDay({ commandId: commandId(), on: day('2026-03-09'), isWorked, name })
    const changed = await set(false, '建区纪念日')
    expect(changed).toMatchObject({
      isPublished: true,
      can: ['change'],
      changed: [{ on: '2026-03-09', isWorked: false, name: '建区纪念日' }],
    })
    const { calendar } = await coordinator.schedules.get({ rectificationId: item.measure.rectificationId })
    expect(calendar.days).toContainEqual({ on: '2026-03-09', isWorked: false, name: '建区纪念日' })
    expect(calendar.days).toContainEqual({ on: '2026-02-14', isWorked: true, name: '春节' })
    expect((await set(null, '')).changed).toEqual([])
    const seen = await coordinator.calendar.get({ year: 2031 })
    expect(seen).toMatchObject({ year: 2031, isPublished: false, changed: [], can: [] })
    // What the law frees on fixed days stands there, and is known to be no more than that.
    expect(seen.published.map(({ on, name }) => [on, name])).toEqual([
      ['2031-01-01', '元旦'],
      ['2031-05-01', '劳动节'],
      ['2031-05-02', '劳动节'],
      ['2031-10-01', '国庆节'],
      ['2031-10-02', '国庆节'],
      ['2031-10-03', '国庆节'],
    ])
  })
})
