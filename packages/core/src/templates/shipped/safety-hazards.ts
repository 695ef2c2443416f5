import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { grades, ladders, lists, stages } from './parts.ts'

export const safetyHazards: TemplateVersion = {
  id: id<'template'>('9b86a474-38b3-59b2-95d5-9f37a6c57584'),
  version: 1,
  template: {
    name: { zh: '安全隐患整改', en: 'Safety hazards' },
    source: { zh: '安全隐患排查', en: 'Safety inspection' },
    note: {
      zh: '重大事故隐患的治理和挂牌督办期限以应急管理部门的现行规定为准，请核对后使用。',
      en: 'The rules on major hazards set the limits: check the current text.',
    },
    notice: { rectification: '安全隐患整改', took: '进行了安全检查', opinion: '检查意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 5, approving: 2, rectifying: 30, reporting: 5 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders,
  },
}
