import { addDays } from '@bihuan/core/kernel/day.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { recordOf } from './evidence.ts'
import type { WorldPersonKey } from './persons.ts'
import { clientOf, instantOf, type Stage } from './stage.ts'
import { theOne } from './the-one.ts'
import { commandIdOf } from './world-commands.ts'

type ExtensionAct = {
  readonly day: number
  readonly by: WorldPersonKey
  readonly finding: number
  readonly measure: number
} & (
  | {
      readonly act: 'ask'
      readonly untilIn: number
      readonly reason: string
      readonly report: string
      readonly late?: string
    }
  | { readonly act: 'grant'; readonly untilIn: number; readonly words: string }
  | { readonly act: 'refuse'; readonly words: string }
)

/** More time is asked for three measures: it is granted for one, refused for another, and the leader still has to say of the third. */
export const extensionActs: readonly ExtensionAct[] = [
  {
    act: 'ask',
    day: -15,
    by: 'jiang',
    finding: 2,
    measure: 3,
    untilIn: 70,
    reason: '供电增容方案须经上级电网公司审批，批复晚于预期，进场条件相应推迟。',
    report: '接入道路路基全部完成，供电增容方案已上报，等待批复。',
  },
  {
    act: 'grant',
    day: -13,
    by: 'gu',
    finding: 2,
    measure: 3,
    untilIn: 60,
    words: '批复后须抓紧，不再留出十天余量。',
  },
  {
    act: 'ask',
    day: -12,
    by: 'ye',
    finding: 3,
    measure: 4,
    untilIn: 30,
    reason: '合同文本拟与省厅新范本一并修订。',
    report: '已收集各处室意见17条。',
  },
  {
    act: 'refuse',
    day: -11,
    by: 'gu',
    finding: 3,
    measure: 4,
    words: '新范本不影响本条，文本按原时限修订，范本印发后再完善。',
  },
  {
    act: 'ask',
    day: -3,
    by: 'ye',
    finding: 3,
    measure: 3,
    untilIn: 20,
    reason: '余下1个项目的企业负责人在外，约谈改在下月上旬。',
    report: '4个项目处置意见已全部签字确认，余下1个已发第二次书面通知。',
    late: '企业负责人两次改期，约谈未能在时限内完成。',
  },
]

/** Plays one step of an extension. */
export async function playExtension(
  stage: Stage,
  number: number,
  { rectificationId, measureId }: { rectificationId: RectificationId; measureId: MeasureId },
): Promise<void> {
  const step = extensionActs[number]
  const commandId = commandIdOf(`extension ${number}`)
  if (step === undefined || stage.commands.done.has(commandId)) return
  const moment = { day: step.day, minutes: 430 + number }
  const client = clientOf(stage, step.by, moment)
  const { measure } = await client.measures.get({ rectificationId, measureId })
  const form = { commandId, rectificationId, measureId, version: measure.version }
  if (step.act === 'refuse') {
    await client.measures.decideExtension({ ...form, words: step.words })
    return
  }
  const until = addDays(stage.today, step.untilIn)
  if (step.act === 'grant') {
    await client.measures.decideExtension({ ...form, until, words: step.words })
    return
  }
  const { report: text, reason, late } = step
  const file = recordOf(`延期说明${step.finding}-${step.measure}`, text)
  const person = theOne(stage.people.persons, step.by)
  const fileIds = [await stage.commands.upload(person, instantOf(stage, moment), file)]
  const why = late === undefined ? {} : { lateReason: late }
  await client.measures.askExtension({ ...form, until, reason, text, fileIds, ...why })
}
