import { inBothLanguages } from '@bihuan/core/journal/telling.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { TimelineEntry } from '@bihuan/core/told/timeline.contract.ts'
import { expect, test } from 'vitest'
import { expectCounts } from '../testing/expect-counts.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  signAll,
  submitted,
} from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

async function anotherFinding({ rectificationId }: FindingView, title: string): Promise<FindingView> {
  const form = { commandId: commandId(), rectificationId, category: null, number: '', title }
  return coordinator.findings.add(form)
}

function onFinding({ rectificationId, id: findingId, version }: FindingView) {
  return { commandId: commandId(), rectificationId, findingId, version }
}

async function numbersIn({ rectificationId }: { rectificationId: MeasureView['rectificationId'] }) {
  const { findings, measures } = await coordinator.rectifications.ledger({ rectificationId })
  const above = new Map(findings.map(({ id: findingId, ordinal }) => [findingId, ordinal]))
  return measures.map(({ findingId, ordinal, text }) => `${above.get(findingId)}-${ordinal} ${text}`)
}

async function present({ rectificationId, id: measureId }: MeasureView): Promise<MeasureView> {
  return (await coordinator.measures.get({ rectificationId, measureId })).measure
}

/** What the newest entry of a timeline says that changed, and what stood there before. */
function toldIn([entry]: readonly TimelineEntry[]) {
  return [entry?.changes, entry?.before ?? {}]
}

test('a measure goes to another finding or place, and those behind it move on', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const second = await anotherMeasure(stage, finding)
  const third = await anotherMeasure(stage, finding)
  const texts = { [measure.id]: '甲', [second.id]: '乙', [third.id]: '丙' }
  for (const one of [measure, second, third]) {
    const text = texts[one.id] ?? ''
    await coordinator.measures.reword({ ...formOf(one), text, reason: '简称' })
  }
  const to = { findingId: finding.id, at: 1 }
  await coordinator.measures.move({ ...formOf(await present(third)), ...to })
  expect(await numbersIn(finding)).toEqual(['1-1 丙', '1-2 甲', '1-3 乙'])
  const { timeline } = await coordinator.measures.get(formOf(third))
  expect(timeline[0]).toMatchObject({ type: 'measure.moved' })
  expect(toldIn(timeline)).toEqual([{ ordinal: '1' }, { ordinal: '3' }])
  const other = await anotherFinding(finding, '另一个问题')
  await coordinator.measures.move({ ...formOf(await present(measure)), findingId: other.id, at: null })
  expect(await numbersIn(finding)).toEqual(['1-1 丙', '1-3 乙', '2-1 甲'])
  expect(toldIn((await coordinator.measures.get(formOf(measure))).timeline)).toEqual([
    { findingId: '2 另一个问题', ordinal: '1' },
    { findingId: `1 ${finding.title}`, ordinal: '2' },
  ])
  await coordinator.findings.move({ ...onFinding(other), at: 1 })
  expect(await numbersIn(finding)).toEqual(['1-1 甲', '2-1 丙', '2-3 乙'])
  await expectReplay(db, finding.rectificationId)
})

test('what is being checked stays where it is', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const other = await anotherFinding(finding, '另一个问题')
  const waiting = await submitted(stage, measure)
  const move = coordinator.measures.move({ ...formOf(waiting), findingId: other.id, at: null })
  await expect(move).rejects.toMatchObject({ code: 'CLAIM_WAITS' })
})

test('a split measure keeps its reports; the others begin anew, and whoever did it signs none of them', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const reported = await stage.as('head').measures.report({ ...formOf(measure), text: '已动手', fileIds: [] })
  const words = { text: '修订办法', parts: ['开展培训', '逐项清查'], reason: '一条写了三件事' }
  await coordinator.measures.split({ ...formOf(reported), ...words })
  expect(await numbersIn(finding)).toEqual(['1-1 修订办法', '1-2 开展培训', '1-3 逐项清查'])
  const { measures } = await coordinator.rectifications.ledger({ rectificationId: finding.rectificationId })
  expect(measures).toMatchObject([
    { status: 'underway', lastProgress: '已动手' },
    { status: 'planned', handler: { name: 'handler' }, dueOn: '2026-06-30' },
    { status: 'planned', evidenceCount: 0 },
  ])
  const [, part] = measures
  if (part === undefined) throw new Error('nothing was split off')
  const past = await coordinator.measures.get(formOf(measure))
  expect(toldIn(past.timeline)[0]).toEqual({
    text: '修订办法',
    into: inBothLanguages({ zh: '1-2 开展培训、1-3 逐项清查', en: '1-2 开展培训, 1-3 逐项清查' }),
  })
  const ofPart = await coordinator.measures.get(formOf(part))
  expect(ofPart.timeline.at(-1)).toMatchObject({ changes: { from: '1-1 修订办法' } })
  await submitted(stage, part)
  const { closureRequest } = await stage.as('head').measures.get(formOf(part))
  // The head did what the part comes of.
  expect(closureRequest?.can).not.toContain('approve')
  await expectReplay(db, finding.rectificationId)
})

