import type { DomainEvent } from '@bihuan/core/kinds.ts'

/** Events that are written on data from before alone: `old-data.test.ts` has them written. */
export const writtenOnOldData: ReadonlySet<string> = new Set<DomainEvent['type']>(['rectification.bodyGiven'])

/** Events that are only read any more: another type took their place. */
export const noLongerWritten: ReadonlySet<string> = new Set<DomainEvent['type']>([
  'measure.progressReported',
  'person.passwordReset',
  'rectification.created',
  'rectification.opened',
])
