import { addDays } from '@bihuan/core/kernel/day.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ItemValues } from '@bihuan/core/objects/list-item.ts'
import type { ObjectListView } from '@bihuan/core/objects/objects.contract.ts'
import { clientOf, instantOf, type Stage } from './stage.ts'
import { theOne } from './the-one.ts'
import { recordOf } from './evidence.ts'
import type { WorldPersonKey } from './persons.ts'
import { type Client, commandIdOf } from './world-commands.ts'

type ListStory = {
  readonly finding: number
  readonly measure: number
  readonly head: WorldPersonKey
  readonly handler: WorldPersonKey
  readonly name: string
  readonly unit: string
}

/** Measures of the sample that cross a list off, half done today. Numbers count from 1. */
const hazardList: ListStory = {
  finding: 11,
  measure: 3,
  head: 'cao',
  handler: 'lu',
  name: '会诊查出的重大隐患',
  unit: '处',
}
const projectList: ListStory = {
  finding: 3,
  measure: 3,
  head: 'he',
  handler: 'ye',
  name: '停滞一年以上的项目',
  unit: '个',
}

const places = ['东港路', '南屏路', '滨河东路', '工业一路', '望海街']
const kinds = ['危化品仓储', '有限空间作业', '粉尘涉爆', '高温熔融', '涉氨制冷']

/** 26 hazards, due one after the other around today; what the last report says of them stands with each. */
function hazards(stage: Stage): readonly ItemValues[] {
  const handlerId = theOne(stage.people.persons, hazardList.handler).personId
  return Array.from({ length: 26 }, (_, at) => ({
    number: String(at + 1),
    name: `${kinds[at % kinds.length] ?? ''}重大隐患`,
    place: `${places[at % places.length] ?? ''}${at * 2 + 8} 号`,
    responsibleId: at % 3 === 0 ? handlerId : null,
    responsibleWords: at % 3 === 0 ? '' : `${'赵钱孙李周吴郑王'[at % 8] ?? '王'}厂长`,
    dueOn: addDays(stage.today, (at - 15) * 4),
  }))
}

/** Five projects that have come to a halt: the last two are still without a decision. */
function projects(stage: Stage): readonly ItemValues[] {
  const handlerId = theOne(stage.people.persons, projectList.handler).personId
  return ['光学镜头模组', '车载雷达', '新型显示材料', '冷链物流中心', '智能仓储'].map((name, at) => ({
    number: String(at + 1),
    name: `${name}项目`,
    place: `光电产业园 ${at + 3} 号地块`,
    responsibleId: handlerId,
    responsibleWords: '',
    dueOn: addDays(stage.today, at * 7 - 34),
  }))
}

type Played = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }
type Act = {
  readonly of: ListStory
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
}

/** What becomes of the lists, day by day. Further acts stand at the end: a load that was cut short knows them by their place. */
export const objectsActs: readonly Act[] = [
  byHead(hazardList, -62, ({ client, form, stage }) =>
    client.objects.fill({ ...form, items: [...hazards(stage)] }),
  ),
  saying(hazardList, { day: -41, at: [1, 8], words: '隐患已消除，现场复查合格。' }),
  crossing(hazardList, -36, [1, 8]),
  saying(hazardList, { day: -22, at: [9, 14], words: '整改完成，附复查照片。' }),
  returning(hazardList, { day: -19, at: 12, words: '照片看不出通风装置，请补拍后重报。' }),
  crossing(hazardList, -18, [9, 11]),
  crossing(hazardList, -18, [13, 14]),
  saying(hazardList, { day: -7, at: [15, 17], words: '整改完成，待复查。' }),
  byHead(projectList, -61, ({ client, form, stage }) =>
    client.objects.fill({ ...form, items: [...projects(stage)] }),
  ),
  saying(projectList, { day: -33, at: [1, 3], words: '处置意见已签字确认，附约谈记录。' }),
  crossing(projectList, -31, [1, 2]),
  returning(projectList, { day: -31, at: 3, words: '转让协议没有附受让方资信证明，请补充后重报。' }),
  saying(projectList, {
    day: -2,
    at: [4, 4],
    words: '续建协议已签订，施工单位已进场。',
    lateReason: '企业负责人在外，续建协议推迟至上周签字。',
  }),
]

type Play = Act['play']
type Range = readonly [from: number, to: number]
/** What is said of which objects, on a day. */
type Said<At> = {
  readonly day: number
  readonly at: At
  readonly words: string
  /** Why it is late, where the day of the measure has gone by. */
  readonly lateReason?: string
}

function byHead(of: ListStory, day: number, play: Play): Act {
  return { of, day, by: of.head, play }
}

function saying(of: ListStory, { day, at: range, words: text, lateReason }: Said<Range>): Act {
  const [from, to] = range
  const play: Play = async ({ stage, client, form, seen }) => {
    const person = theOne(stage.people.persons, of.handler)
    const at = instantOf(stage, { day, minutes: 200 })
    const file = recordOf(`${of === hazardList ? '隐患' : of.name}${from}至${to}复查记录`, text)
    const fileId = await stage.commands.upload(person, at, file)
    await client.objects.sayDone({
      ...form,
      items: await seen(from, to),
      text,
      fileIds: [fileId],
      lateReason,
    })
  }
  return { of, day, by: of.handler, play }
}

function crossing(of: ListStory, day: number, [from, to]: Range): Act {
  return byHead(of, day, async ({ client, form, seen }) =>
    client.objects.crossOff({ ...form, items: await seen(from, to) }),
  )
}

function returning(of: ListStory, { day, at: number, words: reason }: Said<number>): Act {
  return byHead(of, day, async ({ client, form, seen }) =>
    client.objects.return({ ...form, items: await seen(number, number), reason }),
  )
}

/** When an act on a list comes. */
export function objectsMoment(number: number): { readonly day: number; readonly minutes: number } {
  return { day: objectsActs[number]?.day ?? 0, minutes: 400 + number }
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
  const client = clientOf(stage, act.by, objectsMoment(number))
  const of = { rectificationId, measureId }
  const page = () => client.objects.list({ ...of, after: 0, limit: 100 })
  const list = (await page()).list ?? (await begun(stage, act, of))
  await act.play({
    stage,
    client,
    form: formOn(of, commandId, list),
    seen: async (from, to) => {
      const { items } = await page()
      return items
        .filter(({ ordinal }) => ordinal >= from && ordinal <= to)
        .map(({ id, version }) => ({ id, version }))
    },
  })
}

function begun(stage: Stage, { of: list, day }: Act, of: Played): Promise<ObjectListView> {
  const client = clientOf(stage, list.head, { day, minutes: 390 })
  const commandId = commandIdOf(list === hazardList ? 'objects begun' : `objects of ${list.handler} begun`)
  return client.objects.begin({ commandId, ...of, name: list.name, unit: list.unit })
}

function formOn(of: Played, commandId: ReturnType<typeof commandIdOf>, { id: objectListId }: ObjectListView) {
  return { commandId, ...of, objectListId }
}
