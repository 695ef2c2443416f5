import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { present } from './forms-of-items.ts'
import { dayAhead, type Theatre } from './theatre.ts'

/** A measure waits for another, gets a proposed day and its own again. */
export async function liveOfSchedule(
  theatre: Theatre,
  [first, second]: readonly MeasureView[],
): Promise<readonly MeasureView[]> {
  if (first === undefined || second === undefined) throw new Error('two measures are scheduled')
  const { schedules } = theatre.as('coordinator')
  const { commandId } = theatre
  const { rectificationId } = second
  await schedules.setOrder({
    commandId: commandId(),
    rectificationId,
    measureId: second.id,
    version: second.version,
    after: [first.id],
    workingDays: 8,
  })
  const { items } = await schedules.get({ rectificationId })
  const row = items.find((one) => one.id === second.id)
  if (row === undefined) throw new Error('the measure is not scheduled')
  const { scheduleId } = await schedules.accept({
    commandId: commandId(),
    rectificationId,
    measures: [{ id: row.id, version: row.version, dueOn: dayAhead(theatre, 90) }],
    reason: '按整改时限倒排',
  })
  await schedules.undo({
    commandId: commandId(),
    rectificationId,
    scheduleId: id<'command'>(scheduleId),
    reason: '另行商定',
  })
  return [first, await present(theatre, second)]
}
