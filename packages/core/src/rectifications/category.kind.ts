import type { Kind } from '../kernel/kind.ts'
import { type Category, type CategoryEvent, evolveCategory } from './rectification.ts'

/** Categories as a kind of record. */
export const categoryKind: Kind<'category', Category, CategoryEvent> = {
  name: 'category',
  chain: 'rectification',
  evolve: evolveCategory,
  duties: {},
  words: {
    'category.added': { zh: '新增类别', en: 'Category added' },
  },
  tell: {
    'category.added': { rectificationId: 'untold', ordinal: 'untold', categoryId: 'untold', name: 'words' },
  },
}
