import { addDays, day } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { Theatre } from './theatre.ts'

/** A meeting is recorded and corrected, and another voided. */
export async function liveOfMeetings(
  theatre: Theatre,
  { rectificationId, id: findingId }: FindingView,
): Promise<void> {
  const { commandId } = theatre
  const { meetings } = theatre.as('coordinator')
  const heldOn = day('2026-03-01')
  const recorded = await meetings.record({
    commandId: commandId(),
    rectificationId,
    kind: 'special',
    number: '第1次',
    heldOn,
    presentIds: [theatre.actor('leader').personId],
    presentNames: ['档案局代表'],
    fileId: await theatre.upload('coordinator', '会议纪要.txt', '专题会纪要'),
    findingIds: [findingId],
    resolutions: ['分管领导包案', '一周内报方案'],
  })
  const empty = { presentIds: [], presentNames: [], fileId: null, findingIds: [], resolutions: [] }
  const other = await meetings.record({
    commandId: commandId(),
    rectificationId,
    kind: 'progress',
    number: '',
    heldOn,
    ...empty,
  })
  const onMeeting = (one: typeof other) => ({
    commandId: commandId(),
    rectificationId,
    meetingId: one.id,
    version: one.version,
  })
  const changes = {
    kind: 'leadership' as const,
    number: '第2次',
    heldOn: addDays(heldOn, -1),
    presentIds: [theatre.actor('principal').personId],
    presentNames: ['档案局代表', '督导组'],
    findingIds: [],
    resolutions: ['分管领导包案'],
  }
  await meetings.correct({ ...onMeeting(recorded), changes, reason: '与纪要核对' })
  const fileId = await theatre.upload('coordinator', '签到表.txt', '推进会签到')
  const filed = await meetings.correct({ ...onMeeting(other), changes: { fileId }, reason: '补充附件' })
  await meetings.void({ ...onMeeting(filed), reason: '重复登记' })
  await liveOfStages(theatre, rectificationId)
}

/** Stages are planned and begun, and gone back from. */
async function liveOfStages(theatre: Theatre, rectificationId: RectificationId): Promise<void> {
  const { commandId } = theatre
  const { rectifications } = theatre.as('coordinator')
  const form = async () => {
    const { version } = await rectifications.stages({ rectificationId })
    return { commandId: commandId(), rectificationId, version }
  }
  const planned = [{ code: 'drafting', from: day('2026-03-01'), to: day('2026-03-31') }]
  await rectifications.planStages({ ...(await form()), planned })
  const on = day('2026-03-01')
  for (const stage of ['feedback', 'drafting'])
    await rectifications.beginStage({ ...(await form()), stage, on, reason: '' })
  await rectifications.beginStage({ ...(await form()), stage: 'feedback', on, reason: '反馈有补充' })
}
