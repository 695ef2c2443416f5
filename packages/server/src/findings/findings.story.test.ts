import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { type Block, textOf } from '@bihuan/core/documents/document.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import type { FindingForm } from './findings.commands.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, signAll, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const stage = await setStage(await testDatabase())

function formOf(finding: FindingView): FindingForm {
  const { rectificationId, id: findingId, version } = finding
  return { commandId: commandId(), rectificationId, findingId, version }
}

async function aClaimedFinding(): Promise<FindingView> {
  const { finding, measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  return stage
    .as('handler')
    .findings.submit({ ...formOf(finding), claim: '已完成', verdict: 'basicallyCompleted' })
}

test('a finding follows its measures until somebody is named for it', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const coordinator = stage.as('coordinator')
  const seen = await coordinator.findings.get({ rectificationId, findingId })
  expect(seen.finding).toMatchObject({ owner: { name: 'works' }, leader: { name: 'leader' } })
  const { office } = stage.organizations
  const assigned = await coordinator.findings.assign({ ...formOf(finding), ownerId: office })
  expect(assigned).toMatchObject({ owner: { name: 'office' }, leader: { name: 'leader' } })
  const late = coordinator.findings.assign({ ...formOf(finding), ownerId: null })
  await expect(late).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
    data: { changes: [{ fields: { ownerId: 'office' } }] },
  })
  const again = await coordinator.findings.get({ rectificationId, findingId })
  expect(again.timeline.map(({ type, changes }) => [type, changes])).toEqual([
    ['finding.assigned', { ownerId: 'office' }],
    ['finding.added', {}],
  ])
})

test('a finding with an open measure is refused with the place of the measures', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const claim = stage
    .as('handler')
    .findings.submit({ ...formOf(finding), claim: '完成', verdict: 'completed' })
  await expect(claim).rejects.toMatchObject({
    code: 'MEASURES_OPEN',
    data: {
      place: { kind: 'finding', findingId: finding.id },
      message: { zh: expect.stringContaining('1 条措施') },
    },
  })
})

test('a returned finding is open again and says why; nothing can be added while it is checked', async () => {
  const finding = await aClaimedFinding()
  const { rectificationId, id: findingId } = finding
  const added = stage
    .as('coordinator')
    .measures.add({ commandId: commandId(), rectificationId, findingId, text: '补充措施' })
  await expect(added).rejects.toMatchObject({ code: 'FINDING_NOT_OPEN' })
  const { closureRequest } = await stage.as('head').findings.get({ rectificationId, findingId })
  if (closureRequest === null) throw new Error('there is no claim')
  expect(closureRequest).toMatchObject({
    verdict: 'basicallyCompleted',
    rung: 'head',
    can: ['approve', 'return'],
  })
  await stage.as('head').closure.return({
    commandId: commandId(),
    rectificationId,
    closureRequestId: closureRequest.id,
    version: closureRequest.version,
    reason: '成效不明显',
  })
  const { finding: returned } = await stage.as('handler').findings.get({ rectificationId, findingId })
  expect(returned).toMatchObject({ status: 'open', reason: '成效不明显', can: ['submit'] })
})

test('the last signature closes a finding only with its effect assessed, and the inspector can open it again', async () => {
  const finding = await aClaimedFinding()
  const { rectificationId, id: findingId } = finding
  await signAll(stage, findingId)
  const inspector = stage.as('inspector')
  const { finding: closed } = await inspector.findings.get({ rectificationId, findingId })
  expect(closed).toMatchObject({ status: 'closed', verdict: 'basicallyCompleted', effect: 'good' })
  const reopened = await inspector.findings.reopen({ ...formOf(closed), reason: '问题反弹' })
  expect(reopened).toMatchObject({ status: 'reopened', reason: '问题反弹', verdict: null, effect: null })
})

