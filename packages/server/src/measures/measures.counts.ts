import type { Measure } from '@bihuan/core/measures/measure.ts'
import { type Counting, counting } from '../kernel/counting.ts'

/** Under whom measures are counted that nobody owns yet: a key holds no null. */
export const nobodyId = '00000000-0000-0000-0000-000000000000'

/** What is counted of measures. Numbers of a further cut are a table and an entry here. */
export const measureCounts: readonly Counting<Measure>[] = [
  counting({
    table: 'measure_counts',
    of: 'rectification',
    isInSlots: false,
    columns: {
      rectification_id: 'key',
      owner_id: 'key',
      status: 'key',
      measures: 'number',
      closed_before: 'number',
    },
    rowsOf: (measure: Measure) => [
      {
        rectification_id: measure.rectificationId,
        ...ofOwner(measure, measure.ownerId ?? nobodyId),
      },
    ],
  }),
  counting({
    table: 'body_counts',
    of: 'body',
    isInSlots: true,
    columns: {
      rectification_id: 'key',
      owner_id: 'key',
      status: 'key',
      measures: 'number',
      closed_before: 'number',
    },
    rowsOf: (measure: Measure) =>
      measure.ownerId === null
        ? []
        : [{ rectification_id: measure.rectificationId, ...ofOwner(measure, measure.ownerId) }],
  }),
  counting({
    table: 'organization_counts',
    of: 'house',
    isInSlots: true,
    columns: { owner_id: 'key', status: 'key', measures: 'number', closed_before: 'number' },
    rowsOf: (measure: Measure) => (measure.ownerId === null ? [] : [ofOwner(measure, measure.ownerId)]),
  }),
  // Of one person or organization few commands come at once.
  counting({
    table: 'duty_counts',
    of: 'house',
    isInSlots: false,
    columns: {
      holder_id: 'key',
      duty: 'key',
      held_open: 'number',
      held_returned: 'number',
      held_waiting: 'number',
      held_closed: 'number',
    },
    rowsOf: (measure: Measure) =>
      holdersOf(measure).map((holder) => ({
        ...holder,
        ...openOf(measure),
        held_waiting: measure.status === 'submitted' ? 1 : 0,
        held_closed: measure.status === 'closed' ? 1 : 0,
      })),
  }),
  counting({
    table: 'due_counts',
    of: 'house',
    isInSlots: false,
    columns: { holder_id: 'key', duty: 'key', due_on: 'key', held_open: 'number', held_returned: 'number' },
    rowsOf: (measure: Measure) => {
      const { dueOn } = measure
      return dueOn === null || !isStillOpen(measure)
        ? []
        : holdersOf(measure).map((holder) => ({ ...holder, due_on: dueOn, ...openOf(measure) }))
    },
  }),
]

/** Who answers for a measure, and as what. */
function holdersOf({ leaderId, handlerId, ownerId }: Measure) {
  return [
    { holder_id: leaderId, duty: 'led' } as const,
    { holder_id: handlerId, duty: 'handled' } as const,
    { holder_id: ownerId, duty: 'owned' } as const,
  ].flatMap(({ holder_id, duty }) => (holder_id === null ? [] : [{ holder_id, duty }]))
}

function isStillOpen({ status }: Measure): boolean {
  return status !== 'closed' && status !== 'voided'
}

function openOf(measure: Measure) {
  return { held_open: isStillOpen(measure) ? 1 : 0, held_returned: measure.status === 'returned' ? 1 : 0 }
}

function ofOwner<Owner extends string>(measure: Measure, ownerId: Owner) {
  const isClosedBefore = measure.status === 'closed' && measure.before !== null
  return { owner_id: ownerId, status: measure.status, measures: 1, closed_before: isClosedBefore ? 1 : 0 }
}
