import type { Kind } from '../kernel/kind.ts'
import { evolvePlanVersion, type PlanEvent, type PlanVersion } from './plan-version.ts'

/** Versions of plans as a kind of record. */
export const planVersionKind: Kind<'planVersion', PlanVersion, PlanEvent> = {
  name: 'planVersion',
  chain: 'rectification',
  evolve: evolvePlanVersion,
  duties: {},
  words: { 'plan.approved': { zh: '批准整改方案', en: 'Plan approved' } },
  tell: {
    'plan.approved': {
      planVersionId: 'untold',
      rectificationId: 'untold',
      meetingId: 'untold',
      number: { label: { zh: '方案版本', en: 'version of the plan' } },
      approvedOn: { label: { zh: '批准日期', en: 'approved on' } },
      paper: { label: { zh: '批准文件', en: 'paper' } },
      findings: { label: { zh: '所列问题', en: 'findings' } },
      measures: { label: { zh: '所列措施', en: 'measures' } },
      note: 'words',
    },
  },
}
