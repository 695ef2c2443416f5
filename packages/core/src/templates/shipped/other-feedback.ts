import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { grades, ladders, lists, stages } from './parts.ts'

export const otherFeedback: TemplateVersion = {
  id: id<'template'>('02cb5e48-97b9-5442-a5aa-1bde2e7cad0d'),
  version: 1,
  template: {
    name: { zh: '其他整改', en: 'Other rectification' },
    source: { zh: '其他', en: 'Other' },
    note: {
      zh: '期限以反馈或交办文件为准，请核对后使用。',
      en: 'The feedback itself sets the limits: check its text.',
    },
    notice: { rectification: '整改', took: '进行了检查', opinion: '反馈意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 10, approving: 10, rectifying: 60, reporting: 10 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders,
  },
}
