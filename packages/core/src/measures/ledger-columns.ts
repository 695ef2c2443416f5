import { namesOf, type ShownAs } from '../kernel/field.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { SheetColumn } from '../kernel/sheet.ts'
import type { Light } from './light.ts'
import { assignmentFields, type ColumnField } from './measure.fields.ts'

/** How wide a column is: characters in a sheet, pixels at least on a screen, and how much beside the others on paper. */
type Widths = { readonly sheet: number; readonly screen: number; readonly print: number }

type Look = Widths & {
  readonly heading: Bilingual
  readonly kind: SheetColumn['kind']
  /** What it shows, where that is a field: it is set in its cells. */
  readonly field?: ColumnField
  /** Whether it is not shown until somebody asks for it. */
  readonly isHidden?: true
}

type FieldColumns = {
  readonly [Name in ColumnField as ShownAs<Name>]: Look & { readonly field: Name }
}

/** How each column of a ledger looks, in their order. The widths of those that are shown at first fit a window of 1366 pixels. */
export const ledgerLooks = {
  number: { heading: { zh: '序号', en: 'No.' }, kind: 'label', sheet: 8, screen: 60, print: 6 },
  category: { heading: { zh: '类别', en: 'Category' }, kind: 'text', sheet: 18, screen: 80, print: 9 },
  finding: { heading: { zh: '问题', en: 'Finding' }, kind: 'text', sheet: 32, screen: 166, print: 18 },
  measure: { heading: { zh: '措施', en: 'Measure' }, kind: 'text', sheet: 54, screen: 200, print: 30 },
  target: { ...ofField('target', { sheet: 18, screen: 150, print: 14 }), isHidden: true },
  leader: ofField('leaderId', { sheet: 12, screen: 76, print: 8 }),
  owner: ofField('ownerId', { sheet: 16, screen: 96, print: 9 }),
  supporters: { ...ofField('supporterIds', { sheet: 16, screen: 96, print: 9 }), isHidden: true },
  handler: ofField('handlerId', { sheet: 10, screen: 72, print: 8 }),
  dueOn: ofField('dueOn', { sheet: 14, screen: 104, print: 10.5 }),
  againstPlan: {
    heading: { zh: '计划外变更', en: 'Against the plan' },
    kind: 'label',
    sheet: 14,
    screen: 104,
    print: 8,
    isHidden: true,
  },
  extensions: {
    heading: { zh: '延期', en: 'Extensions' },
    kind: 'text',
    sheet: 22,
    screen: 120,
    print: 10,
    isHidden: true,
  },
  progress: { heading: { zh: '进展', en: 'Progress' }, kind: 'text', sheet: 24, screen: 120, print: 18 },
  figures: {
    heading: { zh: '指标', en: 'Figures' },
    kind: 'text',
    sheet: 24,
    screen: 150,
    print: 16,
    isHidden: true,
  },
  evidence: { heading: { zh: '佐证', en: 'Evidence' }, kind: 'count', sheet: 10, screen: 72, print: 5.5 },
  status: { heading: { zh: '状态', en: 'Status' }, kind: 'label', sheet: 12, screen: 126, print: 8.5 },
  closedOn: { heading: { zh: '销号日期', en: 'Closed on' }, kind: 'day', sheet: 14, screen: 98, print: 10.5 },
} as const satisfies FieldColumns & Readonly<Record<string, Look>>
export type LedgerColumn = keyof typeof ledgerLooks

/** A column of the ledger that shows a field. */
export type FieldColumn = {
  [Column in LedgerColumn]: (typeof ledgerLooks)[Column] extends { field: ColumnField } ? Column : never
}[LedgerColumn]

/** The columns of a ledger, in their order. */
export const ledgerColumns: readonly LedgerColumn[] = namesOf(ledgerLooks)

function ofField<Name extends ColumnField>(field: Name, widths: Widths): Look & { readonly field: Name } {
  const { heading, type } = assignmentFields[field]
  return { field, heading, kind: type === 'day' ? 'day' : 'text', ...widths }
}

/** What the rows of a ledger are put together by. */
export const ledgerGroups = ['finding', 'owner', 'status'] as const
export type LedgerGroup = (typeof ledgerGroups)[number]

/** The word for each light. */
export const lightLabels = {
  grey: { zh: '未开始', en: 'Not started' },
  green: { zh: '正常', en: 'On track' },
  yellow: { zh: '临期或退回', en: 'Due soon or returned' },
  red: { zh: '逾期', en: 'Overdue' },
  blue: { zh: '已销号', en: 'Closed' },
  none: { zh: '已作废', en: 'Voided' },
} as const satisfies Record<Light, Bilingual>

/** Whether a column says something of the finding, and so is one cell over all its measures. */
export function isOfFinding(column: LedgerColumn): boolean {
  return column === 'category' || column === 'finding'
}
