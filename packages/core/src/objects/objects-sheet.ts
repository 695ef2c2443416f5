import { type Bilingual } from '../kernel/refusal.ts'
import type { Sheet, SheetCell, SheetColumn } from '../kernel/sheet.ts'
import type { PlainDay } from '../kernel/day.ts'
import { dayOf, type Zone } from '../kernel/zone.ts'
import { itemFields, itemStatusLabels } from './list-item.ts'
import type { ListItemView, ObjectListView } from './objects.contract.ts'

/** What of an object stands in a file. */
export type ObjectInSheet = Omit<ListItemView, 'can' | 'waitsFor' | 'version'>

/** The objects of a list as somebody sees them. */
export type ObjectsInSheet = {
  readonly list: Pick<ObjectListView, 'name' | 'unit'>
  readonly items: readonly ObjectInSheet[]
  readonly language: keyof Bilingual
  readonly today: PlainDay
  readonly zone: Zone
}

type Column = {
  readonly heading: Bilingual
  readonly width: number
  readonly kind: SheetColumn['kind']
  readonly cell: (item: ObjectInSheet, sight: Pick<ObjectsInSheet, 'language' | 'zone'>) => SheetCell
}

const columns: readonly Column[] = [
  { heading: itemFields.number.heading, width: 12, kind: 'label', cell: ({ number }) => number },
  { heading: itemFields.name.heading, width: 32, kind: 'text', cell: ({ name }) => name },
  { heading: itemFields.place.heading, width: 24, kind: 'text', cell: ({ place }) => place || null },
  {
    heading: itemFields.responsibleId.heading,
    width: 14,
    kind: 'label',
    cell: ({ responsible, responsibleWords }) => responsible?.name ?? (responsibleWords || null),
  },
  {
    heading: itemFields.dueOn.heading,
    width: 12,
    kind: 'day',
    cell: ({ dueOn }) => (dueOn === null ? null : { day: dueOn }),
  },
  {
    heading: { zh: '状态', en: 'Status' },
    width: 10,
    kind: 'label',
    cell: ({ status }, { language }) => itemStatusLabels[status][language],
  },
  {
    heading: { zh: '是否逾期', en: 'Late' },
    width: 10,
    kind: 'label',
    cell: ({ isLate }, { language }) => (isLate ? { zh: '逾期', en: 'late' }[language] : null),
  },
  {
    heading: { zh: '完成情况', en: 'What was done' },
    width: 32,
    kind: 'text',
    cell: ({ said }) => said?.words || null,
  },
  {
    heading: { zh: '报完成人', en: 'Said by' },
    width: 12,
    kind: 'label',
    cell: ({ said }) => said?.by.name ?? null,
  },
  {
    heading: { zh: '报完成日期', en: 'Said on' },
    width: 12,
    kind: 'day',
    cell: ({ said }, { zone }) => (said === null ? null : { day: dayOf(new Date(said.at), zone) }),
  },
  {
    heading: { zh: '核销人', en: 'Crossed off by' },
    width: 14,
    kind: 'label',
    cell: ({ signed }, { language }) =>
      signed.map(({ by }) => by.name).join(language === 'zh' ? '、' : ', ') || null,
  },
  {
    heading: { zh: '核销日期', en: 'Crossed off on' },
    width: 12,
    kind: 'day',
    cell: ({ status, signed }, { zone }) => {
      const last = signed.at(-1)
      return status !== 'done' || last === undefined ? null : { day: dayOf(new Date(last.at), zone) }
    },
  },
  { heading: { zh: '退回或作废原因', en: 'Reason' }, width: 26, kind: 'text', cell: ({ reason }) => reason },
  {
    heading: { zh: '佐证材料', en: 'Files' },
    width: 26,
    kind: 'text',
    cell: ({ said }) => said?.evidence.map(({ name }) => name).join('\n') || null,
  },
]

/** The objects as a sheet: the rows that the filter leaves, in the order of the list. Its columns can be read in again. */
export function objectsSheet({ list, items, language, today, zone }: ObjectsInSheet): Sheet {
  return {
    name: { zh: '对象清单', en: 'Objects' }[language],
    above: { title: list.name, note: today },
    columns: columns.map(({ heading, width, kind }) => ({ heading: heading[language], width, kind })),
    rows: items.map((item) => ({ cells: columns.map(({ cell }) => cell(item, { language, zone })) })),
    merges: [],
  }
}

const hints: readonly { readonly [Language in keyof Bilingual]: readonly [string, string, string] }[] = [
  {
    zh: ['编号', '必填，在清单中不重复；再次导入时按编号更新', '1'],
    en: ['Number', 'needed, each once; a second file is matched by it', '1'],
  },
  {
    zh: ['名称', '必填，不超过 200 字', '河东印染厂'],
    en: ['Name', 'needed, up to 200 characters', 'East River Dyeing'],
  },
  {
    zh: ['地点', '不超过 200 字，可不填', '河东街道 12 号'],
    en: ['Place', 'up to 200 characters', '12 East River Road'],
  },
  {
    zh: ['责任人', '系统中的人员写姓名；系统外的写姓名、电话', '张三'],
    en: ['Responsible', 'somebody with an account by name, anybody else in words', 'Zhang San'],
  },
  { zh: ['时限', '可不填', '2026-01-31'], en: ['Due', 'may be left empty', '2026-01-31'] },
]

/** A list without rows, with how to fill it in. */
export function objectsTemplate(language: keyof Bilingual, today: PlainDay): Sheet[] {
  const filled = columns.slice(0, hints.length)
  const name = { zh: '对象清单', en: 'Objects' }[language]
  const above = { title: name, note: today }
  const howTo = { zh: ['栏目', '怎么填', '例'], en: ['Column', 'What to write', 'Example'] }[language]
  return [
    {
      name,
      above,
      columns: filled.map(({ heading, width, kind }) => ({ heading: heading[language], width, kind })),
      rows: [],
      merges: [],
    },
    {
      name: { zh: '填写说明', en: 'How to fill in' }[language],
      above,
      columns: howTo.map((heading, at) => ({ heading, width: at === 1 ? 48 : 20, kind: 'text' })),
      rows: hints.map((hint) => ({ cells: hint[language] })),
      merges: [],
    },
  ]
}
