import type { Kind } from '../kernel/kind.ts'
import { evolveOrganization, type Organization, type OrganizationEvent } from './people.events.ts'

/** Organizations as a kind of record. */
export const organizationKind: Kind<'organization', Organization, OrganizationEvent> = {
  name: 'organization',
  chain: 'people',
  evolve: evolveOrganization,
  duties: {
    alone: {
      of: 'person',
      label: { zh: '只有其一人担任的职务', en: 'posts that nobody else holds' },
      stays: {
        zh: '由管理员另行任命；未任命前，轮到这一级的销号申请须指定代审人。',
        en: 'The administrator appoints somebody else; until then a claim that comes to this rung needs a stand-in.',
      },
    },
    below: {
      of: 'organization',
      label: { zh: '下级单位', en: 'organizations below it' },
      stays: { zh: '由管理员移到其他单位之下，或先行撤并。', en: 'The administrator moves or closes them.' },
    },
    held: {
      of: 'organization',
      label: { zh: '在该单位任职的人员', en: 'people who hold posts there' },
      stays: {
        zh: '撤并时由管理员一并转任或免去。',
        en: 'The administrator moves or ends their posts when it is closed.',
      },
    },
  },
  words: {
    'organization.established': { zh: '新增单位', en: 'Organization added' },
    'organization.added': { zh: '新增单位', en: 'Organization added' },
    'organization.renamed': { zh: '单位更名', en: 'Organization renamed' },
    'organization.moved': { zh: '调整上级单位', en: 'Organization moved' },
    'organization.handedOver': { zh: '移交', en: 'Handed over' },
    'organization.closed': { zh: '撤并单位', en: 'Organization closed' },
    'organization.kindChanged': { zh: '调整单位类型', en: 'Kind of organization changed' },
    'organization.endSet': { zh: '专班的结束日', en: 'End of a team set' },
  },
  tell: {
    'organization.established': {
      organizationId: 'untold',
      name: 'words',
      parentId: 'untold',
      kind: 'untold',
    },
    'organization.added': { organizationId: 'untold', name: 'words', parentId: 'untold' },
    'organization.renamed': { name: 'words' },
    'organization.moved': { parentId: 'untold' },
    'organization.handedOver': { reason: 'words', parts: 'untold' },
    'organization.closed': { on: 'untold', how: 'untold', successorIds: 'untold', reason: 'words' },
    'organization.kindChanged': { kind: 'untold' },
    'organization.endSet': { endsOn: 'untold' },
  },
}
