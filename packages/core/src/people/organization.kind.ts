import type { Kind } from '../kernel/kind.ts'
import { evolveOrganization, type Organization, type OrganizationEvent } from './people.events.ts'

/** Organizations as a kind of record. */
export const organizationKind: Kind<'organization', Organization, OrganizationEvent> = {
  name: 'organization',
  chain: 'people',
  evolve: evolveOrganization,
  words: {
    'organization.added': { zh: '新增单位', en: 'Organization added' },
    'organization.renamed': { zh: '单位更名', en: 'Organization renamed' },
    'organization.moved': { zh: '调整上级单位', en: 'Organization moved' },
  },
  tell: {
    'organization.added': { organizationId: 'untold', name: 'words', parentId: 'untold' },
    'organization.renamed': { name: 'words' },
    'organization.moved': { parentId: 'untold' },
  },
}
