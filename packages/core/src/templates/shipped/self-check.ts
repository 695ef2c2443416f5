import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { grades, ladders, lists, stages } from './parts.ts'

export const selfCheck: TemplateVersion = {
  id: id<'template'>('4fc7f2dc-7151-568d-9d93-2067b59ac833'),
  version: 1,
  template: {
    name: { zh: '自查整改', en: 'Self-check' },
    source: { zh: '自查', en: 'Self-check' },
    note: {
      zh: '期限由本单位自定；请按单位制度核对后使用。',
      en: 'The house sets the limits itself: check its own rules.',
    },
    notice: { rectification: '自查整改', took: '组织了自查', opinion: '自查意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 10, approving: 5, rectifying: 60, reporting: 5 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders,
  },
}
