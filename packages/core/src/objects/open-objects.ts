import type { OpenObjects } from '../claims/closure-request.ts'
import type { PlainDay } from '../kernel/day.ts'
import type { MeasureId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'

/** What a claim has to know of the list of its measure. */
export type ListOfClaim = {
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
  readonly name: string
  readonly unit: string
  /** How many are not crossed off: what was said to be done too. */
  readonly open: number
  /** Whoever said of any object that it is done: they did work of the measure. */
  readonly sayers: readonly PersonId[]
}

/** How many are left, and until when, as whoever claims says it. */
export type SaidOpen = { readonly count: number; readonly until: PlainDay }

/** Why a measure is not claimed with what is left on its list. */
export type OpenObjectsRefusal = Refusal<'OBJECTS_OPEN' | 'OBJECTS_OPEN_OTHERWISE' | 'OBJECTS_OPEN_PAST'>

/**
 * What a claim holds of what is left: nothing where all is crossed off. It has to name how many that are and until when, so that
 * nobody signs that a measure is done of which a part is not.
 */
export function openObjectsIn(
  list: ListOfClaim | null,
  said: SaidOpen | undefined,
  today: PlainDay | undefined,
): Result<OpenObjects | null, OpenObjectsRefusal> {
  const open = list?.open ?? 0
  const place =
    list === null
      ? undefined
      : ({
          kind: 'measure',
          rectificationId: list.rectificationId,
          measureId: list.measureId,
          field: 'openObjects',
        } as const)
  const placed = { params: { open }, ...(place && { place }) }
  if (said === undefined) return open === 0 ? ok(null) : refuse({ code: 'OBJECTS_OPEN', ...placed })
  if (list === null || said.count !== open) return refuse({ code: 'OBJECTS_OPEN_OTHERWISE', ...placed })
  if (open === 0) return ok(null)
  if (today !== undefined && said.until < today) return refuse({ code: 'OBJECTS_OPEN_PAST', ...placed })
  return ok({ count: open, until: said.until, name: list.name, unit: list.unit })
}
