import type { Stated } from './draft.ts'

/** What a document says of who does a measure and until when. */
export type Said = Pick<Stated, 'owners' | 'leader' | 'handlers' | 'dueOn' | 'timeClass'>

/** What the record says of a measure already; what a document says of the finding changes nothing of it. */
export type Held = {
  readonly owner: boolean
  readonly leader: boolean
  readonly handler: boolean
  readonly time: boolean
}

/** The record says nothing yet: the measure is new. */
export const nothingHeld: Held = { owner: false, leader: false, handler: false, time: false }

/**
 * What a document says of a measure: what its own words say, and where they and the record are silent, what it says of
 * the finding. A measure that says anything of its time (“立行立改”, “长期坚持”, “26/12/31”) has no other: the day of the
 * finding, or of another measure, would be untrue. Nothing of one measure ever reaches another.
 */
export function saidOf(measure: Said & Pick<Stated, 'dueRaw'>, finding: Said, held = nothingHeld): Said {
  return {
    owners: measure.owners.length > 0 || held.owner ? measure.owners : finding.owners,
    leader: measure.leader ?? (held.leader ? null : finding.leader),
    handlers: measure.handlers.length > 0 || held.handler ? measure.handlers : finding.handlers,
    ...timeSaid(measure, finding, held),
  }
}

function timeSaid(
  measure: Said & Pick<Stated, 'dueRaw'>,
  finding: Said,
  held: Held,
): Pick<Said, 'dueOn' | 'timeClass'> {
  const { dueOn, dueRaw, timeClass } = measure
  const isSilent = dueOn === null && timeClass === null && (dueRaw ?? '').trim() === ''
  if (isSilent && !held.time) return { dueOn: finding.dueOn, timeClass: finding.timeClass }
  if (timeClass !== null || held.time) return { dueOn, timeClass }
  // What has a day of its own does not go on for good.
  return { dueOn, timeClass: finding.timeClass === 'continuous' ? null : finding.timeClass }
}
