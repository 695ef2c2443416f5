import type { Measure } from '@bihuan/core/measures/measure.ts'
import { type Counting, counting } from '../kernel/counting.ts'

/** Under whom measures are counted that nobody owns yet: a key holds no null. */
export const nobodyId = '00000000-0000-0000-0000-000000000000'

/** What is counted of measures. Numbers of a further cut are a table and an entry here. */
export const measureCounts: readonly Counting<Measure>[] = [
  counting({
    table: 'measure_counts',
    of: 'rectification',
    columns: {
      rectification_id: 'key',
      owner_id: 'key',
      status: 'key',
      measures: 'number',
      closed_before: 'number',
    },
    rowOf: (measure: Measure) => ({
      rectification_id: measure.rectificationId,
      ...ofOwner(measure, measure.ownerId ?? nobodyId),
    }),
  }),
  counting({
    table: 'body_counts',
    of: 'body',
    columns: {
      rectification_id: 'key',
      owner_id: 'key',
      status: 'key',
      measures: 'number',
      closed_before: 'number',
    },
    rowOf: (measure: Measure) =>
      measure.ownerId === null
        ? null
        : { rectification_id: measure.rectificationId, ...ofOwner(measure, measure.ownerId) },
  }),
  counting({
    table: 'organization_counts',
    of: 'house',
    columns: { owner_id: 'key', status: 'key', measures: 'number', closed_before: 'number' },
    rowOf: (measure: Measure) => (measure.ownerId === null ? null : ofOwner(measure, measure.ownerId)),
  }),
]

function ofOwner<Owner extends string>(measure: Measure, ownerId: Owner) {
  const isClosedBefore = measure.status === 'closed' && measure.before !== null
  return { owner_id: ownerId, status: measure.status, measures: 1, closed_before: isClosedBefore ? 1 : 0 }
}
