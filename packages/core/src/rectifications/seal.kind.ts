import type { Kind } from '../kernel/kind.ts'
import { roleLabels } from '../people/labels.ts'
import { evolveSeal, type Seal, type SealEvent } from './seal.ts'

const askedAs = { label: { zh: '申请身份', en: 'asked as' }, values: roleLabels }

/** Seals on files as a kind of record. */
export const sealKind: Kind<'seal', Seal, SealEvent> = {
  name: 'seal',
  chain: 'rectification',
  evolve: evolveSeal,
  duties: {
    asker: {
      of: 'person',
      label: {
        zh: '本人申请、待确认的封存或解除封存',
        en: 'files that they asked to be sealed, or shown again',
      },
      stays: {
        zh: '照常由另一方确认；不再需要的，由另一方不同意。',
        en: 'They are decided by the other role as usual, which refuses what is no longer wanted.',
      },
    },
  },
  words: {
    'seal.asked': { zh: '申请封存文件', en: 'Sealing of a file asked for' },
    'seal.confirmed': { zh: '确认封存文件', en: 'File sealed' },
    'seal.refused': { zh: '不同意封存文件', en: 'Sealing of a file refused', isBackward: true },
    'seal.withdrawn': { zh: '撤回封存申请', en: 'Sealing of a file no longer asked for' },
    'seal.liftAsked': { zh: '申请解除封存', en: 'Lifting of a seal asked for' },
    'seal.lifted': { zh: '解除文件封存', en: 'Seal lifted' },
    'seal.kept': { zh: '不同意解除封存', en: 'Lifting of a seal refused', isBackward: true },
    'seal.liftWithdrawn': { zh: '撤回解除封存申请', en: 'Lifting of a seal no longer asked for' },
  },
  tell: {
    'seal.asked': {
      sealId: 'untold',
      rectificationId: 'untold',
      fileId: 'untold',
      sha256: 'untold',
      measureId: 'untold',
      askedAs,
      reason: 'words',
    },
    'seal.confirmed': {},
    'seal.refused': { reason: 'words' },
    'seal.withdrawn': {},
    'seal.liftAsked': { askedAs, reason: 'words' },
    'seal.lifted': {},
    'seal.kept': { reason: 'words' },
    'seal.liftWithdrawn': {},
  },
}
