import { liveOfArchive, liveOfMistake, liveOfOwnTemplate, liveOfTemplate } from './life-of-rectification.ts'
import { liveOfExtensions, liveOfPrepared } from './life-of-extensions.ts'
import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { dayOf, defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { id, type OrganizationId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import type { PartView } from '@bihuan/core/measures/parts.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { liveOfSeals } from './life-of-seals.ts'
import { add, formOf, onMeasure, present } from './forms-of-items.ts'
import { liveOfMeetings } from './life-of-meetings.ts'
import { liveOfObjects } from './life-of-objects.ts'
import { liveOfSchedule } from './life-of-schedule.ts'
import { liveOfSlips } from './life-of-slips.ts'
import { liveOfTakeOver } from './life-of-take-over.ts'
import { dayAhead, type Player, type Theatre } from './theatre.ts'

const ladder = ['head', 'coordinator', 'leader', 'inspector'] as const

/** A rectification that was begun empty, with a finding that lives through everything. */
export async function liveOfItems(
  theatre: Theatre,
  ownerId: OrganizationId,
  unitId: OrganizationId,
): Promise<RectificationId> {
  const coordinator = theatre.as('coordinator')
  const { commandId } = theatre
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    name: '档案工作专项检查整改',
    inspectingBody: '某检查组',
    feedbackOn: day('2026-02-01'),
  })
  await coordinator.rectifications.amend({
    commandId: commandId(),
    rectificationId,
    version: 1,
    changes: {
      name: '档案工作专项检查反馈问题整改',
      inspectingBody: '某专项检查组',
      inspectedBody: '档案管理中心',
      inspectedFrom: day('2025-12-01'),
      inspectedTo: day('2026-01-15'),
      feedbackOn: day('2026-02-02'),
      items: 1,
      problems: 2,
      measures: 4,
      done: 0,
      ongoing: 2,
    },
    reason: '与反馈原文核对',
  })
  await liveOfTemplate(theatre, rectificationId)
  await liveOfOwnTemplate(theatre, ownerId)
  const finding = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: '档案管理方面',
    number: '1',
    title: '档案归档不及时',
  })
  const leaderId = theatre.actor('leader').personId
  const assigned = await coordinator.findings.assign({ ...formOf(theatre, finding), ownerId, leaderId })
  await coordinator.findings.describe({
    ...formOf(theatre, assigned),
    sumConcerned: '3.2 万元',
    basis: '机关档案管理规定第九条',
    cause: '归档职责没有落实到人',
    severity: '较重',
    formerNumber: '上次检查第 7 号',
    grade: 'ordinary',
  })
  const added = [await add(theatre, finding, '制定归档时限'), await add(theatre, finding, '清理积压档案')]
  const { finding: ungrouped } = await coordinator.findings.get({ rectificationId, findingId: finding.id })
  await coordinator.findings.group({
    ...formOf(theatre, ungrouped),
    heads: [{ text: '健全归档制度', measureIds: added.map((measure) => id<'measure'>(measure.id)) }],
  })
  const { measures } = await coordinator.measures.assignMany({
    commandId: commandId(),
    rectificationId,
    measures: added.map(({ id, version }) => ({ id, version })),
    changes: {
      ownerId,
      leaderId,
      handlerId: theatre.actor('handler').personId,
      dueOn: dayAhead(theatre, 60),
      timeClass: 'timeBound',
      kind: 'regulation',
      target: '三十日内归档',
    },
  })
  for (const measure of await liveOfSchedule(theatre, measures)) await liveOfMeasure(theatre, measure)
  await liveOfFinding(theatre, finding)
  await liveOfSupport(theatre, finding)
  await liveOfParts(theatre, finding, unitId)
  await liveOfObjects(theatre, finding, assignment(theatre))
  await liveOfPrepared(theatre, finding, assignment(theatre))
  await liveOfStandIn(theatre, finding)
  await leftUnfinished(theatre, finding)
  await liveOfTakeOver(theatre, finding)
  await liveOfMeetings(theatre, finding)
  await liveOfSlips(theatre, finding)
  await liveOfArchive(theatre)
  await liveOfMistake(theatre)
  return rectificationId
}

