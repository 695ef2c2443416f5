import { day } from '@bihuan/core/kernel/day.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import type { Template, TemplateLadder } from '@bihuan/core/templates/template.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { formOf, signNext, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

// Rungs that no role is: of a named organization, whose head signs, and of a meeting, whose resolution passes it.
// Today is 2 March 2026.
const stage = await setStage(await testDatabase())
const coordinator = stage.as('coordinator')
const { office } = stage.organizations
const ofOffice = `organization:${office}`

const joint = { organization: office, name: { zh: '联审：办公室', en: 'Joint check: office' } }
const group = {
  resolution: 'leadingGroup',
  name: { zh: '领导小组会决议', en: 'Leading group' },
  atLeast: 3,
}

let templates = 0

/** A measure in a rectification whose template has this ladder, claimed. */
async function claimed(rungs: TemplateLadder): Promise<MeasureView> {
  return submitted(stage, await assignedUnder(rungs))
}

async function assignedUnder(rungs: TemplateLadder): Promise<MeasureView> {
  templates += 1
  const name = { zh: `联审${templates}`, en: `Joint ${templates}` }
  const template: Template = { ...plainTemplate.template, name, ladders: [{ for: {}, rungs }] }
  const content = JSON.stringify(template)
  const { id: templateId } = await coordinator.templates.add({
    commandId: commandId(),
    content,
    copiedFrom: null,
  })
  const named = { name: '联审整改', inspectingBody: null, feedbackOn: null }
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    templateId,
    ...named,
  })
  const finding = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '1',
    title: '票据不全',
  })
  const form = { commandId: commandId(), rectificationId, findingId: finding.id, text: '补齐票据' }
  const added = await coordinator.measures.add(form)
  return coordinator.measures.assign({
    ...formOf(added),
    changes: {
      leaderId: stage.actors.leader.personId,
      ownerId: stage.organizations.works,
      handlerId: stage.actors.handler.personId,
      dueOn: day('2026-06-30'),
    },
  })
}

async function claimOf({ rectificationId, id: measureId }: MeasureView) {
  const { closureRequest } = await coordinator.measures.get({ rectificationId, measureId })
  if (closureRequest === null) throw new Error('nobody has claimed it')
  return closureRequest
}

async function waitsFor(person: TestPerson, measure: MeasureView): Promise<boolean> {
  const queue = await (await stage.asNow(person)).closure.queue({})
  return queue.some(({ request }) => request.subject.id === measure.id)
}

function held(
  { rectificationId }: MeasureView,
  presentNames: string[],
  heldOn = '2026-03-02',
): Promise<MeetingView> {
  return coordinator.meetings.record({
    commandId: commandId(),
    rectificationId,
    kind: 'special',
    number: '第3次',
    heldOn: day(heldOn),
    presentIds: [stage.actors.principal.personId],
    presentNames,
    fileId: null,
    findingIds: [],
    resolutions: ['听取汇报', '同意销号'],
  })
}

async function formOn(measure: MeasureView) {
  const { id: closureRequestId, rectificationId, version } = await claimOf(measure)
  return { commandId: commandId(), rectificationId, closureRequestId, version }
}

test('each named organization’s head signs, reads what they sign, and goes on reading it', async () => {
  const measure = await claimed(['head', joint, 'inspector'])
  expect(await claimOf(measure)).toMatchObject({
    ladder: ['head', ofOffice, 'inspector'],
    rungNames: { [ofOffice]: { name: joint.name, atLeast: null } },
    unfilledRungs: [],
  })
  const { rectificationId, id: measureId } = measure
  expect(await waitsFor('foreignHead', measure)).toBe(false)
  // Of another department: the measure is theirs to read because the ladder names their own.
  const reader = await stage.asNow('foreignHead')
  expect((await reader.measures.get({ rectificationId, measureId })).measure.id).toBe(measureId)
  await signNext(stage, 'head', measureId)
  expect(await waitsFor('foreignHead', measure)).toBe(true)
  expect(await waitsFor('inspector', measure)).toBe(false)
  await expect(
    stage.as('inspector').closure.approve({ ...(await formOn(measure)), comment: '', effect: null }),
  ).rejects.toMatchObject({
    code: 'NOT_YOUR_RUNG',
    data: { message: { zh: expect.stringContaining('联审：办公室') } },
  })
  await reader.closure.approve({ ...(await formOn(measure)), comment: '票据已核', effect: null })
  await signNext(stage, 'inspector', measureId)
  const after = await (await stage.asNow('foreignHead')).measures.get({ rectificationId, measureId })
  expect(after.measure.status).toBe('closed')
  expect(after.closureRequest?.signatures[1]).toMatchObject({ rung: ofOffice, by: { name: 'foreignHead' } })
  await expectReplay(stage.database.kysely, rectificationId)
})

