import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { grades, ladders, lists, stages } from './parts.ts'

export const publicWelfareProjects: TemplateVersion = {
  id: id<'template'>('f803728e-ddd3-5f34-86ad-a0f5558b16e1'),
  version: 1,
  template: {
    name: { zh: '民生实事', en: 'Public welfare projects' },
    source: { zh: '民生实事', en: 'Public welfare' },
    note: {
      zh: '项目和完成时限以年度民生实事项目清单为准，请核对现行规定后使用。',
      en: 'The list of the year sets projects and limits: check the current text.',
    },
    notice: { rectification: '民生实事办理', took: '进行了检查', opinion: '反馈意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 10, approving: 10, rectifying: 300, reporting: 10 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders,
  },
}
