import type { Kind } from '../kernel/kind.ts'
import { evolvePerson, type Person, type PersonEvent } from './people.events.ts'

/** Persons as a kind of record. */
export const personKind: Kind<'person', Person, PersonEvent> = {
  name: 'person',
  chain: 'people',
  evolve: evolvePerson,
  duties: {
    deputies: {
      of: 'person',
      label: {
        zh: '代理关系（本人的代理人，或代他人）',
        en: 'deputies of theirs, and posts that they have as a deputy',
      },
      stays: {
        zh: '由本人或管理员结束；职务终止或账号停用后自行失效。',
        en: 'They or the administrator end it; it ends by itself with the post or the account.',
      },
    },
    liaisons: {
      of: 'person',
      label: {
        zh: '联络员（本人的，或任他人的）',
        en: 'liaisons of theirs, and leaders whose liaison they are',
      },
      stays: {
        zh: '由领导本人或管理员另行指定；接手的领导须重新指定联络员。',
        en: 'The leader or the administrator names somebody else; whoever leads next names liaisons of their own.',
      },
    },
  },
  words: {
    'person.added': { zh: '新增人员', en: 'Added' },
    'person.renamed': { zh: '更名', en: 'Renamed' },
    'person.accountOpened': { zh: '开通账号', en: 'Account opened' },
    'person.appointed': { zh: '调整职务', en: 'Appointed' },
    'person.appointedForTerms': { zh: '调整职务（含任期）', en: 'Appointed for a term' },
    'person.lent': { zh: '借出到专班', en: 'Lent to a team' },
    'person.deputyNamed': { zh: '指定代理人', en: 'Deputy named' },
    'person.deputyEnded': { zh: '提前结束代理', en: 'Deputy ended early' },
    'person.liaisonNamed': { zh: '指定联络员', en: 'Liaison named' },
    'person.liaisonDismissed': { zh: '不再任联络员', en: 'Liaison dismissed' },
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
    'person.lent': { teamId: 'untold', lenderId: 'untold' },
    'person.deputyNamed': {
      deputyId: 'untold',
      personId: 'untold',
      organizationId: 'untold',
      role: 'untold',
      from: 'untold',
      to: 'untold',
    },
    'person.deputyEnded': { deputyId: 'untold' },
    'person.liaisonNamed': { liaisonId: 'untold' },
    'person.liaisonDismissed': { liaisonId: 'untold' },
    'person.passwordReset': {},
    'person.passwordRenewed': {},
    'person.confirmed': {},
    'person.deactivated': {},
    'person.reactivated': {},
    'person.handedOver': { reason: 'words', parts: 'untold' },
  },
}