test('findings of one category share it, and each takes the next number in order', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const form = { rectificationId, number: '', title: '督查不到位' }
  const coordinator = stage.as('coordinator')
  const [one, two] = await Promise.all(
    ['责任落实方面', '选人用人方面'].map((category) =>
      coordinator.findings.add({ ...form, commandId: commandId(), category }),
    ),
  )
  expect(one?.category).toEqual(finding.category)
  expect(two?.category).toMatchObject({ name: '选人用人方面' })
  expect(new Set([one?.ordinal, two?.ordinal])).toEqual(new Set([2, 3]))
})

test('a finding is graded by its template and described, its timeline says so, and others may not', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const coordinator = stage.as('coordinator')
  const graded = await coordinator.findings.describe({
    ...formOf(finding),
    sumConcerned: '37.2 万元',
    cause: '审批把关不严',
    grade: 'major',
  })
  expect(graded).toMatchObject({
    sumConcerned: '37.2 万元',
    cause: '审批把关不严',
    basis: '',
    grade: { code: 'major', name: { zh: '重大', en: 'Major' } },
  })
  const { rectificationId, id: findingId } = finding
  const { timeline } = await coordinator.findings.get({ rectificationId, findingId })
  expect(timeline.slice(0, 2).map(({ type, changes }) => [type, changes])).toEqual([
    ['finding.graded', { called: '重大\u001fMajor' }],
    ['finding.described', { sumConcerned: '37.2 万元', cause: '审批把关不严' }],
  ])
  const unknown = coordinator.findings.describe({ ...formOf(graded), grade: 'gigantic' })
  await expect(unknown).rejects.toMatchObject({
    code: 'GRADE_UNKNOWN',
    data: { place: { kind: 'finding', findingId, field: 'grade' } },
  })
  const byHead = stage.as('head').findings.describe({ ...formOf(graded), grade: null })
  await expect(byHead).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const taken = await coordinator.findings.describe({ ...formOf(graded), grade: null })
  expect(taken.grade).toBeNull()
})

test('the claim of a measure climbs the ladder of the grade of its finding', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const coordinator = stage.as('coordinator')
  await coordinator.findings.describe({ ...formOf(finding), grade: 'major' })
  await submitted(stage, measure)
  const { closureRequest } = await coordinator.measures.get({ rectificationId, measureId: measure.id })
  expect(closureRequest?.ladder).toEqual(['head', 'coordinator', 'leader', 'principal', 'inspector'])
  expect((await coordinator.findings.get({ rectificationId, findingId })).finding.grade?.code).toBe('major')
})

test('a coordinator groups measures under heads for the published notice; others neither do it nor read the heads', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const coordinator = stage.as('coordinator')
  const heads = [{ text: '健全制度', measureIds: [id<'measure'>(measure.id)] }]
  const { finding: now } = await coordinator.findings.get({ rectificationId, findingId })
  const grouped = await coordinator.findings.group({ ...formOf(now), heads })
  expect(grouped.version).toBe(now.version + 1)
  const path = { rectificationId, findingId }
  expect((await coordinator.findings.get(path)).heads).toEqual(heads)
  expect((await stage.as('head').findings.get(path)).heads).toEqual([])
  const byHead = stage.as('head').findings.group({ ...formOf(grouped), heads: [] })
  await expect(byHead).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const twice = coordinator.findings.group({ ...formOf(grouped), heads: [...heads, ...heads] })
  await expect(twice).rejects.toMatchObject({ code: 'HEADS_UNFIT' })
  const published = await coordinator.documents.preview({
    rectificationId,
    document: 'notice',
    options: { form: 'published' },
  })
  expect(isOfBlocks(published.blocks) ? published.blocks.map(textOf).join() : '').toContain(
    '一是健全制度（整改措施1条',
  )
})

// What the contract calls blocks comes without the types of its runs.
function isOfBlocks(blocks: readonly unknown[]): blocks is readonly Block[] {
  return blocks.length > 0
}
