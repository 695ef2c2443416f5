/** The columns that a list has where a template says nothing of them. */
export const usualListColumns = {
  findings: ['number', 'category', 'finding', 'grade', 'findingOwner', 'findingLeader', 'findingStatus'],
  measures: [
    'number',
    'category',
    'finding',
    'measureNumber',
    'measure',
    'kind',
    'target',
    'dueOn',
    'status',
  ],
  duties: [
    'number',
    'finding',
    'measureNumber',
    'measure',
    'leader',
    'owner',
    'supporters',
    'handler',
    'dueOn',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Which of the three lists: of findings (问题清单), of measures (措施清单), of who answers (责任清单). */
export type ListName = keyof typeof usualListColumns

/** Every column that a list can have; those of a finding are one cell over all its measures. */
export const listColumns = [
  'number',
  'category',
  'finding',
  'grade',
  'sumConcerned',
  'basis',
  'cause',
  'findingOwner',
  'findingLeader',
  'findingStatus',
  'measureNumber',
  'measure',
  'kind',
  'target',
  'leader',
  'owner',
  'supporters',
  'handler',
  'dueOn',
  'status',
  'closedOn',
] as const
export type ListColumn = (typeof listColumns)[number]

/** What a template says of the columns of its lists. */
export type ListColumns = { readonly [List in ListName]?: readonly ListColumn[] | undefined }

/** The columns of a list by a template. */
export function columnsOfList(own: ListColumns | undefined, list: ListName): readonly ListColumn[] {
  return own?.[list] ?? usualListColumns[list]
}
