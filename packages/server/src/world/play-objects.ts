import { addDays } from '@bihuan/core/kernel/day.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ItemValues } from '@bihuan/core/objects/list-item.ts'
import type { ObjectListView } from '@bihuan/core/objects/objects.contract.ts'
import { clientOf, instantOf, type Stage } from './stage.ts'
import { theOne } from './the-one.ts'
import { recordOf } from './evidence.ts'
import type { WorldPersonKey } from './persons.ts'
import { type Client, commandIdOf } from './world-commands.ts'

/** Which measure of the sample crosses a list off, half done today. Numbers count from 1. */
export const objectsStory = { finding: 11, measure: 3, head: 'cao', handler: 'lu' } as const

const places = ['东港路', '南屏路', '滨河东路', '工业一路', '望海街']
const kinds = ['危化品仓储', '有限空间作业', '粉尘涉爆', '高温熔融', '涉氨制冷']

/** 26 hazards, due one after the other around today; what the last report says of them stands with each. */
function hazards(stage: Stage): readonly ItemValues[] {
  const handlerId = theOne(stage.people.persons, objectsStory.handler).personId
  return Array.from({ length: 26 }, (_, at) => ({
    number: String(at + 1),
    name: `${kinds[at % kinds.length] ?? ''}重大隐患`,
    place: `${places[at % places.length] ?? ''}${at * 2 + 8} 号`,
    responsibleId: at % 3 === 0 ? handlerId : null,
    responsibleWords: at % 3 === 0 ? '' : `${'赵钱孙李周吴郑王'[at % 8] ?? '王'}厂长`,
    dueOn: addDays(stage.today, (at - 15) * 4),
  }))
}

type Played = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }
type Act = {
  readonly day: number
  readonly by: WorldPersonKey
  readonly play: (call: Call) => Promise<unknown>
}
type Call = {
  readonly stage: Stage
  readonly client: Client
  readonly form: ReturnType<typeof formOn>
  /** Objects by their numbers, as they are now. */
  readonly seen: (from: number, to: number) => Promise<{ id: string; version: number }[]>
  readonly day: number
}

const { head, handler } = objectsStory

/** What becomes of the list, day by day. */
export const objectsActs: readonly Act[] = [
  {
    day: -62,
    by: head,
    play: ({ client, form, stage }) => client.objects.fill({ ...form, items: [...hazards(stage)] }),
  },
  { day: -41, by: handler, play: saying(1, 8, '隐患已消除，现场复查合格。') },
  { day: -36, by: head, play: crossing(1, 8) },
  { day: -22, by: handler, play: saying(9, 14, '整改完成，附复查照片。') },
  {
    day: -19,
    by: head,
    play: async ({ client, form, seen }) =>
      client.objects.return({
        ...form,
        items: await seen(12, 12),
        reason: '照片看不出通风装置，请补拍后重报。',
      }),
  },
  { day: -18, by: head, play: crossing(9, 11) },
  { day: -18, by: head, play: crossing(13, 14) },
  { day: -7, by: handler, play: saying(15, 17, '整改完成，待复查。') },
]

function saying(from: number, to: number, text: string): Act['play'] {
  return async ({ stage, client, form, seen, day }) => {
    const person = theOne(stage.people.persons, handler)
    const at = instantOf(stage, { day, minutes: 200 })
    const fileId = await stage.commands.upload(person, at, recordOf(`隐患${from}至${to}复查记录`, text))
    await client.objects.sayDone({ ...form, items: await seen(from, to), text, fileIds: [fileId] })
  }
}

function crossing(from: number, to: number): Act['play'] {
  return async ({ client, form, seen }) => client.objects.crossOff({ ...form, items: await seen(from, to) })
}

/** Plays one act on the list, which begins before the first. */
export async function playObjects(
  stage: Stage,
  number: number,
  { rectificationId, measureId }: Played,
): Promise<void> {
  const act = objectsActs[number]
  const commandId = commandIdOf(`objects ${number}`)
  if (act === undefined || stage.commands.done.has(commandId)) return
  const client = clientOf(stage, act.by, { day: act.day, minutes: 400 + number })
  const of = { rectificationId, measureId }
  const page = () => client.objects.list({ ...of, after: 0, limit: 100 })
  const list = (await page()).list ?? (await begun(stage, of))
  await act.play({
    stage,
    client,
    day: act.day,
    form: formOn(of, commandId, list),
    seen: async (from, to) => {
      const { items } = await page()
      return items
        .filter(({ ordinal }) => ordinal >= from && ordinal <= to)
        .map(({ id, version }) => ({ id, version }))
    },
  })
}

function begun(stage: Stage, of: Played): Promise<ObjectListView> {
  const client = clientOf(stage, head, { day: objectsActs[0]?.day ?? 0, minutes: 390 })
  const commandId = commandIdOf('objects begun')
  return client.objects.begin({ commandId, ...of, name: '会诊查出的重大隐患', unit: '处' })
}

function formOn(of: Played, commandId: ReturnType<typeof commandIdOf>, { id: objectListId }: ObjectListView) {
  return { commandId, ...of, objectListId }
}
