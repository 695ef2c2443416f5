import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { auditLadders, grades, lists, stages } from './parts.ts'

export const internalAudit: TemplateVersion = {
  id: id<'template'>('0e37dbc0-f72e-5ac9-a708-2a129333e89c'),
  version: 1,
  template: {
    name: { zh: '内部审计整改', en: 'Internal audit follow-up' },
    source: { zh: '内部审计', en: 'Internal audit' },
    note: {
      zh: '参照国际内部审计准则：跟踪至完成，或由管理层接受风险。期限以本单位内部审计制度为准，请核对后使用。',
      en: 'Follows the standards for internal audit: followed up until done, or until management accepts the risk. The house sets the limits: check its current rules.',
    },
    notice: { rectification: '内部审计整改', took: '进行了内部审计', opinion: '内部审计意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 20, approving: 10, rectifying: 90, reporting: 10 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders: auditLadders,
  },
}
