import type { Machine } from '../kernel/kind.ts'
import { roleLabels } from '../people/labels.ts'
import { decideObjectList, type ObjectListCommand, type ObjectListFacts } from './object-list.decide.ts'
import { evolveObjectList, type ObjectList, type ObjectListEvent } from './object-list.ts'

const objects = { label: { zh: '对象', en: 'objects' } } as const
const nameWords = { label: { zh: '名称', en: 'name' } } as const
const unitWords = { label: { zh: '单位', en: 'unit' } } as const
const moved = { itemIds: 'untold', told: objects, counts: 'untold' } as const
const movedBack = { ...moved, reason: 'words' } as const

/** Lists of objects as a kind of record. */
export const objectListKind: Machine<
  'objectList',
  ObjectList,
  ObjectListEvent,
  ObjectListCommand,
  ObjectListFacts
> = {
  name: 'objectList',
  chain: 'rectification',
  decide: decideObjectList,
  evolve: evolveObjectList,
  duties: {
    responsible: {
      of: 'person',
      label: { zh: '有其负责对象的清单', en: 'lists with objects that they answer for' },
      stays: null,
    },
  },
  words: {
    'objectList.begun': { zh: '建立对象清单', en: 'List of objects begun' },
    'objectList.renamed': { zh: '修改对象清单名称', en: 'List of objects renamed' },
    'objectList.itemsAdded': { zh: '增加对象', en: 'Objects added' },
    'objectList.itemsChanged': { zh: '修改对象', en: 'Objects changed' },
    'objectList.itemsSaidDone': { zh: '对象报完成', en: 'Objects said to be done' },
    'objectList.itemsSigned': { zh: '核销对象', en: 'Objects crossed off' },
    'objectList.lateExplained': { zh: '说明逾期原因', en: 'Said why it is late', isBackward: true },
    'objectList.itemsReturned': { zh: '退回对象', en: 'Objects sent back', isBackward: true },
    'objectList.itemsReopened': { zh: '重新打开对象', en: 'Objects reopened', isBackward: true },
    'objectList.itemsVoided': { zh: '作废对象', en: 'Objects voided', isBackward: true },
  },
  tell: {
    'objectList.begun': {
      objectListId: 'untold',
      rectificationId: 'untold',
      measureId: 'untold',
      name: nameWords,
      unit: unitWords,
    },
    'objectList.renamed': { changes: { each: { name: nameWords, unit: unitWords } } },
    'objectList.itemsAdded': { items: 'untold', told: objects, counts: 'untold' },
    'objectList.itemsChanged': { items: 'untold', told: objects },
    'objectList.lateExplained': { reason: 'words' },
    'objectList.itemsSaidDone': { ...moved, sayingId: 'untold', text: 'words', evidence: 'files' },
    'objectList.itemsSigned': {
      ...moved,
      rung: { label: { zh: '核销环节', en: 'rung' }, values: roleLabels },
      isLast: 'untold',
    },
    'objectList.itemsReturned': movedBack,
    'objectList.itemsReopened': movedBack,
    'objectList.itemsVoided': movedBack,
  },
}
