import type { Measure, MeasureBeforeVoided } from './measure.ts'

/** What a measure is before it is voided, and becomes again when that is taken back. */
export function beforeVoided(measure: Measure): MeasureBeforeVoided {
  switch (measure.status) {
    case 'planned':
    case 'underway':
      return { status: measure.status }
    case 'returned':
    case 'reopened':
      return { status: measure.status, reason: measure.reason }
    default:
      throw new Error(`measure ${measure.id} was voided while ${measure.status}`)
  }
}