async function countedOf(ownerId: string) {
  const counts = await coordinator.measures.counts({})
  const { measures, merged = 0 } = counts.find(({ owner }) => owner.id === ownerId) ?? {}
  return { merged, voided: measures?.voided ?? 0, underway: measures?.underway ?? 0 }
}

test('merged measures are one, counted once; what became a part of it is read where it was and never restored', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const other = await anotherMeasure(stage, finding)
  const done = await stage
    .as('head')
    .measures.report({ ...formOf(other), text: '由部门负责人办理', fileIds: [] })
  const elsewhere = await coordinator.measures.assign({
    ...formOf(await anotherMeasure(stage, finding)),
    changes: { ownerId: stage.organizations.office, handlerId: null },
  })
  const words = { text: measure.text, reason: '三条是同一件事' }
  const others = [done, elsewhere].map(({ id: measureId, version }) => ({ id: measureId, version }))
  const before = await countedOf(stage.organizations.works)
  const merged = await coordinator.measures.merge({ ...formOf(measure), others, ...words })
  expect(await countedOf(stage.organizations.works)).toEqual({
    ...before,
    merged: before.merged + 1,
    underway: before.underway - 1,
  })
  expect(merged.text).toBe(measure.text)
  // What it says stayed as it was, and is not told; whoever may not read what was merged is told its number alone.
  const past = await coordinator.measures.get(formOf(merged))
  expect(toldIn(past.timeline)).toEqual([
    {
      from: inBothLanguages({
        zh: `1-2 ${other.text}、1-3 ${elsewhere.text}`,
        en: `1-2 ${other.text}, 1-3 ${elsewhere.text}`,
      }),
    },
    {},
  ])
  const seenByHead = await stage.as('head').measures.get(formOf(merged))
  expect(toldIn(seenByHead.timeline)[0]).toEqual({
    from: inBothLanguages({ zh: `1-2 ${other.text}、1-3`, en: `1-2 ${other.text}, 1-3` }),
  })
  const page = await coordinator.measures.get(formOf(other))
  expect(toldIn(page.timeline)[0]).toMatchObject({ into: `1-1 ${measure.text}` })
  const part = await present(other)
  expect(part).toMatchObject({
    status: 'voided',
    mergedInto: measure.id,
    reason: '三条是同一件事',
    lastProgress: '由部门负责人办理',
  })
  const { counts } = await coordinator.rectifications.get({ rectificationId: finding.rectificationId })
  expect(counts).toMatchObject({ measures: 1, measuresVoided: 0, measuresMerged: 2 })
  const back = coordinator.measures.restore({ ...formOf(part), reason: '误并' })
  await expect(back).rejects.toMatchObject({
    code: 'NOT_IN_STATUS',
    data: { message: { zh: '当前状态为“已并入其他项”，不能执行该操作。请到它并入的那一项上办理。' } },
  })
  const { changes } = page.timeline[0] ?? {}
  expect(changes).toMatchObject({ status: 'merged' })
  await submitted(stage, merged)
  const { closureRequest } = await stage.as('head').measures.get(formOf(merged))
  expect(closureRequest?.can).not.toContain('approve')
  await expectReplay(db, finding.rectificationId)
  await expectCounts(db)
})

test('merged measures keep the earliest first day of all of them, and what was put off before', async () => {
  const { finding, measure } = await anAssignedMeasure(stage, day('2026-12-31'))
  const other = await anotherMeasure(stage, finding, day('2026-06-30'))
  const asked = await stage.as('handler').measures.askExtension({
    ...formOf(other),
    until: day('2026-08-31'),
    reason: '审计报告未出',
    text: '已完成初稿',
    fileIds: [],
  })
  const granted = await stage.as('leader').measures.decideExtension({
    ...formOf(asked),
    until: day('2026-08-31'),
    words: '',
  })
  const words = { text: measure.text, reason: '是同一件事' }
  const others = [{ id: granted.id, version: granted.version }]
  const merged = await coordinator.measures.merge({ ...formOf(measure), others, ...words })
  expect(merged).toMatchObject({ dueOn: '2026-12-31', firstDueOn: '2026-06-30', extensions: 1 })
  const never = await anotherMeasure(stage, finding, day('2026-03-31'))
  const last = await coordinator.measures.merge({
    ...formOf(merged),
    others: [{ id: never.id, version: never.version }],
    ...words,
  })
  expect(last).toMatchObject({ dueOn: '2026-12-31', firstDueOn: '2026-03-31', extensions: 1 })
  await expectReplay(db, finding.rectificationId)
})

