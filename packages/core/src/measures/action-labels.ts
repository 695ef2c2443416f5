import type { Bilingual } from '../kernel/refusal.ts'
import type { MeasureCommand } from './measure.decide.ts'
import type { MeasureAction } from './measures.contract.ts'

/** The word for whatever is done with a measure: on buttons, in refusals and in the reference. */
export const measureActionLabels = {
  assign: { zh: '分派', en: 'assign' },
  start: { zh: '开始整改', en: 'start' },
  report: { zh: '填报进展', en: 'report progress' },
  submit: { zh: '申请销号', en: 'request closure' },
  approve: { zh: '同意', en: 'approve' },
  close: { zh: '销号', en: 'close' },
  closeBefore: { zh: '建档前已销号', en: 'close as done before' },
  return: { zh: '退回', en: 'return' },
  reopen: { zh: '重新打开', en: 'reopen' },
  withdraw: { zh: '撤回申请', en: 'withdraw' },
  replaceLeader: { zh: '更换牵头领导', en: 'replace the leader' },
} as const satisfies Record<MeasureAction | MeasureCommand['type'], Bilingual>
