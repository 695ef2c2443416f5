import { id } from '../../kernel/id.ts'
import type { TemplateVersion } from '../template.ts'
import { grades, ladders, lists, stages } from './parts.ts'

export const peoplesCongress: TemplateVersion = {
  id: id<'template'>('006c6e17-ad1e-5df2-882e-391dbbe2c1a6'),
  version: 1,
  template: {
    name: { zh: '人大审议意见办理', en: 'Follow-up of the people’s congress' },
    source: { zh: '人大审议意见', en: 'People’s congress' },
    note: {
      zh: '依据《各级人民代表大会常务委员会监督法》：审计查出问题整改情况的报告一般在六个月内听取。请核对现行规定后使用。',
      en: 'Rests on the law on supervision: the report on audit rectification is heard within six months as a rule. Check the current text.',
    },
    notice: { rectification: '审议意见办理', took: '进行了审议', opinion: '审议意见' },
    lists,
    documents: [],
    stages: stages({ drafting: 20, approving: 10, rectifying: 120, reporting: 10 }),
    grades,
    lights: { dueSoonDays: 10 },
    ladders,
  },
}
