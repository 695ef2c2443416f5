import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { Records } from '@bihuan/core/kernel/records.ts'
import { plannedIn, type PlannedItem } from '@bihuan/core/plan/planned.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findingStore } from '../findings/findings.store.ts'
import { ask } from '../kernel/together.ts'
import { measureStore } from '../measures/measures.store.ts'
import { testDatabase } from '../testing/test-database.ts'
import { onFinding, planChange, plansOn } from '../testing/test-plan.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { planAt, readDifferences } from './plan-differences.ts'
import { entryOfPlan } from './plan-differences.queries.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const { aMeeting, approve, anApprovedPlan, since } = plansOn(stage)

test('what is missing is listed with where, and the approval is refused with it', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const bare = await coordinator.measures.add({
    commandId: commandId(),
    rectificationId,
    findingId,
    text: '补充措施',
  })
  await coordinator.findings.describe({ ...onFinding(finding), grade: 'difficult' })
  const { total, missing } = await coordinator.plans.missing({ rectificationId })
  expect([total, missing]).toEqual([
    3,
    [
      { what: 'findingsWithoutMeeting', findingId, measureId: null, number: '1' },
      { what: 'measuresWithoutOwner', findingId, measureId: bare.id, number: '1-2' },
      { what: 'measuresWithoutDay', findingId, measureId: bare.id, number: '1-2' },
    ],
  ])
  const meetingId = await aMeeting(finding)
  await expect(approve(finding, meetingId)).rejects.toMatchObject({
    code: 'PLAN_NOT_READY',
    data: {
      place: { kind: 'measure', measureId: bare.id },
      message: { zh: expect.stringContaining('2 处缺项：1-2措施没有责任部门；1-2措施没有完成时限') },
    },
  })
  const noMeeting = approve(finding, null)
  await expect(noMeeting).rejects.toMatchObject({ code: 'PLAN_NEEDS_MEETING' })
  const byHead = stage.as('head').plans.missing({ rectificationId })
  await expect(byHead).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('a meeting approves the plan, and it is listed with its day and what it counts', async () => {
  const { plan, rectificationId } = await anApprovedPlan()
  expect(plan).toMatchObject({
    number: 1,
    approvedOn: '2026-03-01',
    meeting: { number: '第1次' },
    findings: 1,
    measures: 1,
  })
  const { versions, can } = await coordinator.plans.list({ rectificationId })
  expect([versions, can]).toEqual([[plan], ['approve']])
  expect((await stage.as('leader').plans.list({ rectificationId })).can).toEqual([])
  expect(await since(rectificationId, 1)).toEqual([])
})

test('the choice of meetings for a version leaves out what was voided and what has approved one', async () => {
  const { finding, rectificationId } = await anApprovedPlan()
  const offered = async () => {
    const { meetings } = await coordinator.meetings.list({ rectificationId, forPlan: 'true' })
    return meetings.map(({ id: meetingId }) => meetingId)
  }
  expect(await offered()).toEqual([])
  const [next, slip] = [await aMeeting(finding), await aMeeting(finding)]
  const seen = await coordinator.meetings.get({ rectificationId, meetingId: slip })
  const voiding = { commandId: commandId(), rectificationId, meetingId: slip, version: seen.version }
  await coordinator.meetings.void({ ...voiding, reason: '重复登记' })
  expect(await offered()).toEqual([next])
  await approve(finding, next)
  expect(await offered()).toEqual([])
  expect((await coordinator.meetings.list({ rectificationId })).meetings).toHaveLength(3)
})

test('a meeting that has approved a version approves no second, and says which it was', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const meetingId = await aMeeting(finding)
  await approve(finding, meetingId)
  await expect(approve(finding, meetingId)).rejects.toMatchObject({
    code: 'PLAN_MEETING_APPROVED',
    data: { message: { zh: expect.stringContaining('第 1 版') } },
  })
})