test('where a measure stood before is told, whatever other finding it answers besides', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const second = await anotherFinding(finding, '台账不全')
  const third = await anotherFinding(finding, '管理不规范')
  const linked = await coordinator.measures.addFurther({
    ...formOf(measure),
    furtherRectificationId: third.rectificationId,
    furtherFindingId: third.id,
  })
  const moved = await coordinator.measures.move({ ...formOf(linked), findingId: second.id, at: null })
  const told = { changes: { findingId: '2 台账不全' }, before: { findingId: '1 项目管理不严' } }
  const { timeline } = await coordinator.measures.get(formOf(moved))
  expect(timeline[0]).toMatchObject({ type: 'measure.moved', ...told })
  const { rectificationId } = finding
  const journal = await coordinator.rectifications.journal({ rectificationId, limit: 1 })
  expect(journal.entries).toMatchObject([{ event: { type: 'measure.moved' }, ...told }])
})

test('of two people who merge the same findings at once one is told so, and nothing is half done', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const second = await anotherFinding(finding, '第二个问题')
  const third = await anotherFinding(finding, '第三个问题')
  await anotherMeasure(stage, second)
  await anotherMeasure(stage, third)
  const others = [second, third].map(({ id: findingId, version }) => ({ id: findingId, version }))
  const form = { others, title: '项目管理不严', reason: '同一个问题' }
  const attempts = await Promise.allSettled([
    coordinator.findings.merge({ ...onFinding(finding), ...form }),
    stage.as('coordinator').findings.merge({
      ...onFinding(second),
      ...form,
      others: [finding, third].map(({ id: findingId, version }) => ({ id: findingId, version })),
    }),
  ])
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'VERSION_CONFLICT', data: { message: { zh: expect.stringContaining('又有修改') } } },
  })
  const { findings, measures } = await coordinator.rectifications.ledger({
    rectificationId: finding.rectificationId,
  })
  const kept = findings.filter(({ status }) => status === 'open')
  expect(kept).toHaveLength(1)
  expect(new Set(measures.map(({ findingId }) => findingId))).toEqual(new Set(kept.map((one) => one.id)))
  expect(measures.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3])
  expect(findings.filter(({ mergedInto }) => mergedInto === kept[0]?.id)).toHaveLength(2)
  const { counts } = await coordinator.rectifications.get({ rectificationId: finding.rectificationId })
  expect(counts).toMatchObject({ findings: 1, findingsMerged: 2, findingsVoided: 0 })
  await expectReplay(db, finding.rectificationId)
  await expectCounts(db)
})

test('a split finding gives some measures to a new one, closed ones as they are', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  const second = await anotherMeasure(stage, finding)
  const words = { number: '1.2', title: '监管缺位', reason: '一个问题写了两件事' }
  const { finding: now } = await coordinator.findings.get(onFinding(finding))
  const made = await coordinator.findings.split({ ...onFinding(now), ...words, measureIds: [measure.id] })
  expect(made).toMatchObject({
    ordinal: 2,
    number: '1.2',
    title: '监管缺位',
    category: finding.category,
    measures: 1,
    measuresClosed: 1,
  })
  expect((await coordinator.findings.get(onFinding(finding))).finding).toMatchObject({ measures: 1 })
  expect(second.findingId).toBe(finding.id)
  await expectReplay(db, finding.rectificationId)
})

test('categories are added, renamed and put in order, and a finding goes from one to another', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const names = async () =>
    (await coordinator.rectifications.categories({ rectificationId })).map(({ name }) => name)
  const form = () => ({ commandId: commandId(), rectificationId })
  const [first, second] = await coordinator.rectifications.addCategory({ ...form(), name: '选人用人方面' })
  if (first === undefined || second === undefined) throw new Error('two categories were expected')
  const taken = coordinator.rectifications.addCategory({ ...form(), name: '选人用人方面' })
  await expect(taken).rejects.toMatchObject({ code: 'CATEGORY_NAME_TAKEN' })
  const onSecond = { ...form(), categoryId: id<'category'>(second.id) }
  await coordinator.rectifications.renameCategory({ ...onSecond, version: 1, name: '干部队伍方面' })
  await coordinator.rectifications.moveCategory({ ...onSecond, ...form(), version: 2, at: 1 })
  expect(await names()).toEqual(['干部队伍方面', '责任落实方面'])
  const moved = await coordinator.findings.move({
    ...onFinding(finding),
    categoryId: id<'category'>(second.id),
    at: null,
  })
  expect(moved.category?.name).toBe('干部队伍方面')
  const { timeline } = await coordinator.findings.get(onFinding(finding))
  expect(timeline[0]).toMatchObject({ type: 'finding.categorized', changes: { category: '干部队伍方面' } })
  const refused = stage.as('inspector').rectifications.addCategory({ ...form(), name: '其他' })
  await expect(refused).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expectReplay(db, rectificationId)
})
