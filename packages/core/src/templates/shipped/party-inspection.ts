import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { grades, ladders, lists, stages } from './parts.ts'

export const partyInspection: TemplateVersion = {
  id: id<'template'>('a4a4c7fe-ae45-5dd7-b663-005bd8279792'),
  version: 1,
  template: {
    name: { zh: '巡察整改', en: 'Inspection follow-up' },
    source: { zh: '巡察/巡视', en: 'Inspection' },
    note: {
      zh: '依据《中国共产党巡视工作条例》（2015 年）第二十七条等：收到反馈后两个月内报送整改情况，主要负责人为第一责任人。2024 年修订和各地期限不一，请核对现行规定后使用。',
      en: 'Rests on the regulations on inspection (2015), Art. 27: the report within two months of the feedback. Revised in 2024, and local limits differ: check the current text.',
    },
    notice: { rectification: '巡察整改', took: '进行了巡察', opinion: '巡察意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 20, approving: 10, rectifying: 25, reporting: 5 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders,
  },
}
