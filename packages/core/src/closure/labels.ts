import type { Bilingual } from '../kernel/refusal.ts'
import type { ClosureRequest, Effect, Rung, Verdict } from './closure-request.ts'

/** The word for each rung of the closure ladder. */
export const rungLabels = {
  head: { zh: '责任部门负责人', en: 'head of the owner' },
  coordinator: { zh: '工作专班', en: 'coordinator' },
  leader: { zh: '牵头领导', en: 'leader' },
  inspector: { zh: '纪检监督', en: 'inspector' },
} as const satisfies Record<Rung, Bilingual>

/** The word for each effect that a checker can see. */
export const effectLabels = {
  good: { zh: '好', en: 'good' },
  fairlyGood: { zh: '较好', en: 'fairly good' },
  fair: { zh: '一般', en: 'fair' },
  poor: { zh: '差', en: 'poor' },
} as const satisfies Record<Effect, Bilingual>

/** The word for each verdict that a finding can end with. */
export const verdictLabels = {
  completed: { zh: '已完成', en: 'completed' },
  basicallyCompleted: { zh: '基本完成', en: 'basically completed' },
  notCompleted: { zh: '未完成', en: 'not completed' },
} as const satisfies Record<Verdict, Bilingual>

/** The word for each status of a closure request. */
export const closureStatusLabels = {
  pending: { zh: '审核中', en: 'Being checked' },
  approved: { zh: '已同意', en: 'Approved' },
  returned: { zh: '已退回', en: 'Returned' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<ClosureRequest['status'], Bilingual>
