import { type ItemStatus, itemStatusLabels } from '@bihuan/core/objects/list-item.ts'
import { type Id, id, isId } from '@bihuan/core/kernel/id.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import type { ObjectsSearch } from './objects-search.ts'

/** The state that an address names, if there is such a one. */
export function stateOf({ state }: ObjectsSearch): ItemStatus | undefined {
  return namesOf(itemStatusLabels).find((known) => known === state)
}

/** Which objects are shown, as the server is asked for them; nothing in it where all are. */
export type ObjectsFilter = { q?: string; status?: ItemStatus[]; late?: 'true'; responsibleId?: Id<'person'> }

/** The filter that an address asks for. */
export function objectsFilter(search: ObjectsSearch): ObjectsFilter {
  const state = stateOf(search)
  const { q = '' } = search
  const responsibleId = whoIn(search)
  return {
    ...(q !== '' && { q }),
    ...(state !== undefined && { status: [state] }),
    ...(search.late === true && { late: 'true' }),
    ...(responsibleId !== undefined && { responsibleId }),
  }
}

/** The person that an address names, if it is one. */
export function whoIn({ who = '' }: ObjectsSearch): Id<'person'> | undefined {
  return isId(who) ? id<'person'>(who) : undefined
}
