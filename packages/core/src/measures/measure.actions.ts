import type { ActionWords } from '../kernel/labels.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { MeasureCommand } from './measure.decide.ts'
import type { MeasureAction } from './measures.contract.ts'

/** Where an action comes: as the next step, as that of a measure that is late, and among the buttons beside it. Null where it is none. */
type Places = { readonly next: number | null; readonly late: number | null; readonly beside: number | null }

/** What people send themselves; how a decision on a claim ended, the claim says. */
export type SentMeasureAction = Exclude<MeasureAction, 'approve' | 'return'>

type Rows = Record<MeasureAction, Bilingual & { readonly places: Places }> &
  Record<SentMeasureAction, ActionWords> &
  Record<MeasureCommand['type'], Bilingual>

// Next is what has come furthest in the loop. What is late is first accounted for: claiming that it is done stands beside, so
// that nobody closes it to be rid of it. Assigning has its own place beside the fields.
/**
 * Whatever is done with a measure: what it is called on buttons, in refusals and in the reference, what is said once it is
 * done, and where its button comes.
 */
export const measureActionTable = {
  assign: {
    zh: '分派',
    en: 'assign',
    done: { zh: '已分派', en: 'Assigned' },
    places: { next: null, late: null, beside: null },
  },
  start: {
    zh: '开始整改',
    en: 'start',
    done: { zh: '已开始整改', en: 'Started' },
    places: { next: 3, late: 3, beside: 4 },
  },
  report: {
    zh: '填报进展',
    en: 'report progress',
    done: { zh: '进展已提交', en: 'Report sent' },
    places: { next: 4, late: 2, beside: 3 },
  },
  setFigures: {
    zh: '设定指标',
    en: 'set figures',
    done: { zh: '指标已设定', en: 'Figures set' },
    places: { next: null, late: null, beside: null },
  },
  reportSupport: {
    zh: '填报配合情况',
    en: 'report support',
    done: { zh: '配合情况已提交', en: 'Support reported' },
    places: { next: 5, late: 4, beside: 8 },
  },
  movePart: {
    zh: '分解任务',
    en: 'split below',
    done: { zh: '已分解', en: 'Part given' },
    places: { next: null, late: null, beside: null },
  },
  reportPart: { zh: '填报分解任务', en: 'report on a part' },
  askExtension: {
    zh: '申请延期',
    en: 'ask for an extension',
    done: { zh: '延期申请已提交', en: 'Extension asked for' },
    places: { next: null, late: null, beside: 9 },
  },
  withdrawExtension: {
    zh: '撤回延期申请',
    en: 'take back the request for an extension',
    done: { zh: '延期申请已撤回', en: 'Request taken back' },
    places: { next: null, late: null, beside: 10 },
  },
  decideExtension: {
    zh: '审批延期',
    en: 'decide on the extension',
    done: { zh: '延期申请已审批', en: 'Decided on the extension' },
    places: { next: 0, late: 0, beside: 0 },
  },
  prepareExtension: {
    zh: '拟定延期意见',
    en: 'prepare the decision on the extension',
    done: { zh: '已拟定，等待领导审批', en: 'Prepared; it waits for the leader' },
    places: { next: 0, late: 0, beside: 0 },
  },
  grantExtension: { zh: '同意延期', en: 'grant the extension' },
  refuseExtension: { zh: '不同意延期', en: 'refuse the extension' },
  submit: {
    zh: '申请销号',
    en: 'request closure',
    done: { zh: '已申请销号', en: 'Closure requested' },
    places: { next: 2, late: null, beside: 5 },
  },
  approve: { zh: '同意', en: 'approve', places: { next: 1, late: 1, beside: 6 } },
  close: { zh: '销号', en: 'close' },
  closeBefore: { zh: '建档前已销号', en: 'close as done before' },
  fallDue: { zh: '到期', en: 'fall due' },
  return: { zh: '退回', en: 'return', places: { next: null, late: null, beside: 1 } },
  reopen: {
    zh: '重新打开',
    en: 'reopen',
    done: { zh: '已重新打开', en: 'Reopened' },
    places: { next: null, late: null, beside: 2 },
  },
  reword: {
    zh: '更正文字',
    en: 'put the words right',
    done: { zh: '文字已更正', en: 'Words put right' },
    places: { next: null, late: null, beside: null },
  },
  void: {
    zh: '作废',
    en: 'void',
    done: { zh: '已作废', en: 'Voided' },
    places: { next: null, late: null, beside: null },
  },
  restore: {
    zh: '恢复',
    en: 'restore',
    done: { zh: '已恢复', en: 'Restored' },
    places: { next: null, late: null, beside: null },
  },
  addFurther: {
    zh: '也整改另一问题',
    en: 'answer a further finding',
    done: { zh: '已合并整改', en: 'Answers the further finding too' },
    places: { next: null, late: null, beside: null },
  },
  dropFurther: {
    zh: '解除合并整改',
    en: 'take off a further finding',
    done: { zh: '已解除合并整改', en: 'Taken off' },
    places: { next: null, late: null, beside: null },
  },
  move: {
    zh: '移动',
    en: 'move',
    done: { zh: '已移动', en: 'Moved' },
    places: { next: null, late: null, beside: null },
  },
  split: {
    zh: '拆分',
    en: 'split',
    done: { zh: '已拆分', en: 'Split' },
    places: { next: null, late: null, beside: null },
  },
  merge: {
    zh: '合并',
    en: 'merge',
    done: { zh: '已合并', en: 'Merged' },
    places: { next: null, late: null, beside: null },
  },
  withdraw: { zh: '撤回申请', en: 'withdraw' },
  setOrder: { zh: '设定先后', en: 'set the order' },
  schedule: { zh: '采纳建议时限', en: 'accept the proposed day' },
  unschedule: { zh: '撤销采纳', en: 'undo the acceptance' },
  handOver: { zh: '移交', en: 'hand over' },
  replaceLeader: {
    zh: '更换牵头领导',
    en: 'replace the leader',
    done: { zh: '已更换牵头领导', en: 'Leader replaced' },
    places: { next: null, late: null, beside: 7 },
  },
} as const satisfies Rows

const putRight = [
  'reword',
  'move',
  'split',
  'merge',
  'void',
  'restore',
  'addFurther',
  'dropFurther',
] as const satisfies readonly MeasureAction[]

/** What puts a measure right that was recorded wrongly: it has a place of its own, beside what moves the work on. */
export type PutRightOfMeasure = (typeof putRight)[number]

/** Whether an action puts a measure right. */
export function isPutRight(action: MeasureAction): action is PutRightOfMeasure {
  return putRight.some((one) => one === action)
}