test('a rung is passed by a resolution that one enters and another confirms; neither has signed by that', async () => {
  const measure = await claimed([group, 'coordinator', 'inspector'])
  expect(await waitsFor('coordinator', measure)).toBe(true)
  expect((await claimOf(measure)).can).toContain('enterResolution')
  const meeting = await held(measure, ['张三', '李四'])
  const passing = { meetingId: meeting.id, resolution: 2, effect: null }
  const entered = await coordinator.closure.enterResolution({ ...(await formOn(measure)), ...passing })
  expect(entered.paper).toMatchObject({
    rung: 'resolution:leadingGroup',
    person: null,
    scan: null,
    comment: '同意销号',
    meeting: { id: meeting.id, kind: 'special', number: '第3次', present: 3, resolution: 2 },
  })
  expect(await waitsFor('coordinator', measure)).toBe(false)
  const { waiting } = await stage.as('inspector').closure.papers()
  expect(waiting).toContainEqual(
    expect.objectContaining({ signer: null, enteredBy: expect.objectContaining({ name: 'coordinator' }) }),
  )
  await expect(coordinator.closure.confirmPaper(await formOn(measure))).rejects.toMatchObject({
    code: 'PAPER_OWN',
  })
  const passed = await stage.as('inspector').closure.confirmPaper(await formOn(measure))
  expect(passed).toMatchObject({ rung: 'coordinator', paper: null })
  expect(passed.signatures[0]).toMatchObject({
    by: { name: 'inspector' },
    meeting: { present: 3, heldOn: '2026-03-02', enteredBy: { name: 'coordinator' } },
  })
  const { rectificationId, id: measureId } = measure
  // Whoever signs after it relies on it: it is not voided behind their back, before the closure or after.
  const voiding = { rectificationId, meetingId: meeting.id, version: 1, reason: '误录' }
  const voidIt = () => coordinator.meetings.void({ commandId: commandId(), ...voiding })
  await expect(voidIt()).rejects.toMatchObject({ code: 'MEETING_RELIED_ON' })
  const correct = (changes: { presentNames?: string[]; resolutions?: string[] }) => {
    const form = { ...voiding, commandId: commandId(), reason: '与纪要核对' }
    return coordinator.meetings.correct({ ...form, changes })
  }
  await expect(correct({ presentNames: ['张三'] })).rejects.toMatchObject({
    code: 'MEETING_HOLDS_UP',
    data: { message: { zh: expect.stringContaining('至少 3 名参会人员和第 2 项议定事项原文') } },
  })
  await expect(correct({ resolutions: ['听取汇报'] })).rejects.toMatchObject({ code: 'MEETING_HOLDS_UP' })
  await signNext(stage, 'coordinator', measure.id)
  await signNext(stage, 'inspector', measure.id)
  await expect(voidIt()).rejects.toMatchObject({ code: 'MEETING_RELIED_ON' })
  const { measure: closed } = await coordinator.measures.get({ rectificationId, measureId })
  expect(closed.status).toBe('closed')
  await coordinator.measures.reopen({ ...formOf(closed), reason: '会议未召开' })
  expect(await voidIt()).toMatchObject({ status: 'voided' })
  await expectReplay(stage.database.kysely, rectificationId)
})

