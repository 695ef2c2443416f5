import { addDays } from '@bihuan/core/kernel/day.ts'
import { id, type MeasureId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import type { WorldPersonKey } from './persons.ts'
import { clientOf, type Stage } from './stage.ts'
import type { MeasureStory } from './story.ts'
import { commandIdOf } from './world-commands.ts'

type Said = Extract<MeasureStory, { readonly said: object }>

/** A measure that the paper ledger calls done. */
export type SaidMeasure = { readonly measureId: MeasureId; readonly course: Said }

type ListStep = { readonly day: number; readonly by: WorldPersonKey } & (
  | { readonly act: 'list'; readonly fates: readonly Said['fate'][] }
  | { readonly act: 'confirm' }
  | { readonly act: 'return'; readonly reason: string }
)

const document = '云汀开发区整改台账（纸质）'

/** One list is confirmed before anybody begins; another is returned, and without what was doubted it waits. */
export const listSteps: readonly ListStep[] = [
  { day: -89, by: 'wen', act: 'list', fates: ['closedBefore'] },
  { day: -88, by: 'shen', act: 'confirm' },
  { day: -9, by: 'wen', act: 'list', fates: ['listedBefore', 'saidDone'] },
  { day: -8, by: 'shen', act: 'return', reason: '托育点还没有竣工验收材料，其余两条可以单列。' },
  { day: -3, by: 'wen', act: 'list', fates: ['listedBefore'] },
]

/** Plays one step of the lists of what was done before the record was begun. */
export async function playListStep(
  stage: Stage,
  {
    number,
    rectificationId,
    measures,
  }: {
    readonly number: number
    readonly rectificationId: RectificationId
    readonly measures: readonly SaidMeasure[]
  },
): Promise<void> {
  const step = listSteps[number]
  const commandId = commandIdOf(`list ${number}`)
  if (step === undefined || stage.commands.done.has(commandId)) return
  const client = clientOf(stage, step.by, { day: step.day, minutes: -number })
  const { list, rows } = await client.takeOvers.get({ rectificationId })
  if (step.act === 'list') {
    const known = new Set(rows.flatMap(({ measureId, isSaidDone }) => (isSaidDone ? [measureId] : [])))
    const items = measures
      .filter(({ course }) => step.fates.includes(course.fate))
      .map(({ measureId, course: { said } }) => {
        const doneOn = addDays(stage.today, said.doneIn)
        return { measureId, own: known.has(measureId) ? null : { document, text: said.text, doneOn } }
      })
    await client.takeOvers.list({ commandId, rectificationId, seen: null, items })
    return
  }
  if (list === null) throw new Error('the world has no list to decide on')
  const form = { commandId, rectificationId, takeOverId: id<'takeOver'>(list.id), version: list.version }
  const reason = step.act === 'return' ? step.reason : ''
  await client.takeOvers.decide({ ...form, decision: step.act, reason })
}
