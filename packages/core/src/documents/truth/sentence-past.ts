import type { PlainDay } from '../../kernel/day.ts'
import type { CountedMark, CountedRecord, CountedRecords } from './counted-records.ts'

const kept: readonly CountedMark[] = ['immediate', 'timeBound', 'continuous', 'nobodys']

/**
 * The records as they stood on a day before, as far as they tell: what was closed by then, late, or waited. What was begun by then no
 * record tells. Null where the day of a closing is not known.
 *
 * @param by until when a measure that was put off meanwhile or before was due: its first day or its last
 */
export function asOf(
  counted: CountedRecords,
  day: PlainDay,
  by: 'first' | 'last' = 'first',
): CountedRecords | null {
  const measures = counted.records.filter(({ thing }) => thing === 'measure')
  const ends = counted.records.filter(({ thing }) => thing === 'measure' || thing === 'finding')
  const isUnknown = ({ marks, closedOn = null }: CountedRecord): boolean =>
    marks.includes('reopened') || (marks.includes('closed') && closedOn === null)
  if (day >= counted.today || ends.some(isUnknown)) return null
  const claims = counted.records.flatMap((one) => claimThen(one, day))
  const waiting = new Set(
    claims.flatMap(({ marks, aboutId = '' }) => (marks.includes('waiting') ? [aboutId] : [])),
  )
  const isUndecided = ({ thing, marks, decidedOn = null }: CountedRecord): boolean =>
    thing === 'claim' && marks.includes('returned') && decidedOn === null
  const then = measures.map((one) => measureThen(one, { day, waiting, by }))
  const findings = counted.records.flatMap((one): CountedRecord[] => {
    if (one.thing !== 'finding') return []
    const isClosed = isBy(one.closedOn, day)
    const isLate = then.some(({ findingId, marks }) => findingId === one.record.id && marks.includes('late'))
    const marks: CountedMark[] = isClosed ? ['closed', 'completed', 'decided'] : ['open', 'notCompleted']
    return [
      { ...one, marks: [...marks, ...(isLate ? (['late'] as const) : (['notLate', 'inTime'] as const))] },
    ]
  })
  const unknown: readonly CountedMark[] = [
    ...begun,
    ...(counted.records.some(isUndecided) ? (['waiting', 'returned'] as const) : []),
  ]
  const others = counted.records.filter(({ thing }) => thing === 'category')
  return { ...counted, records: [...others, ...findings, ...then, ...claims], unknown }
}

const begun: readonly CountedMark[] = [
  'started',
  'planned',
  'underway',
  'going',
  'reopened',
  'extended',
  'asked',
  'basicallyCompleted',
]

function isBy(closedOn: PlainDay | null | undefined, day: PlainDay): boolean {
  return closedOn !== null && closedOn !== undefined && closedOn <= day
}

function measureThen(
  one: CountedRecord,
  {
    day,
    waiting,
    by,
  }: { readonly day: PlainDay; readonly waiting: ReadonlySet<string>; readonly by: 'first' | 'last' },
): CountedRecord {
  const marks = one.marks.filter((mark) => kept.includes(mark))
  if (isBy(one.closedOn, day))
    return { ...one, marks: [...marks, 'closed', 'completed', 'notLate', 'decided'] }
  const isLate = isDueBefore(by === 'first' ? (one.firstDueOn ?? one.dueOn) : one.dueOn, day)
  const is = waiting.has(one.record.id) ? (['waiting'] as const) : []
  return {
    ...one,
    marks: [
      ...marks,
      'open',
      'notCompleted',
      ...is,
      ...(isLate ? (['late'] as const) : (['inTime', 'notLate'] as const)),
    ],
  }
}

function isDueBefore(dueOn: PlainDay | null | undefined, day: PlainDay): boolean {
  return dueOn !== null && dueOn !== undefined && dueOn < day
}

function claimThen(one: CountedRecord, day: PlainDay): readonly CountedRecord[] {
  const { thing, claimedOn, decidedOn = null, marks } = one
  if (thing !== 'claim' || claimedOn === undefined || claimedOn > day) return []
  const isDecided = !marks.includes('waiting') && (decidedOn === null || decidedOn <= day)
  return [isDecided ? one : { ...one, marks: ['waiting', 'open'] }]
}
