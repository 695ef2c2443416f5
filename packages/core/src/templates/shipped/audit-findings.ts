import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { grades, ladders, lists, stages } from './parts.ts'

export const auditFindings: TemplateVersion = {
  id: id<'template'>('b5c29098-c7a2-5b9f-8f01-7f34e5570795'),
  version: 1,
  template: {
    name: { zh: '审计整改', en: 'Audit follow-up' },
    source: { zh: '审计', en: 'Audit' },
    note: {
      zh: '依据《审计法》第五十二条：被审计单位应当按规定时间整改并报告、公布。具体期限以审计报告和当地规定为准，请核对现行规定后使用。',
      en: 'Rests on the audit law, Art. 52: rectified in time, reported and published. The audit report and local rules set the limits: check the current text.',
    },
    notice: { rectification: '审计整改', took: '进行了审计', opinion: '审计意见' },
    lists,
    documents: ['auditReport'],
    stages: stages({ drafting: 20, approving: 10, rectifying: 50, reporting: 10 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders,
  },
}
