import type { Bilingual } from '../kernel/refusal.ts'

/** What a source says of an item, in a word of ours, that has no field of its own in the record or did not fit into it. */
export const saidFields = [
  'owner',
  'support',
  'leader',
  'handler',
  'dueOn',
  'firstDueOn',
  'milestone',
  'state',
  'doneOn',
] as const
export type SaidField = (typeof saidFields)[number]

/** What each is called: “原文” where our own field holds what was read out of it. */
export const saidFieldLabels = {
  owner: { zh: '责任部门原文', en: 'Words of the department' },
  support: { zh: '配合部门', en: 'Supporting departments' },
  leader: { zh: '牵头领导原文', en: 'Words of the leader' },
  handler: { zh: '承办人原文', en: 'Words of the handler' },
  dueOn: { zh: '完成时限原文', en: 'Words of the due date' },
  firstDueOn: { zh: '原定时限', en: 'First due date' },
  milestone: { zh: '节点', en: 'Milestone' },
  state: { zh: '来源状态', en: 'Source status' },
  doneOn: { zh: '完成日期', en: 'Done on' },
} as const satisfies Record<SaidField, Bilingual>
