import type { PersonId } from './id.ts'

/** An event as it was written down: when, as an ISO 8601 instant, and by whom; null where the system itself acted. */
export type Recorded<Event> = {
  readonly event: Event
  readonly at: string
  readonly by: PersonId | null
  /** In whose place, where a deputy acted. */
  readonly inPlaceOf?: PersonId
}

/** Who caused an event that only a person can cause. */
export function personBehind(recorded: Recorded<{ readonly type: string }>): PersonId {
  if (recorded.by === null) throw new Error(`${recorded.event.type} at ${recorded.at} names no person`)
  return recorded.by
}
