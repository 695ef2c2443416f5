import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { add, formOf, onMeasure } from './forms-of-items.ts'
import { dayAhead, type Theatre } from './theatre.ts'

/** Recorded wrongly and put right. */
export async function liveOfSlips(theatre: Theatre, finding: FindingView): Promise<void> {
  const coordinator = theatre.as('coordinator')
  const { rectificationId, id: findingId } = finding
  const added = await add(theatre, finding, '制定规档办法')
  await coordinator.measures.reword({ ...onMeasure(theatre, added), text: '制定归档办法', reason: '错字' })
  const { finding: now } = await coordinator.findings.get({ rectificationId, findingId })
  const words = { number: '一', title: '档案归档不及时、不完整', reason: '漏字' }
  await coordinator.findings.reword({ ...formOf(theatre, now), ...words })
  const twice = await add(theatre, finding, '制定归档办法')
  const voided = await coordinator.measures.void({ ...onMeasure(theatre, twice), reason: '重复' })
  await coordinator.measures.restore({ ...onMeasure(theatre, voided), reason: '另有内容' })
  const wrong = await coordinator.findings.add({
    commandId: theatre.commandId(),
    rectificationId,
    category: null,
    number: '',
    title: '误录的问题',
  })
  await add(theatre, wrong, '误录的措施')
  const gone = await coordinator.findings.void({ ...formOf(theatre, wrong), reason: '误录' })
  const back = await coordinator.findings.restore({ ...formOf(theatre, gone), reason: '不是误录' })
  await liveOfFurther(theatre, twice, back)
  await liveOfPlaces(theatre, finding, back)
}

/** One measure answers two findings, and then one. */
async function liveOfFurther(theatre: Theatre, measure: MeasureView, other: FindingView): Promise<void> {
  const coordinator = theatre.as('coordinator')
  const { rectificationId: furtherRectificationId, id: furtherFindingId } = other
  const to = { furtherRectificationId, furtherFindingId }
  const { rectificationId, id: measureId } = measure
  const { measure: now } = await coordinator.measures.get({ rectificationId, measureId })
  const linked = await coordinator.measures.addFurther({ ...onMeasure(theatre, now), ...to })
  await coordinator.measures.dropFurther({ ...onMeasure(theatre, linked), ...to, reason: '不是同一件事' })
}

/** Split, merged and put elsewhere; a category renamed and put first. */
async function liveOfPlaces(theatre: Theatre, finding: FindingView, other: FindingView): Promise<void> {
  const coordinator = theatre.as('coordinator')
  const { rectificationId } = finding
  const one = await add(theatre, other, '分两步的措施')
  const two = await coordinator.measures.assign({
    ...onMeasure(theatre, await add(theatre, other, '同一件事')),
    changes: { dueOn: dayAhead(theatre, 30) },
  })
  const words = { text: '第一步', parts: ['第二步'], reason: '一条写了两件事' }
  const split = await coordinator.measures.split({ ...onMeasure(theatre, one), ...words })
  const others = [{ id: two.id, version: two.version }]
  const merged = { others, text: '同一件事', reason: '重复' }
  const whole = await coordinator.measures.merge({ ...onMeasure(theatre, split), ...merged })
  await coordinator.measures.move({ ...onMeasure(theatre, whole), findingId: other.id, at: 1 })
  const now = await coordinator.findings.get({ rectificationId, findingId: other.id })
  const apart = { number: '', title: '拆出的问题', measureIds: [whole.id], reason: '两件事' }
  const made = await coordinator.findings.split({ ...formOf(theatre, now.finding), ...apart })
  const again = await coordinator.findings.get({ rectificationId, findingId: other.id })
  const together = { others: [{ id: made.id, version: made.version }], title: '仍是一个问题', reason: '合回' }
  const kept = await coordinator.findings.merge({ ...formOf(theatre, again.finding), ...together })
  const form = { commandId: theatre.commandId(), rectificationId }
  const categories = await coordinator.rectifications.addCategory({ ...form, name: '新的方面' })
  const last = categories.at(-1)
  if (last === undefined) throw new Error('no category was added')
  const onCategory = { rectificationId, categoryId: last.id }
  await coordinator.rectifications.renameCategory({
    ...onCategory,
    commandId: theatre.commandId(),
    version: 1,
    name: '其他方面',
  })
  await coordinator.rectifications.moveCategory({
    ...onCategory,
    commandId: theatre.commandId(),
    version: 2,
    at: 1,
  })
  await coordinator.findings.move({ ...formOf(theatre, kept), categoryId: last.id, at: 1 })
}
