import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { grades, ladders, lists, stages } from './parts.ts'

export const riverByRiver: TemplateVersion = {
  id: id<'template'>('bf48ae01-52f6-5852-9a0e-4990b273de92'),
  version: 1,
  template: {
    name: { zh: '一河一策治理', en: 'Rivers, each by its own plan' },
    source: { zh: '河湖问题排查', en: 'River inspection' },
    note: {
      zh: '目标和期限以当地“一河一策”方案和河湖长制规定为准，请核对现行规定后使用。',
      en: 'Each river’s own plan sets targets and limits: check the current text.',
    },
    notice: { rectification: '河湖问题整改', took: '开展了河湖问题排查', opinion: '反馈意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 20, approving: 10, rectifying: 180, reporting: 10 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders,
  },
}
