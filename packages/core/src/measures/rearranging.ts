import { type Finding, isOpenFinding } from '../findings/finding.ts'
import { findingStandingParams } from '../findings/labels.ts'
import type { RectificationId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { measureStandingParams } from './labels.ts'
import { canBeVoided, isChecked, type MeasureFacts } from './measure.decide.ts'
import type { Measure } from './measure.ts'

/** In which way a measure or finding is put somewhere else, or made into more or fewer. */
export type Rearranging = 'move' | 'split' | 'merge'

/** Why something cannot be moved, split or merged now. */
export type RearrangingRefusal = Refusal<
  | 'CLAIM_WAITS'
  | 'NOT_IN_STATUS'
  | 'FINDING_NOT_OPEN'
  | 'REASON_MISSING'
  | 'VERSION_CONFLICT'
  | 'FURTHER_ALREADY'
  | 'FURTHER_LINKED'
  | 'OBJECT_LIST_STAYS'
>

/**
 * Why a measure cannot be moved, split or merged now; null where it can. What is closed is moved as it is, but made into no other:
 * its claim was about that very one.
 */
export function measureRefusal(
  measure: Measure,
  facts: MeasureFacts,
  what: Rearranging,
): RearrangingRefusal | null {
  const { rectificationId, id: measureId, findingId, status } = measure
  const place = { kind: 'measure', rectificationId, measureId } as const
  if (isChecked(measure, facts)) return { code: 'CLAIM_WAITS', place }
  const isFit = what === 'move' ? status !== 'voided' : canBeVoided(measure)
  if (!isFit) {
    return {
      code: 'NOT_IN_STATUS',
      params: measureStandingParams(measure),
      place,
    }
  }
  if (isOpenFinding(facts.findingStatus)) return null
  return { code: 'FINDING_NOT_OPEN', place: { kind: 'finding', rectificationId, findingId } }
}

/** Why a finding cannot be moved, split or merged now; null where it can. */
export function findingRefusal(finding: Finding, what: Rearranging): RearrangingRefusal | null {
  const { rectificationId, id: findingId, status } = finding
  const place = { kind: 'finding', rectificationId, findingId } as const
  if (status === 'submitted') return { code: 'CLAIM_WAITS', place }
  if (what === 'move' || isOpenFinding(status)) return null
  return {
    code: 'NOT_IN_STATUS',
    params: findingStandingParams(finding),
    place,
  }
}

/** Which rectifications there are links to that were voided as a whole: nobody can take those off any more, and they mean nothing. */
export type Gone = { readonly gone: readonly RectificationId[] }

/**
 * Why something that has links to findings or measures elsewhere does not become a part of another; null where it has none. Who may
 * merge need not have a say where it is linked to, so that nothing is carried over for them.
 */
export function linkedRefusal(
  others: readonly (Finding | Measure)[],
  { gone }: Gone,
): Refusal<'FURTHER_LINKED'> | null {
  const links = others
    .flatMap(({ further }) => further.map(({ rectificationId }) => rectificationId))
    .filter((one) => !gone.includes(one)).length
  return links === 0 ? null : { code: 'FURTHER_LINKED', params: { links } }
}
