import { personBehind, type Recorded } from '../kernel/recorded.ts'
import type { ImportedReportId, MeasureId, PersonId, RectificationId, TakeOverId } from '../kernel/id.ts'

/** So many measures one list holds. */
export const longestTakeOver = 2000

/** A measure on the list, and the words of the source that call it done. */
export type TakeOverItem = { readonly measureId: MeasureId; readonly importedReportId: ImportedReportId }

type Listing = {
  readonly id: TakeOverId
  readonly rectificationId: RectificationId
  readonly items: readonly TakeOverItem[]
  /** Who listed it as it is now. */
  readonly listedBy: PersonId
  readonly listedAt: string
  /** Whoever ever listed it: none of them confirms it. Nobody leaves this list. */
  readonly listers: readonly PersonId[]
  readonly version: number
}

/**
 * Measures that were done before the record was begun (建档前已销号清单): a coordinator lists them, the principal confirms
 * that very list. Instants are ISO 8601.
 */
export type TakeOver =
  | (Listing & { readonly status: 'pending' })
  | (Listing & {
      readonly status: 'confirmed'
      readonly confirmedBy: PersonId
      readonly confirmedAt: string
    })
  | (Listing & {
      readonly status: 'returned'
      readonly returnedBy: PersonId
      readonly returnedAt: string
      readonly reason: string
    })
  | (Listing & { readonly status: 'withdrawn'; readonly withdrawnAt: string })

/** What can happen to a list. Each event is one journal entry and one step of the version. */
export type TakeOverEvent =
  | {
      readonly type: 'takeOver.listed'
      readonly takeOverId: TakeOverId
      readonly rectificationId: RectificationId
      readonly items: readonly TakeOverItem[]
    }
  | { readonly type: 'takeOver.listChanged'; readonly items: readonly TakeOverItem[] }
  | { readonly type: 'takeOver.confirmed' }
  | { readonly type: 'takeOver.returned'; readonly reason: string }
  | { readonly type: 'takeOver.withdrawn' }

/** The list after an event; the first event makes it. */
export function evolveTakeOver(list: TakeOver | null, recorded: Recorded<TakeOverEvent>): TakeOver {
  const { event, at } = recorded
  const by = personBehind(recorded)
  if (event.type === 'takeOver.listed') {
    if (list !== null) throw new Error(`list ${list.id} was made twice`)
    const { takeOverId, rectificationId, items } = event
    const made = { id: takeOverId, rectificationId, items, listedBy: by, listedAt: at, listers: [by] }
    return { ...made, version: 1, status: 'pending' }
  }
  if (list === null) throw new Error(`${event.type} came before takeOver.listed`)
  const next = { ...listingOf(list), version: list.version + 1 }
  switch (event.type) {
    case 'takeOver.listChanged': {
      const listers = next.listers.includes(by) ? next.listers : [...next.listers, by]
      return { ...next, items: event.items, listedBy: by, listedAt: at, listers, status: 'pending' }
    }
    case 'takeOver.confirmed':
      return { ...next, status: 'confirmed', confirmedBy: by, confirmedAt: at }
    case 'takeOver.returned':
      return { ...next, status: 'returned', returnedBy: by, returnedAt: at, reason: event.reason }
    case 'takeOver.withdrawn':
      return { ...next, status: 'withdrawn', withdrawnAt: at }
    default:
      return event satisfies never
  }
}

// Named one by one: a spread would carry what ends a list into another state.
function listingOf(list: TakeOver): Listing {
  return {
    id: list.id,
    rectificationId: list.rectificationId,
    items: list.items,
    listedBy: list.listedBy,
    listedAt: list.listedAt,
    listers: list.listers,
    version: list.version,
  }
}
