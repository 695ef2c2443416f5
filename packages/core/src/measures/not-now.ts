import type { Refusal } from '../kernel/refusal.ts'
import { refuse, type Result } from '../kernel/result.ts'
import { placeOf } from './assignment-missing.ts'
import { measureStandingParams } from './labels.ts'
import type { Measure } from './measure.ts'

type Refused<Code extends Refusal['code']> = Result<never, Refusal<Code>>

/** Whoever checks finds what they read. */
export function claimWaits(measure: Measure): Refused<'CLAIM_WAITS'> {
  return refuse({ code: 'CLAIM_WAITS', place: placeOf(measure) })
}

/** The finding above is claimed, closed or voided. */
export function findingNotOpen({ rectificationId, findingId }: Measure): Refused<'FINDING_NOT_OPEN'> {
  return refuse({ code: 'FINDING_NOT_OPEN', place: { kind: 'finding', rectificationId, findingId } })
}

/** The measure stands otherwise than it would have to. */
export function notInStatus(measure: Measure): Refused<'NOT_IN_STATUS'> {
  return refuse({
    code: 'NOT_IN_STATUS',
    params: measureStandingParams(measure),
    place: placeOf(measure),
  })
}
