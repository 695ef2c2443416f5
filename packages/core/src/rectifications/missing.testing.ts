import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import type { FindingToPlan, MeasureToPlan } from './missing.ts'

/** A measure that lacks nothing. */
export function aMeasure(changes: Partial<MeasureToPlan> = {}): MeasureToPlan {
  return {
    id: sampleId<'measure'>(1),
    ordinal: 2,
    words: '补齐台账',
    isClosed: false,
    hasOwner: true,
    hasHandler: true,
    dueOn: day('2026-03-20'),
    isImmediate: false,
    isContinuous: false,
    checkInEvery: 'none',
    hasTeam: false,
    ...changes,
  }
}

/** A finding that lacks nothing. */
export function aFinding(changes: Partial<FindingToPlan> = {}): FindingToPlan {
  return {
    id: sampleId<'finding'>(1),
    ordinal: 3,
    words: '台账不全',
    isClosed: false,
    demands: undefined,
    isSignedByPrincipal: true,
    hasOwnLeader: true,
    isLedByPrincipal: true,
    hasTeam: true,
    wasDealtWith: true,
    furtherMeasures: 0,
    measures: [aMeasure()],
    ...changes,
  }
}