/** Started, reported, returned on the second rung, reported again, closed, opened again, handed on, closed again. */
async function liveOfMeasure(theatre: Theatre, measure: MeasureView): Promise<void> {
  const handler = theatre.as('handler')
  const started = await liveOfExtensions(theatre, await handler.measures.start(onMeasure(theatre, measure)))
  const counting = await theatre.as('coordinator').measures.setFigures({
    ...onMeasure(theatre, started),
    figures: [{ name: '已归档', unit: '份', target: 20, counting: 'added' }],
  })
  const [counted] = counting.figures
  if (counted === undefined) throw new Error('the measure counts nothing')
  const reported = await handler.measures.report({
    ...onMeasure(theatre, counting),
    figures: { figures: [{ figureId: counted.id, value: 3 }], why: '' },
    text: '已起草归档办法',
    fileIds: [
      await theatre.upload('handler', '办法草稿.txt', `草稿 ${measure.ordinal}`),
      await theatre.upload('handler', '会议记录.txt', `记录 ${measure.ordinal}`),
    ],
  })
  await liveOfSeals(theatre, measure)
  const { correctable } = await handler.measures.get({
    rectificationId: measure.rectificationId,
    measureId: measure.id,
  })
  const [piece] = correctable?.evidence ?? []
  if (correctable === null || piece === undefined) throw new Error('the report cannot be corrected')
  const { reportId } = correctable
  const corrected = await handler.measures.correctReport({
    ...onMeasure(theatre, reported),
    reportId,
    figures: { figures: [{ figureId: counted.id, value: 2 }], why: '' },
    text: '已起草归档办法（征求意见稿）',
    fileIds: [id<'file'>(piece.fileId), await theatre.upload('handler', '征求意见.txt', '征求意见')],
  })
  await handler.measures.submit({ ...onMeasure(theatre, corrected), claim: '办法已成文' })
  await signOnPaper(theatre, measure)
  await sendBack(theatre, measure, { who: 'coordinator', reason: '请补充印发文号' })
  await reportAndClose(theatre, measure, 'handler')
  const closed = await present(theatre, measure)
  const reopened = await theatre
    .as('inspector')
    .measures.reopen({ ...onMeasure(theatre, closed), reason: '回头看发现执行不到位' })
  const handlerId = theatre.actor('secondHandler').personId
  const dueOn = day('2026-01-31')
  const changes = { handlerId, timeClass: 'continuous', checkInEvery: 'monthly', dueOn } as const
  const regular = await theatre
    .as('coordinator')
    .measures.assign({ ...onMeasure(theatre, reopened), changes })
  const lateReason = '移交期间漏报'
  const checkedIn = { text: '本月归档已核对', fileIds: [], checkIn: dueOn, lateReason }
  await theatre.as('secondHandler').measures.report({ ...onMeasure(theatre, regular), ...checkedIn })
  await theatre.clock()
  await reportAndClose(theatre, measure, 'secondHandler')
}

/** The head has signed a printed form: it is entered, taken back, entered again and confirmed. */
async function signOnPaper(theatre: Theatre, measure: MeasureView): Promise<void> {
  const coordinator = theatre.as('coordinator')
  const enter = async (): Promise<ClosureRequestView> => {
    const request = await waiting(theatre, measure, 'head')
    const scan = `%PDF-1.4\n%签批表 ${measure.ordinal} ${request.version}\n%%EOF\n`
    return coordinator.closure.enterPaper({
      ...onRequest(theatre, request),
      personId: theatre.actor('head').personId,
      signedOn: dayOf(theatre.at, defaultZone),
      comment: '同意',
      effect: null,
      fileId: await theatre.upload('coordinator', '签批表.pdf', scan),
    })
  }
  await coordinator.closure.dropPaper({ ...onRequest(theatre, await enter()), reason: '扫描件不清' })
  const entered = await enter()
  await theatre.open(theatre.actor('inspector').personId, entered.paper?.scan?.fileId ?? '')
  await theatre.as('inspector').closure.confirmPaper(onRequest(theatre, entered))
}

async function reportAndClose(theatre: Theatre, measure: MeasureView, who: Player): Promise<void> {
  const client = theatre.as(who)
  const words = `${who} ${measure.ordinal}`
  // Heard only where it is late.
  const lateReason = '移交期间耽误'
  const before = await present(theatre, measure)
  const reported = await client.measures.report({
    ...onMeasure(theatre, before),
    text: '办法已印发执行',
    lateReason,
    fileIds: [await theatre.upload(who, '印发件.txt', words)],
  })
  const again = await client.measures.report({
    ...onMeasure(theatre, reported),
    text: '另有一次口头汇报',
    lateReason,
    fileIds: [],
  })
  await client.measures.submit({ ...onMeasure(theatre, again), claim: '办法已印发，请审核', lateReason })
  for (const player of ladder) {
    if (player === 'leader' && who === 'handler') await prepared(theatre, measure)
    await sign(theatre, measure, player)
  }
}

