import type { Bilingual } from '../kernel/refusal.ts'
import type { FindingCommand } from './finding.decide.ts'
import type { FindingAction } from './findings.contract.ts'

/** The word for whatever is done with a finding: on buttons, in refusals and in the reference. */
export const findingActionLabels = {
  assign: { zh: '明确责任', en: 'assign' },
  addMeasure: { zh: '添加措施', en: 'add measure' },
  submit: { zh: '申请问题销号', en: 'request closure' },
  approve: { zh: '同意', en: 'approve' },
  close: { zh: '销号', en: 'close' },
  return: { zh: '退回', en: 'return' },
  reopen: { zh: '重新打开', en: 'reopen' },
  withdraw: { zh: '撤回申请', en: 'withdraw' },
  replaceLeader: { zh: '更换牵头领导', en: 'replace the leader' },
} as const satisfies Record<FindingAction | FindingCommand['type'], Bilingual>
