import type { Bilingual } from '../kernel/refusal.ts'
import type { Light } from './light.ts'

/** The columns of a ledger, in their order. */
export const ledgerColumns = [
  'number',
  'category',
  'finding',
  'measure',
  'target',
  'leader',
  'owner',
  'handler',
  'dueOn',
  'progress',
  'evidence',
  'status',
  'closedOn',
] as const
export type LedgerColumn = (typeof ledgerColumns)[number]

/** The heading of each column. */
export const ledgerColumnLabels = {
  number: { zh: '序号', en: 'No.' },
  category: { zh: '类别', en: 'Category' },
  finding: { zh: '问题', en: 'Finding' },
  measure: { zh: '措施', en: 'Measure' },
  target: { zh: '整改目标', en: 'Target' },
  leader: { zh: '牵头领导', en: 'Leader' },
  owner: { zh: '责任部门', en: 'Owner' },
  handler: { zh: '承办人', en: 'Handler' },
  dueOn: { zh: '时限', en: 'Due' },
  progress: { zh: '进展', en: 'Progress' },
  evidence: { zh: '佐证', en: 'Evidence' },
  status: { zh: '状态', en: 'Status' },
  closedOn: { zh: '销号日期', en: 'Closed on' },
} as const satisfies Record<LedgerColumn, Bilingual>

/** What the rows of a ledger are put together by. */
export const ledgerGroups = ['finding', 'owner', 'status'] as const
export type LedgerGroup = (typeof ledgerGroups)[number]

/** The word for each light. */
export const lightLabels = {
  grey: { zh: '未开始', en: 'Not started' },
  green: { zh: '正常', en: 'On track' },
  yellow: { zh: '临期', en: 'Due soon' },
  red: { zh: '逾期', en: 'Overdue' },
  blue: { zh: '已销号', en: 'Closed' },
} as const satisfies Record<Light, Bilingual>

/** Whether a column says something of the finding, and so is one cell over all its measures. */
export function isOfFinding(column: LedgerColumn): boolean {
  return column === 'category' || column === 'finding'
}