test('what passes no rung is refused, with what to do', async () => {
  const measure = await claimed([group, 'inspector'])
  const few = await held(measure, ['张三'])
  const enter = async (meetingId: MeetingView['id'], resolution: number) =>
    coordinator.closure.enterResolution({ ...(await formOn(measure)), meetingId, resolution, effect: null })
  await expect(enter(few.id, 1)).rejects.toMatchObject({
    code: 'QUORUM_MISSING',
    data: { message: { zh: expect.stringContaining('到会 2 人，不足模板要求的 3 人') } },
  })
  // The same name twice, and the principal by name as well, are no further people.
  const twice = await held(measure, ['张三', '张三', 'principal'])
  await expect(enter(twice.id, 1)).rejects.toMatchObject({
    data: { message: { zh: expect.stringContaining('到会 2 人，') } },
  })
  const meeting = await held(measure, ['张三', '李四'])
  await expect(enter(meeting.id, 3)).rejects.toMatchObject({ code: 'MEETING_MISSING' })
  const before = await held(measure, ['张三', '李四'], '2026-03-01')
  await expect(enter(before.id, 1)).rejects.toMatchObject({ code: 'PAPER_DAY_UNFIT' })
  const other = await claimed(['coordinator', 'inspector'])
  const elsewhere = { ...(await formOn(other)), meetingId: meeting.id, resolution: 1, effect: null }
  await expect(coordinator.closure.enterResolution(elsewhere)).rejects.toMatchObject({
    code: 'RESOLUTION_NOT_AWAITED',
  })
  await enter(meeting.id, 2)
  // Voided since: what was entered of it counts no more, and is taken back.
  const { rectificationId } = measure
  const voiding = {
    commandId: commandId(),
    rectificationId,
    meetingId: meeting.id,
    version: 1,
    reason: '误录',
  }
  await coordinator.meetings.void(voiding)
  await expect(stage.as('inspector').closure.confirmPaper(await formOn(measure))).rejects.toMatchObject({
    code: 'MEETING_MISSING',
  })
  await coordinator.closure.dropPaper({ ...(await formOn(measure)), reason: '会议已作废' })
  expect(await claimOf(measure)).toMatchObject({ paper: null, rung: 'resolution:leadingGroup' })
  await expectReplay(stage.database.kysely, rectificationId)
})

test('a rung of an organization whose head did the work waits for a stand-in', async () => {
  const measure = await claimed([{ ...joint, organization: stage.organizations.works }, 'inspector'])
  // The head of the works did nothing here and can sign; of an organization without a head nobody can.
  expect((await claimOf(measure)).unfilledRungs).toEqual([])
  const { id: empty } = await stage
    .as('administrator')
    .organizations.add({ commandId: commandId(), name: '空部门', parentId: office })
  const waits = await claimed([{ ...joint, organization: empty }, 'inspector'])
  const claim = await claimOf(waits)
  expect(claim.unfilledRungs).toEqual([`organization:${empty}`])
  expect(await waitsFor('coordinator', waits)).toBe(true)
  await coordinator.closure.nameStandIn({
    ...(await formOn(waits)),
    rung: `organization:${empty}`,
    personId: stage.actors.foreignHead.personId,
  })
  expect(await waitsFor('foreignHead', waits)).toBe(true)
})

test('which rungs somebody would lose by working is told by the ladder of the template', async () => {
  const losing = async ({ rectificationId, id: measureId }: MeasureView): Promise<readonly string[]> =>
    (await stage.as('head').measures.get({ rectificationId, measureId })).losesRungs
  const without = await assignedUnder(['coordinator', 'inspector'])
  expect(await losing(without)).toEqual([])
  expect(await losing(await assignedUnder(['head', 'principal']))).toEqual(['head'])
  const jointly = await assignedUnder(['coordinator', joint])
  expect(await losing(jointly)).toEqual([])
  const ofWorks = { ...joint, organization: stage.organizations.works }
  const waiting = await assignedUnder(['coordinator', ofWorks])
  expect(
    await stage.as('head').measures.get({ rectificationId: waiting.rectificationId, measureId: waiting.id }),
  ).toMatchObject({
    losesRungs: [`organization:${stage.organizations.works}`],
    rungNames: { [`organization:${stage.organizations.works}`]: { name: joint.name } },
  })
  const { rectificationId, findingId } = without
  expect((await coordinator.findings.get({ rectificationId, findingId })).losesRungs).toEqual(['coordinator'])
})
