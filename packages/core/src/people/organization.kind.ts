import type { Kind } from '../kernel/kind.ts'
import { evolveOrganization, type Organization, type OrganizationEvent } from './people.events.ts'

/** Organizations as a kind of record. */
export const organizationKind: Kind<'organization', Organization, OrganizationEvent> = {
  name: 'organization',
  chain: 'people',
  evolve: evolveOrganization,
  words: {
    'organization.added': { zh: '新增单位', en: 'Organization added' },
  },
  tell: {
    'organization.added': { organizationId: 'untold', name: 'words', parentId: 'untold' },
  },
}
