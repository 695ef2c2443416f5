import { day } from '@bihuan/core/kernel/day.ts'
import { describe, expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'
import { fallDue } from './fall-due.commands.ts'

const database = await testDatabase()
const stage = await setStage(database)
const [handler, coordinator] = [stage.as('handler'), stage.as('coordinator')]

async function aWeeklyMeasure(first: string) {
  const { measure } = await anAssignedMeasure(stage)
  const changes = { timeClass: 'continuous', checkInEvery: 'weekly', dueOn: day(first) } as const
  return coordinator.measures.assign({ ...formOf(measure), changes })
}

const clock = () => fallDue(stage.contextOf('coordinator'))

async function fallenOf(measure: Parameters<typeof formOf>[0]): Promise<string[]> {
  const { timeline } = await coordinator.measures.get(formOf(measure))
  return timeline.flatMap(({ type, changes }) =>
    type === 'measure.fellDue' ? [String(Object.values(changes ?? {})[0])] : [],
  )
}

describe('check-ins', () => {
  test('are answered by a report one by one, and the next is counted from the intended day', async () => {
    await stage.moveTo('2026-03-02')
    const measure = await aWeeklyMeasure('2026-03-06')
    expect(measure).toMatchObject({ checkInEvery: 'weekly', checkInFrom: '2026-03-06', light: 'yellow' })
    await stage.moveTo('2026-03-18')
    const late = (await handler.measures.get(formOf(measure))).measure
    expect(late).toMatchObject({ dueOn: '2026-03-06', light: 'red' })
    const said = { text: '本周已巡查', fileIds: [], lateReason: '值班人员轮换，漏报一周' }
    const one = await handler.measures.report({ ...formOf(late), ...said, checkIn: day('2026-03-06') })
    expect(one).toMatchObject({ dueOn: '2026-03-13', light: 'red', lastProgress: '本周已巡查' })
    await expect(
      handler.measures.report({ ...formOf(one), ...said, checkIn: day('2026-03-20') }),
    ).rejects.toMatchObject({ code: 'CHECK_IN_OTHER_DAY' })
    const two = await handler.measures.report({ ...formOf(one), ...said, checkIn: day('2026-03-13') })
    expect(two).toMatchObject({ dueOn: '2026-03-20', light: 'yellow' })
    const beside = await handler.measures.report({ ...formOf(two), ...said })
    expect(beside.dueOn).toBe('2026-03-20')
    const early = await handler.measures.report({ ...formOf(beside), ...said, checkIn: day('2026-03-20') })
    expect(early.dueOn).toBe('2026-03-27')
    await expect(
      handler.measures.report({ ...formOf(early), ...said, checkIn: day('2026-03-27') }),
    ).rejects.toMatchObject({ code: 'CHECK_IN_EARLY' })
    await expectReplay(database.kysely, measure.rectificationId)
  })

  test('keep their rhythm and day while one is late, and go by another once it is answered', async () => {
    await stage.moveTo('2026-04-01')
    const measure = await aWeeklyMeasure('2026-04-03')
    await stage.moveTo('2026-04-07')
    for (const changes of [{ checkInEvery: 'monthly' }, { dueOn: day('2026-05-01') }] as const) {
      const form = { ...formOf(measure), changes }
      await expect(coordinator.measures.assign(form)).rejects.toMatchObject({ code: 'CHECK_IN_LATE' })
    }
    const said = { text: '本周已巡查', fileIds: [], lateReason: '清明放假' }
    const one = await handler.measures.report({ ...formOf(measure), ...said, checkIn: day('2026-04-03') })
    const monthly = await coordinator.measures.assign({
      ...formOf(one),
      changes: { checkInEvery: 'monthly' },
    })
    expect(monthly).toMatchObject({ dueOn: '2026-04-10', checkInFrom: '2026-04-10' })
    await expectReplay(database.kysely, measure.rectificationId)
  })

  test('belong to what goes on for good', async () => {
    const { measure } = await anAssignedMeasure(stage)
    await expect(
      coordinator.measures.assign({ ...formOf(measure), changes: { checkInEvery: 'monthly' } }),
    ).rejects.toMatchObject({ code: 'CHECK_IN_NOT_CONTINUOUS' })
  })
})

test('what falls due while the server is off for three days is written down when it is back, each day once', async () => {
  await stage.moveTo('2026-06-01')
  await clock()
  const weekly = await aWeeklyMeasure('2026-05-28')
  const { measure } = await anAssignedMeasure(stage)
  const timeBound = await coordinator.measures.assign({
    ...formOf(measure),
    changes: { dueOn: day('2026-06-02') },
  })
  const { measure: other } = await anAssignedMeasure(stage)
  const later = await coordinator.measures.assign({ ...formOf(other), changes: { dueOn: day('2026-06-09') } })
  // Nobody asks anything between the first of June and the fifth.
  await stage.moveTo('2026-06-05')
  expect(await clock()).toBe(2)
  expect(await fallenOf(weekly)).toEqual(['2026-06-04'])
  expect(await fallenOf(timeBound)).toEqual(['2026-06-02'])
  expect(await fallenOf(later)).toEqual([])
  expect(await clock()).toBe(0)
  await stage.moveTo('2026-06-19')
  await Promise.all([clock(), clock()])
  expect(await fallenOf(weekly)).toEqual(['2026-06-18', '2026-06-11', '2026-06-04'])
  expect(await fallenOf(later)).toEqual(['2026-06-09'])
  for (const { rectificationId } of [weekly, timeBound, later])
    await expectReplay(database.kysely, rectificationId)
})
