/** What a column of a ledger can hold. */
export const columnRoles = [
  'number',
  'problem',
  'measure',
  'goal',
  'leader',
  'owner',
  'support',
  'handler',
  'due',
  'firstDue',
  'newDue',
  'timeClass',
  'progress',
  'status',
  'rate',
  'doneOn',
  'included',
  'path',
  'note',
] as const

/** What a column of a ledger holds. */
export type ColumnRole = (typeof columnRoles)[number]
