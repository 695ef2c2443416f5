import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'

/** An open object at a place of its list, called by its place. */
export function aListItem(ordinal: number, more: Partial<ListItemView> = {}): ListItemView {
  return {
    id: id<'listItem'>(`00000000-0000-7000-8000-${String(ordinal).padStart(12, '0')}`),
    ordinal,
    number: String(ordinal),
    name: `企业${ordinal}`,
    place: '东港路',
    responsible: null,
    responsibleWords: '',
    dueOn: null,
    status: 'open',
    isLate: false,
    reason: null,
    said: null,
    back: null,
    signed: [],
    waitsFor: null,
    version: 1,
    can: [],
    ...more,
  }
}
