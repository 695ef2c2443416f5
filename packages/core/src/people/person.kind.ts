import type { Kind } from '../kernel/kind.ts'
import { evolvePerson, type Person, type PersonEvent } from './people.events.ts'

/** Persons as a kind of record. */
export const personKind: Kind<'person', Person, PersonEvent> = {
  name: 'person',
  chain: 'people',
  evolve: evolvePerson,
  duties: {},
  words: {
    'person.added': { zh: '新增人员', en: 'Added' },
    'person.renamed': { zh: '更名', en: 'Renamed' },
    'person.accountOpened': { zh: '开通账号', en: 'Account opened' },
    'person.appointed': { zh: '调整职务', en: 'Appointed' },
    'person.appointedForTerms': { zh: '调整职务（含任期）', en: 'Appointed for a term' },
    'person.passwordReset': { zh: '重置密码', en: 'Password reset' },
    'person.passwordRenewed': { zh: '重置密码', en: 'Password reset' },
    'person.confirmed': { zh: '确认本人', en: 'Confirmed' },
    'person.deactivated': { zh: '停用账号', en: 'Account ended' },
    'person.reactivated': { zh: '恢复账号', en: 'Account reopened' },
    'person.handedOver': { zh: '移交', en: 'Handed over' },
  },
  tell: {
    'person.added': { personId: 'untold', name: 'words', username: 'untold', appointments: 'untold' },
    'person.renamed': { name: 'words' },
    'person.accountOpened': { username: 'untold' },
    'person.appointed': { appointments: 'untold' },
    'person.appointedForTerms': { appointments: 'untold' },
    'person.passwordReset': {},
    'person.passwordRenewed': {},
    'person.confirmed': {},
    'person.deactivated': {},
    'person.reactivated': {},
    'person.handedOver': { reason: 'words', parts: 'untold' },
  },
}