test('a meeting of which nobody or nothing is recorded approves no plan, until it is put right', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const meetingId = await aMeeting(finding, { presentIds: [], resolutions: [] })
  await expect(approve(finding, meetingId)).rejects.toMatchObject({
    code: 'PLAN_MEETING_BARE',
    data: { message: { zh: expect.stringContaining('该会议没有登记参会人员和议定事项') } },
  })
  const onIt = { rectificationId, meetingId, reason: '与纪要核对' }
  const correct = (version: number, changes: object) =>
    coordinator.meetings.correct({ ...onIt, commandId: commandId(), version, changes })
  await correct(1, { presentNames: ['张三'] })
  await expect(approve(finding, meetingId)).rejects.toMatchObject({ code: 'PLAN_MEETING_BARE' })
  await correct(2, { resolutions: ['原则同意整改方案'] })
  expect(await approve(finding, meetingId)).toMatchObject({ number: 1, meeting: { id: meetingId } })
  // What the plan rests on stays, while the rest of the meeting is put right.
  for (const changes of [{ presentNames: [] }, { resolutions: [] }])
    await expect(correct(3, changes)).rejects.toMatchObject({
      code: 'MEETING_HOLDS_UP',
      data: { message: { zh: expect.stringContaining('至少 1 名参会人员和至少一项议定事项') } },
    })
  expect(await correct(3, { number: '第2次' })).toMatchObject({ number: '第2次' })
})

test('what was approved on paper before enters as version 1 with its day, whatever it lacks', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const plan = await approve(finding, null, '区委发〔2026〕3号')
  expect(plan).toMatchObject({
    number: 1,
    approvedOn: '2026-02-01',
    meeting: null,
    paper: '区委发〔2026〕3号',
  })
  await expect(approve(finding, null, '区委发〔2026〕9号')).rejects.toMatchObject({
    code: 'PLAN_NEEDS_MEETING',
  })
})

