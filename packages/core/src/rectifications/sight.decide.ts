import { day, isDay, type PlainDay } from '../kernel/day.ts'
import type { PersonId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Person } from '../people/people.events.ts'
import type { GivenSight, Rectification } from './rectification.ts'
import type { RectificationEvent } from './rectification.events.ts'

/** Why nobody is given a rectification to read. */
export type SightRefusal = Refusal<
  | 'SIGHT_SELF'
  | 'SIGHT_WITHOUT_ACCOUNT'
  | 'SIGHT_WITH_POST'
  | 'SIGHT_DAY_UNFIT'
  | 'SIGHTS_FULL'
  | 'TERM_REVERSED'
>

/** What is known of who is to read it. */
export type Reader = Pick<Person, 'id' | 'isDeactivated' | 'appointments'> & {
  /** Whether they are to act in somebody's place, today or later. */
  readonly isDeputy: boolean
}

/** So many read one rectification from outside at most. */
export const mostReviewers = 50

/** The last day until which somebody can be given something to read: the same day a year later. */
export function lastSightDay(today: PlainDay): PlainDay {
  const sameDay = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
  return isDay(sameDay) ? sameDay : day(`${sameDay.slice(0, 4)}-02-28`)
}

/**
 * Gives somebody who holds no post a rectification to read; another time instead of what they were given before.
 *
 * @param facts the person of the given account, null where it is nobody's, and who gives it.
 */
export function giveSight(
  { sights }: Pick<Rectification, 'sights'>,
  wanted: Omit<GivenSight, 'personId'>,
  facts: { readonly reader: Reader | null; readonly by: PersonId; readonly today: PlainDay },
): Result<RectificationEvent[], SightRefusal> {
  const { reader, by, today } = facts
  const last = lastSightDay(today)
  if (wanted.to < wanted.from) return refuse({ code: 'TERM_REVERSED' })
  if (wanted.to < today || wanted.to > last) return refuse({ code: 'SIGHT_DAY_UNFIT', params: { last } })
  if (reader === null || reader.isDeactivated) return refuse({ code: 'SIGHT_WITHOUT_ACCOUNT' })
  if (reader.id === by) return refuse({ code: 'SIGHT_SELF' })
  const hasPost = reader.appointments.some(({ to }) => to === null || today <= to)
  if (hasPost || reader.isDeputy) return refuse({ code: 'SIGHT_WITH_POST' })
  const before = sights.find(({ personId }) => personId === reader.id)
  if (before === undefined && sights.length >= mostReviewers)
    return refuse({ code: 'SIGHTS_FULL', params: { limit: mostReviewers } })
  const { from, to, extent } = wanted
  if (before?.from === from && before.to === to && before.extent === extent) return ok([])
  return ok([{ type: 'rectification.sightGiven', personId: reader.id, from, to, extent }])
}

/** Ends what somebody was given to read; nothing where it has ended. */
export function endSight(
  { sights }: Pick<Rectification, 'sights'>,
  personId: PersonId,
): RectificationEvent[] {
  return sights.some((sight) => sight.personId === personId)
    ? [{ type: 'rectification.sightEnded', personId }]
    : []
}
