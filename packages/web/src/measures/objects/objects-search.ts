import { type ItemStatus, itemStatusLabels } from '@bihuan/core/objects/list-item.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'

/** Which objects are shown, as it stands in the address. */
export type ObjectsSearch = {
  readonly q?: string | undefined
  readonly state?: ItemStatus | undefined
  readonly late?: true | undefined
}

/** Reads an address; what somebody mistyped is no filter. */
export function objectsSearchOf(typed: Readonly<Record<string, unknown>>): ObjectsSearch {
  const words = typeof typed['q'] === 'number' ? String(typed['q']) : typed['q']
  const state = namesOf(itemStatusLabels).find((known) => known === typed['state'])
  return {
    ...(typeof words === 'string' && words !== '' && words.length <= 100 && { q: words }),
    ...(state !== undefined && { state }),
    ...(typed['late'] === true && { late: true }),
  }
}

/** The same as the server is asked for it. */
export function objectsFilter({ q, state, late }: ObjectsSearch): {
  q?: string
  status?: ItemStatus[]
  late?: 'true'
} {
  return {
    ...(q !== undefined && { q }),
    ...(state !== undefined && { status: [state] }),
    ...(late === true && { late: 'true' }),
  }
}
