import { day } from '@bihuan/core/kernel/day.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { ItemValues } from '@bihuan/core/objects/list-item.ts'
import { add, onMeasure } from './forms-of-items.ts'
import type { Theatre } from './theatre.ts'

/** A list of five objects: read in, set anew, said to be done, sent back, crossed off, opened again and voided; some stay open. */
export async function liveOfObjects(
  theatre: Theatre,
  finding: FindingView,
  assignment: Parameters<ReturnType<Theatre['as']>['measures']['assign']>[0]['changes'],
): Promise<void> {
  const added = await add(theatre, finding, '逐卷补录')
  const measure = await theatre
    .as('coordinator')
    .measures.assign({ ...onMeasure(theatre, added), changes: assignment })
  const [head, handler, coordinator] = [theatre.as('head'), theatre.as('handler'), theatre.as('coordinator')]
  const below = pathOf(measure)
  const begun = await head.objects.begin({
    commandId: theatre.commandId(),
    ...below,
    name: '案卷',
    unit: '卷',
  })
  const on = { ...below, objectListId: begun.id }
  const form = () => ({ commandId: theatre.commandId(), ...on })
  const { personId } = theatre.actor('handler')
  await head.objects.rename({ ...form(), version: begun.version, name: '缺录案卷', unit: '件' })
  await head.objects.fill({ ...form(), items: ['1', '2', '3', '4', '5'].map((number) => aVolume(number)) })
  await head.objects.fill({
    ...form(),
    items: [{ ...aVolume('5'), place: '二号库', responsibleId: personId }],
  })
  const of = async (...numbers: readonly string[]) => {
    const { items } = await head.objects.list({ ...below, after: 0, limit: 100 })
    return items.filter(({ number }) => numbers.includes(number)).map(({ id, version }) => ({ id, version }))
  }
  const [fifth] = await of('5')
  if (fifth === undefined) throw new Error('no fifth volume')
  const changes = {
    number: '6',
    name: '卷六',
    dueOn: day('2026-12-15'),
    responsibleId: null,
    responsibleWords: '库管员',
  }
  await head.objects.change({ ...form(), itemId: fifth.id, version: fifth.version, changes })
  const fileIds = [await theatre.upload('handler', '补录截图.txt', '已补录')]
  await handler.objects.sayDone({ ...form(), items: await of('1', '2', '3'), text: '已补录', fileIds })
  await head.objects.return({ ...form(), items: await of('3'), reason: '缺一页' })
  await head.objects.crossOff({ ...form(), items: await of('1', '2') })
  await coordinator.objects.reopen({ ...form(), items: await of('2'), reason: '抽查发现缺页' })
  await coordinator.objects.void({ ...form(), items: await of('4'), reason: '不属本单位' })
  // Its day goes by: whoever says of a further one that it is done says why it is late.
  const { measure: now } = await coordinator.measures.get(below)
  await coordinator.measures.assign({
    ...onMeasure(theatre, now),
    changes: { dueOn: day('2026-01-31') },
  })
  const lateReason = '库房搬迁'
  await handler.objects.sayDone({ ...form(), items: await of('3'), text: '已补页', fileIds: [], lateReason })
}

function pathOf({ rectificationId, id: measureId }: MeasureView) {
  return { rectificationId, measureId }
}

function aVolume(number: string): ItemValues {
  return {
    number,
    name: `卷${number}`,
    place: '一号库',
    responsibleId: null,
    responsibleWords: '',
    dueOn: day('2026-12-01'),
  }
}
