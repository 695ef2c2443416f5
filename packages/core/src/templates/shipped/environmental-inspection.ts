import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { grades, ladders, lists, stages } from './parts.ts'

export const environmentalInspection: TemplateVersion = {
  id: id<'template'>('cda1b181-e363-5c05-8cba-2ddd43dee820'),
  version: 1,
  template: {
    name: { zh: '生态环境保护督察整改', en: 'Environmental inspection follow-up' },
    source: { zh: '环保督察', en: 'Environmental inspection' },
    note: {
      zh: '整改方案的报送期限和销号程序因层级而异（如申请、现场核查、签字、公示），请核对现行规定后使用。',
      en: 'When the plan is due and how an item is taken off the list differ by level: check the current text.',
    },
    notice: { rectification: '生态环境保护督察整改', took: '开展了生态环境保护督察', opinion: '督察意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 20, approving: 10, rectifying: 150, reporting: 30 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders,
  },
}