test('one that was split, merged or voided since is told as that, and version 2 begins anew', async () => {
  const { finding, measure, rectificationId } = await anApprovedPlan()
  const measures = await coordinator.rectifications.ledger({ rectificationId })
  const spare = measures.measures.find(({ id }) => id !== measure.id)
  expect(spare).toBeUndefined()
  const added = await coordinator.measures.add({ ...onFinding(finding), text: '培训经办人', planChange })
  await coordinator.measures.split({
    ...formOf(measure),
    text: '修订办法',
    parts: ['明确审批权限'],
    reason: '两件事',
    planChange,
  })
  await coordinator.measures.void({ ...formOf(added), reason: '重复', planChange })
  const found = await since(rectificationId, 1)
  expect(found.map(({ kind, number, others }) => [kind, number, others])).toEqual([
    ['split', '1-1', ['1-3']],
    ['split', '1-3', ['1-1']],
  ])
  const only = { rectificationId, number: 1, kind: 'split', limit: 1, after: 1 } as const
  const page = await coordinator.plans.differences(only)
  expect([page.total, page.counts, page.differences.map(({ number }) => number)]).toEqual([
    2,
    { split: 2 },
    ['1-3'],
  ])
  const second = await approve(finding, await aMeeting(finding))
  expect(second.number).toBe(2)
  expect(await since(rectificationId, 2)).toEqual([])
  expect(await since(rectificationId, 1, 2)).toHaveLength(2)
  await expect(since(rectificationId, 3)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a department is told of what is its own in a plan, and of nothing else', async () => {
  const { finding, measure, rectificationId } = await anApprovedPlan()
  await coordinator.measures.assign({ ...formOf(measure), changes: { dueOn: day('2026-09-30') }, planChange })
  await coordinator.findings.assign({
    ...onFinding(finding),
    ownerId: stage.organizations.office,
    planChange,
  })
  const asked = { rectificationId, number: 1 }
  expect((await stage.as('head').plans.differences(asked)).differences.map(({ number }) => number)).toContain(
    '1-1',
  )
  await expect(stage.as('foreignHead').plans.differences(asked)).resolves.toMatchObject({ total: 1 })
})

const deed = fc.record({
  type: fc.constantFrom('add', 'date', 'reword', 'void', 'restore', 'split', 'merge', 'title', 'approve'),
  at: fc.nat(5),
  day: fc.integer({ min: 1, max: 28 }),
})
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never
const lives = fc.sample(fc.array(deed, { minLength: 25, maxLength: 25, size: 'max' }), {
  numRuns: 6,
  seed: 11,
})

test('whatever life a plan has: each version is what stood when it was approved, given by replay alone', async () => {
  let versions = 0
  for (const life of lives) {
    const { finding } = await anAssignedMeasure(stage)
    const { rectificationId } = finding
    await approve(finding, null, '区委发〔2026〕3号')
    const kept = [await rowsNow(rectificationId)]
    for (const one of life) {
      if (one.type === 'approve') {
        const done = await approve(finding, await aMeeting(finding)).catch(() => null)
        if (done !== null) kept.push(await rowsNow(rectificationId))
      } else await doIt(finding, one).catch(() => null)
    }
    for (const [index, expected] of kept.entries()) {
      const sequence = await ask(db, entryOfPlan(rectificationId, index + 1))
      if (sequence === null) throw new Error(`version ${index + 1} has no entry`)
      expect(await planAt(db, rectificationId, sequence)).toEqual(expected)
      versions += 1
    }
    await expectSameByDifferences(rectificationId, kept.at(-1), kept.length)
  }
  expect(versions).toBeGreaterThan(6)
})

async function rowsNow(rectificationId: RectificationId): Promise<ReadonlyMap<string, PlannedItem>> {
  const records = new Records()
  const page = { after: null, limit: 1000 }
  for (const one of await findingStore.page(db, rectificationId, page)) records.keep(findingKind, one)
  for (const one of await measureStore.page(db, rectificationId, page)) records.keep(measureKind, one)
  return plannedIn(records)
}

// What differs by the entries of what was touched is what differs between all that stood and all that stands.
async function expectSameByDifferences(
  rectificationId: RectificationId,
  before: ReadonlyMap<string, PlannedItem> | undefined,
  number: number,
): Promise<void> {
  const now = await rowsNow(rectificationId)
  // What is read from rows is what replay gives up to the last entry.
  const from = (await ask(db, entryOfPlan(rectificationId, number))) ?? 0
  const wanted = { rectificationId, scope: { kind: 'all' }, kind: undefined, after: 0, limit: 200 } as const
  const replayed = await readDifferences(db, { ...wanted, between: { from, to: 2_000_000_000 } })
  expect(await readDifferences(db, { ...wanted, between: { from, to: null } })).toEqual(replayed)
  const page = await coordinator.plans.differences({ rectificationId, number, limit: 200 })
  const changed = [...now].filter(([id, item]) => {
    const was = before?.get(id)
    if (was === undefined || was.isVoided) return !item.isVoided
    return item.isVoided || JSON.stringify(was.said) !== JSON.stringify(item.said)
  })
  const found = new Set<string>(page.differences.map(({ id }) => id))
  expect(changed.filter(([id]) => !found.has(id))).toEqual([])
}

async function doIt(finding: FindingView, { type, at, day: of }: Deed): Promise<unknown> {
  const { rectificationId, id: findingId } = finding
  const { measures, findings } = await coordinator.rectifications.ledger({ rectificationId })
  const one = measures[at % Math.max(1, measures.length)]
  const [above] = findings
  const text = `措施文字${of}`
  if (type === 'add')
    return coordinator.measures.add({ commandId: commandId(), rectificationId, findingId, text, planChange })
  if (type === 'title' && above !== undefined)
    return coordinator.findings.reword({
      ...onFinding(above),
      title: `问题${of}`,
      reason: '核对',
      planChange,
    })
  if (one === undefined) return null
  return deedOn(one, measures, { type, text, of })
}

async function deedOn(
  one: MeasureView,
  all: readonly MeasureView[],
  { type, text, of }: { readonly type: Deed['type']; readonly text: string; readonly of: number },
): Promise<unknown> {
  const form = formOf(one)
  const reason = '核对'
  const dueOn = day(`2026-11-${String(of).padStart(2, '0')}`)
  const { works } = stage.organizations
  if (type === 'date')
    return coordinator.measures.assign({ ...form, changes: { dueOn, ownerId: works }, planChange })
  if (type === 'reword') return coordinator.measures.reword({ ...form, text, reason, planChange })
  if (type === 'void') return coordinator.measures.void({ ...form, reason, planChange })
  if (type === 'restore') return coordinator.measures.restore({ ...form, reason, planChange })
  if (type === 'split')
    return coordinator.measures.split({ ...form, text, parts: [`${text}之二`], reason, planChange })
  const others = all.filter(({ id }) => id !== one.id).slice(0, 1)
  const merged = others.map(({ id, version }) => ({ id, version }))
  return coordinator.measures.merge({ ...form, others: merged, text, reason, planChange })
}
