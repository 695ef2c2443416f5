import type { ActionWords } from '../kernel/labels.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { FindingCommand } from './finding.decide.ts'
import type { FindingAction } from './findings.contract.ts'

/** What people send themselves; how a decision on a claim ended, the claim says. */
export type SentFindingAction = Exclude<FindingAction, 'approve' | 'return'>

type Rows = Record<FindingAction | FindingCommand['type'], Bilingual> & Record<SentFindingAction, ActionWords>

/** Whatever is done with a finding: what it is called on buttons, in refusals and in the reference, and what is said once it is done. */
export const findingActionTable = {
  assign: { zh: '明确责任', en: 'assign', done: { zh: '已明确责任', en: 'Assigned' } },
  describe: {
    zh: '分级和要素',
    en: 'grade and describe',
    done: { zh: '已保存', en: 'Saved' },
  },
  addMeasure: { zh: '新增措施', en: 'add measure', done: { zh: '已新增措施', en: 'Measure added' } },
  submit: {
    zh: '申请问题销号',
    en: 'request closure',
    done: { zh: '已申请问题销号', en: 'Closure requested' },
  },
  approve: { zh: '同意', en: 'approve' },
  close: { zh: '销号', en: 'close' },
  return: { zh: '退回', en: 'return' },
  reopen: { zh: '重新打开', en: 'reopen', done: { zh: '已重新打开', en: 'Reopened' } },
  reword: {
    zh: '更正文字',
    en: 'put the words right',
    done: { zh: '文字已更正', en: 'Words put right' },
  },
  void: { zh: '作废', en: 'void', done: { zh: '已作废', en: 'Voided' } },
  restore: { zh: '恢复', en: 'restore', done: { zh: '已恢复', en: 'Restored' } },
  group: {
    zh: '归入小标题',
    en: 'group under heads',
    done: { zh: '已归入小标题', en: 'Grouped under heads' },
  },
  move: {
    zh: '调整类别和位置',
    en: 'move',
    done: { zh: '已调整', en: 'Moved' },
  },
  split: {
    zh: '拆分',
    en: 'split',
    done: { zh: '已拆分', en: 'Split' },
  },
  merge: {
    zh: '合并',
    en: 'merge',
    done: { zh: '已合并', en: 'Merged' },
  },
  addFurther: { zh: '增加合并整改的措施', en: 'be answered by a further measure' },
  dropFurther: { zh: '解除合并整改的措施', en: 'take off a further measure' },
  withdraw: { zh: '撤回申请', en: 'withdraw' },
  handOver: { zh: '移交', en: 'hand over' },
  replaceLeader: {
    zh: '更换牵头领导',
    en: 'replace the leader',
    done: { zh: '已更换牵头领导', en: 'Leader replaced' },
  },
} as const satisfies Rows

const putRight = [
  'reword',
  'move',
  'split',
  'merge',
  'void',
  'restore',
] as const satisfies readonly FindingAction[]

/** What puts a finding right that was recorded wrongly: it has a place of its own, beside what moves the work on. */
export type PutRightOfFinding = (typeof putRight)[number]

/** Whether an action puts a finding right. */
export function isPutRight(action: FindingAction): action is PutRightOfFinding {
  return putRight.some((one) => one === action)
}