/** A liaison prepares what the leader decides. */
async function prepared(theatre: Theatre, measure: MeasureView): Promise<void> {
  const request = await waiting(theatre, measure, 'leader')
  const liaison = theatre.asLiaison('secondHandler', measure.id)
  await liaison.closure.prepare({ ...onRequest(theatre, request), decision: 'approve', words: '拟同意' })
}

/** Supported by another department, which reports on its part with evidence. */
async function liveOfSupport(theatre: Theatre, finding: FindingView): Promise<void> {
  const added = await add(theatre, finding, '会同另一部门清理')
  const organizationId = theatre.actor('otherHead').appointments[0]?.organizationId
  if (organizationId === undefined) throw new Error('the other head heads nothing')
  const supported = await theatre
    .as('coordinator')
    .measures.assign({ ...onMeasure(theatre, added), changes: { supporterIds: [organizationId] } })
  await theatre.as('otherHead').measures.reportSupport({
    ...onMeasure(theatre, supported),
    organizationId,
    text: '已会同清点',
    fileIds: [await theatre.upload('otherHead', '会签单.txt', '会签')],
  })
}

/** Split to a unit below: parts given, assigned, reported, returned, reported again and accepted; one dropped, one left to its unit. */
async function liveOfParts(theatre: Theatre, finding: FindingView, unitId: OrganizationId): Promise<void> {
  const added = await add(theatre, finding, '分头清理')
  const measure = await theatre
    .as('coordinator')
    .measures.assign({ ...onMeasure(theatre, added), changes: assignment(theatre) })
  const { rectificationId, id: measureId } = measure
  const { personId: handlerId } = theatre.actor('handler')
  const onPart = ({ id: partId, version }: PartView) => ({
    commandId: theatre.commandId(),
    rectificationId,
    measureId,
    partId,
    version,
  })
  const [handler, head] = [theatre.as('handler'), theatre.as('head')]
  const give = () =>
    head.parts.add({
      commandId: theatre.commandId(),
      rectificationId,
      measureId,
      unitId,
      text: '清点一处',
      handlerId: null,
      dueOn: dayAhead(theatre, 30),
    })
  const [first, second] = [await give(), await give(), await give()]
  const assigned = await head.parts.assign({ ...onPart(first), changes: { handlerId } })
  const fileIds = [await theatre.upload('handler', '清点单.txt', '清点一处')]
  const reported = await handler.parts.report({ ...onPart(assigned), text: '已清点', fileIds })
  const returned = await head.parts.return({ ...onPart(reported), reason: '少一份' })
  const again = await handler.parts.report({ ...onPart(returned), text: '已补', fileIds: [] })
  await head.parts.accept(onPart(again))
  await head.parts.drop({ ...onPart(second), reason: '并入第一项' })
}

/** Claimed, withdrawn, claimed again, returned, claimed again, closed, opened again with its measures as they are. */
async function liveOfFinding(theatre: Theatre, finding: FindingView): Promise<void> {
  const head = theatre.as('head')
  const { rectificationId, id: findingId } = finding
  const path = { rectificationId, findingId }
  for (const end of ['withdraw', 'return', 'close'] as const) {
    const { finding: now } = await head.findings.get(path)
    const claim = { claim: '各项措施已办结', verdict: 'completed' } as const
    await theatre.as('handler').findings.submit({ ...formOf(theatre, now), ...claim })
    if (end === 'withdraw') await withdraw(theatre, finding)
    else if (end === 'return') await sendBack(theatre, finding, { who: 'head', reason: '请核对数字' })
    else for (const player of ladder) await sign(theatre, finding, player)
  }
  const { finding: closed } = await head.findings.get(path)
  await theatre.as('inspector').findings.reopen({ ...formOf(theatre, closed), reason: '又发现同类问题' })
}

