import type { Kind } from '../kernel/kind.ts'
import { evolveTakeOver, type TakeOver, type TakeOverEvent } from './take-over.ts'

/** Lists of what was done before as a kind of record. */
export const takeOverKind: Kind<'takeOver', TakeOver, TakeOverEvent> = {
  name: 'takeOver',
  chain: 'rectification',
  evolve: evolveTakeOver,
  duties: {
    lister: {
      of: 'person',
      label: { zh: '本人提出、待确认的建档前已销号清单', en: 'lists of what was done before that they sent' },
      stays: {
        zh: '照常确认；被退回的，由其他工作专班成员修改。',
        en: 'They are confirmed as usual; what is returned is put right by another coordinator.',
      },
    },
  },
  words: {
    'takeOver.listed': { zh: '提出建档前已销号清单', en: 'List of what was done before made' },
    'takeOver.listChanged': { zh: '修改建档前已销号清单', en: 'List of what was done before changed' },
    'takeOver.confirmed': { zh: '确认建档前已销号清单', en: 'List of what was done before confirmed' },
    'takeOver.returned': { zh: '退回建档前已销号清单', en: 'List of what was done before returned' },
    'takeOver.withdrawn': { zh: '撤回建档前已销号清单', en: 'List of what was done before withdrawn' },
  },
  tell: {
    'takeOver.listed': { rectificationId: 'untold', takeOverId: 'untold', items: 'untold' },
    'takeOver.listChanged': { items: 'untold' },
    'takeOver.confirmed': {},
    'takeOver.returned': { reason: 'words' },
    'takeOver.withdrawn': {},
  },
}
