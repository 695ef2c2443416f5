import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { auditLadders, grades, lists, stages } from './parts.ts'

export const correctiveAction: TemplateVersion = {
  id: id<'template'>('a43a5a61-7ef3-5442-840d-f20a44c5d215'),
  version: 1,
  template: {
    name: { zh: '纠正措施计划', en: 'Corrective action plan' },
    source: { zh: '不符合项', en: 'Nonconformity' },
    note: {
      zh: '参照管理体系审核的纠正措施要求；期限以审核方和本单位程序文件为准，请核对后使用。',
      en: 'Follows what audits of management systems ask of corrective action. The auditor and the house set the limits: check the current text.',
    },
    notice: { rectification: '纠正措施落实', took: '进行了审核', opinion: '审核意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 10, approving: 5, rectifying: 60, reporting: 5 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders: auditLadders,
  },
}