/** The head reports too, so that a stand-in signs for them; before that the claim is taken back once. */
async function liveOfStandIn(theatre: Theatre, finding: FindingView): Promise<void> {
  const added = await add(theatre, finding, '由负责人参与办理的措施')
  const assigned = await theatre
    .as('coordinator')
    .measures.assign({ ...onMeasure(theatre, added), changes: assignment(theatre) })
  const started = await theatre.as('head').measures.report({
    ...onMeasure(theatre, assigned),
    text: '负责人到场清点',
    fileIds: [await theatre.upload('head', '清点表.txt', '清点')],
  })
  const claim = { claim: '已清点完毕' }
  await theatre.as('handler').measures.submit({ ...onMeasure(theatre, started), ...claim })
  await withdraw(theatre, added)
  const again = await present(theatre, added)
  await theatre.as('handler').measures.submit({ ...onMeasure(theatre, again), ...claim })
  const request = await waiting(theatre, added, 'coordinator')
  const { personId } = theatre.actor('otherHead')
  const named = await theatre
    .as('coordinator')
    .closure.nameStandIn({ ...onRequest(theatre, request), rung: 'head', personId })
  const standIn = theatre.asStandIn('otherHead', added.id)
  await standIn.closure.approve({ ...onRequest(theatre, named), comment: '代审同意', effect: null })
  await sendBack(theatre, added, { who: 'coordinator', reason: '请补充清点时间' })
}

function assignment(theatre: Theatre) {
  return {
    ownerId: theatre.actor('head').appointments[0]?.organizationId ?? null,
    leaderId: theatre.actor('leader').personId,
    handlerId: theatre.actor('handler').personId,
    dueOn: dayAhead(theatre, 30),
  }
}

/** What is on its way: a measure that waits on the ladder, one sent back, one with nobody to do it. */
async function leftUnfinished(theatre: Theatre, finding: FindingView): Promise<void> {
  const coordinator = theatre.as('coordinator')
  const changes = assignment(theatre)
  for (const text of ['等待审核的措施', '退回后的措施']) {
    const added = await add(theatre, finding, text)
    const assigned = await coordinator.measures.assign({ ...onMeasure(theatre, added), changes })
    const reported = await theatre.as('handler').measures.report({
      ...onMeasure(theatre, assigned),
      text: '正在办理',
      fileIds: [await theatre.upload('handler', `${text}.txt`, text)],
    })
    await theatre.as('handler').measures.submit({ ...onMeasure(theatre, reported), claim: '请审核' })
    if (text.startsWith('退回')) await sendBack(theatre, added, { who: 'head', reason: '材料不全' })
    else await sign(theatre, added, 'head')
  }
  await add(theatre, finding, '还没有人承办的措施')
}

async function sign(theatre: Theatre, subject: { readonly id: string }, who: Player): Promise<void> {
  const request = await waiting(theatre, subject, who)
  const isLast = request.subject.type === 'finding' && who === 'inspector'
  const signature = { comment: '同意', effect: isLast ? ('good' as const) : null }
  await theatre.as(who).closure.approve({ ...onRequest(theatre, request), ...signature })
}

async function sendBack(
  theatre: Theatre,
  subject: { readonly id: string },
  { who, reason }: { readonly who: Player; readonly reason: string },
): Promise<void> {
  const request = await waiting(theatre, subject, who)
  await theatre.as(who).closure.return({ ...onRequest(theatre, request), reason })
}

/** The handler, who made the claim, takes it back. */
async function withdraw(theatre: Theatre, subject: MeasureView | FindingView): Promise<void> {
  const handler = theatre.as('handler')
  const { rectificationId } = subject
  const { closureRequest } =
    'findingId' in subject
      ? await handler.measures.get({ rectificationId, measureId: subject.id })
      : await handler.findings.get({ rectificationId, findingId: subject.id })
  if (closureRequest === null) throw new Error(`${subject.id} was never claimed`)
  await handler.closure.withdraw(onRequest(theatre, closureRequest))
}

async function waiting(
  theatre: Theatre,
  subject: { readonly id: string },
  who: Player,
): Promise<ClosureRequestView> {
  const queue = await theatre.as(who).closure.queue({})
  const item = queue.find(({ request }) => request.subject.id === subject.id)
  if (item === undefined) throw new Error(`no claim about ${subject.id} waits for the ${who}`)
  return item.request
}

function onRequest({ commandId }: Theatre, { rectificationId, id, version }: ClosureRequestView) {
  return { commandId: commandId(), rectificationId, closureRequestId: id, version }
}
