import type { OrganizationId, RectificationId, TemplateId } from '@bihuan/core/kernel/id.ts'
import { dayOf, defaultZone } from '@bihuan/core/kernel/zone.ts'
import { templateOfSource } from '@bihuan/core/templates/former-sources.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import type { Theatre } from './theatre.ts'

/** A rectification is moved to another template. */
export async function liveOfTemplate(theatre: Theatre, rectificationId: RectificationId): Promise<void> {
  const coordinator = theatre.as('coordinator')
  const { commandId } = theatre
  // Whose ladder has the four rungs that the lives climb.
  const { id, version } = templateOfSource('inspection')
  await coordinator.rectifications.setTemplate({
    commandId: commandId(),
    rectificationId,
    version: 2,
    template: { id, version },
    reason: '反馈由巡察组作出',
  })
}

/** A template is copied, changed, taken out of use and back; by its ladder a meeting and a named organization check. */
export async function liveOfOwnTemplate(theatre: Theatre, organizationId: OrganizationId): Promise<void> {
  const { templates } = theatre.as('coordinator')
  const { commandId } = theatre
  const copiedFrom = { id: templateOfSource('other').id, version: 1 }
  const shipped = await templates.get({ id: copiedFrom.id, version: 1 })
  const template = { ...shipped.template, name: { zh: '开会审核的整改', en: 'Checked by a meeting' } }
  const added = { commandId: commandId(), content: JSON.stringify(template), copiedFrom }
  const { id } = await templates.add(added)
  const meeting = { resolution: 'leadingGroup', name: { zh: '领导小组会', en: 'Leading group' }, atLeast: 1 }
  const joint = { organization: organizationId, name: { zh: '联审：档案', en: 'Joint check' } }
  const ladders = [{ for: {}, rungs: [meeting, joint, 'inspector'] }]
  const content = JSON.stringify({ ...template, ladders, lights: { dueSoonDays: 5 } })
  await templates.save({
    commandId: commandId(),
    id,
    version: 1,
    content,
    reason: '本区五天前提醒，开会审核',
  })
  await liveOfMeetingRung(theatre, organizationId, id)
  await liveOfReplacedStage(theatre, template)
  for (const [version, isRetired] of [
    [2, true],
    [3, false],
  ] as const)
    await templates.setRetired({ commandId: commandId(), id, version, isRetired, reason: '改用总模板' })
}

/** A rectification is moved to a template that calls a planned stage of it otherwise. */
async function liveOfReplacedStage(theatre: Theatre, template: Template): Promise<void> {
  const { commandId } = theatre
  const { templates, rectifications } = theatre.as('coordinator')
  const blank = { name: '换阶段的专项', inspectingBody: null, feedbackOn: null } as const
  const { id: rectificationId, version } = await rectifications.create({ commandId: commandId(), ...blank })
  const from = dayOf(theatre.at, defaultZone)
  const planned = [{ code: 'drafting', from, to: null }]
  await rectifications.planStages({ commandId: commandId(), rectificationId, version, planned })
  const content = JSON.stringify({
    ...template,
    name: { zh: '分阶段的整改', en: 'By other stages' },
    stages: template.stages.map((one) => (one.code === 'drafting' ? { ...one, code: 'writing' } : one)),
  })
  await rectifications.setTemplate({
    commandId: commandId(),
    rectificationId,
    version: version + 1,
    template: await templates.add({ commandId: commandId(), content, copiedFrom: null }),
    reason: '按本区阶段执行',
    places: [{ of: 'stage', from: 'drafting', to: 'writing' }],
  })
}

async function liveOfMeetingRung(
  theatre: Theatre,
  ownerId: OrganizationId,
  templateId: TemplateId,
): Promise<void> {
  const { commandId } = theatre
  const coordinator = theatre.as('coordinator')
  const blank = { name: '开会审核的专项', inspectingBody: null, feedbackOn: null } as const
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    templateId,
    ...blank,
  })
  const below = () => ({ commandId: commandId(), rectificationId })
  const told = { category: null, number: '1', title: '借阅登记不全' }
  const finding = await coordinator.findings.add({ ...below(), ...told })
  const added = await coordinator.measures.add({ ...below(), findingId: finding.id, text: '补登借阅' })
  const handler = theatre.as('handler')
  const handlerId = theatre.actor('handler').personId
  const leaderId = theatre.actor('leader').personId
  const onMeasure = (version: number) => ({ ...below(), measureId: added.id, version })
  const changes = { ownerId, leaderId, handlerId, dueOn: dayOf(theatre.at, defaultZone) }
  const assigned = await coordinator.measures.assign({ ...onMeasure(added.version), changes })
  const fileIds = [await theatre.upload('handler', '登记簿.txt', '借阅登记已补')]
  const reported = await handler.measures.report({ ...onMeasure(assigned.version), text: '已补登', fileIds })
  await handler.measures.submit({ ...onMeasure(reported.version), claim: '已补登' })
  const held = await coordinator.meetings.record({
    ...below(),
    kind: 'special',
    number: '第1次',
    heldOn: dayOf(theatre.at, defaultZone),
    presentIds: [leaderId],
    presentNames: [],
    fileId: null,
    findingIds: [],
    resolutions: ['同意销号'],
  })
  const { closureRequest } = await coordinator.measures.get({ rectificationId, measureId: added.id })
  if (closureRequest === null) throw new Error('the measure was not claimed')
  const { id: closureRequestId, version } = closureRequest
  const passing = { meetingId: held.id, resolution: 1, effect: null }
  const entered = await coordinator.closure.enterResolution({
    ...below(),
    closureRequestId,
    version,
    ...passing,
  })
  const confirming = { ...below(), closureRequestId, version: entered.version }
  await theatre.as('inspector').closure.confirmPaper(confirming)
}

/** One of which nothing is open is archived and taken out again. */
export async function liveOfArchive(theatre: Theatre): Promise<void> {
  const { rectifications } = theatre.as('coordinator')
  const { commandId } = theatre
  const blank = { name: '空白专项', inspectingBody: null, feedbackOn: null } as const
  const { id: rectificationId } = await rectifications.create({ commandId: commandId(), ...blank })
  for (const [version, isArchived] of [
    [1, true],
    [2, false],
  ] as const)
    await rectifications.setArchived({ commandId: commandId(), rectificationId, version, isArchived })
}

/** One that was begun by mistake is asked to be voided and taken back, returned, and voided. */
export async function liveOfMistake(theatre: Theatre): Promise<void> {
  const { commandId } = theatre
  const coordinator = theatre.as('coordinator').rectifications
  const blank = { name: '误建专项', inspectingBody: null, feedbackOn: null } as const
  const { id: rectificationId } = await coordinator.create({ commandId: commandId(), ...blank })
  for (const [version, who, decision, reason] of [
    [1, 'coordinator', 'withdraw', ''],
    [3, 'principal', 'return', '只改名称即可'],
    [5, 'principal', 'confirm', ''],
  ] as const) {
    const form = { commandId: commandId(), rectificationId, version }
    await coordinator.askVoiding({ ...form, reason: '与另一专项重复' })
    const decided = { commandId: commandId(), rectificationId, version: version + 1, decision, reason }
    await theatre.as(who).rectifications.decideVoiding(decided)
  }
}
