import type { Kind } from '../kernel/kind.ts'
import { type Category } from './rectification.ts'
import { type CategoryEvent, evolveCategory } from './rectification.events.ts'

/** Categories as a kind of record. */
export const categoryKind: Kind<'category', Category, CategoryEvent> = {
  name: 'category',
  chain: 'rectification',
  evolve: evolveCategory,
  duties: {},
  words: {
    'category.added': { zh: '新增类别', en: 'Category added' },
    'category.renamed': { zh: '类别改名', en: 'Category renamed' },
    'category.moved': { zh: '调整类别位置', en: 'Category moved' },
  },
  tell: {
    'category.added': { rectificationId: 'untold', ordinal: 'untold', categoryId: 'untold', name: 'words' },
    'category.renamed': { name: 'words' },
    'category.moved': { ordinal: { label: { zh: '序号', en: 'place' } } },
  },
}
