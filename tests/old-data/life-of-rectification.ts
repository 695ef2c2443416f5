import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { templateOfSource } from '@bihuan/core/templates/former-sources.ts'
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

/** A template is copied, changed, taken out of use and back. */
export async function liveOfOwnTemplate(theatre: Theatre): Promise<void> {
  const { templates } = theatre.as('coordinator')
  const { commandId } = theatre
  const copiedFrom = { id: templateOfSource('other').id, version: 1 }
  const { template } = await templates.get({ id: copiedFrom.id, version: 1 })
  const added = { commandId: commandId(), content: JSON.stringify(template), copiedFrom }
  const { id } = await templates.add(added)
  const content = JSON.stringify({ ...template, lights: { dueSoonDays: 5 } })
  await templates.save({ commandId: commandId(), id, version: 1, content, reason: '本区五天前提醒' })
  for (const [version, isRetired] of [
    [2, true],
    [3, false],
  ] as const)
    await templates.setRetired({ commandId: commandId(), id, version, isRetired, reason: '改用总模板' })
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
