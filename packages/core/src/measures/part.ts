import { type Fields, initialOf, type Values } from '../kernel/field.ts'
import type { MeasureId, OrganizationId, PartId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { Recorded } from '../kernel/recorded.ts'

/** How far a part of a measure is. */
export const partStatusLabels = {
  given: { zh: '办理中', en: 'Under way' },
  reported: { zh: '待确认', en: 'Reported' },
  returned: { zh: '已退回', en: 'Returned' },
  done: { zh: '已完成', en: 'Done' },
  dropped: { zh: '已取消', en: 'Dropped' },
} as const satisfies Record<string, Bilingual>

/** What can be done while a part stands so, for whoever tried something else. */
export const partStatusNext = {
  given: { zh: '请承担单位先填报。', en: 'The unit that does it reports first.' },
  reported: {
    zh: '请责任部门确认完成，或说明理由退回。',
    en: 'The owner accepts it as done, or returns it with a reason.',
  },
  returned: { zh: '请承担单位按退回理由再次填报。', en: 'The unit reports on what the reason asks for.' },
  done: {
    zh: '需要补办的，请责任部门说明理由退回。',
    en: 'If more is to be done, the owner returns it with a reason.',
  },
  dropped: {
    zh: '仍需办理的，请责任部门重新分解。',
    en: 'If it is still to be done, the owner gives it anew.',
  },
} as const satisfies Record<keyof typeof partStatusLabels, Bilingual>

/** Who does a part, and until when. */
export const partFields = {
  handlerId: {
    type: 'person',
    as: 'handler',
    initial: null,
    label: { zh: '承办人', en: 'handler' },
    heading: { zh: '承办人', en: 'Handler' },
  },
  dueOn: {
    type: 'day',
    initial: null,
    label: { zh: '完成时限', en: 'due date' },
    heading: { zh: '时限', en: 'Due' },
  },
} as const satisfies Fields
export type PartAssignment = Values<typeof partFields>

type CommonOfPart = PartAssignment & {
  readonly id: PartId
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
  /** Position below its measure, from 1. */
  readonly ordinal: number
  /** The organization below the owner that does it; another once it was passed on. */
  readonly unitId: OrganizationId
  readonly text: string
  readonly lastReport: string | null
  readonly version: number
}

/** What a unit below the owner of a measure has to do of it (分解任务); it is no measure and counts as none. */
export type Part =
  | (CommonOfPart & { readonly status: 'given' | 'reported' | 'done' })
  | (CommonOfPart & { readonly status: 'returned' | 'dropped'; readonly reason: string })

/** What can happen to a part. Each event is one journal entry and one step of the version. */
export type PartEvent =
  | ({
      readonly type: 'part.given'
      readonly partId: PartId
      readonly rectificationId: RectificationId
      readonly measureId: MeasureId
      readonly ordinal: number
      readonly unitId: OrganizationId
      readonly text: string
    } & PartAssignment)
  | { readonly type: 'part.assigned'; readonly changes: Partial<PartAssignment> }
  // To the unit that goes on with what another had to do.
  | { readonly type: 'part.passed'; readonly unitId: OrganizationId }
  // The report and its evidence stand with the measure, which it proves.
  | { readonly type: 'part.reported'; readonly text: string }
  | { readonly type: 'part.accepted' }
  | { readonly type: 'part.returned'; readonly reason: string }
  | { readonly type: 'part.dropped'; readonly reason: string }

/** The part after an event; the first event makes it. */
export function evolvePart(part: Part | null, { event }: Recorded<PartEvent>): Part {
  if (event.type === 'part.given') {
    if (part !== null) throw new Error(`part ${part.id} was given twice`)
    const { type: _, partId, ...details } = event
    return { ...initialOf(partFields), ...details, id: partId, lastReport: null, version: 1, status: 'given' }
  }
  if (part === null) throw new Error(`${event.type} came before part.given`)
  const next = { ...commonOf(part), version: part.version + 1 }
  switch (event.type) {
    case 'part.assigned':
      return { ...part, ...event.changes, version: next.version }
    case 'part.passed':
      return { ...part, unitId: event.unitId, version: next.version }
    case 'part.reported':
      return { ...next, lastReport: event.text, status: 'reported' }
    case 'part.accepted':
      return { ...next, status: 'done' }
    case 'part.returned':
      return { ...next, status: 'returned', reason: event.reason }
    case 'part.dropped':
      return { ...next, status: 'dropped', reason: event.reason }
    default:
      return event satisfies never
  }
}

// Named one by one: a spread would carry the reason of a return into states that have none.
function commonOf(part: Part): CommonOfPart {
  return {
    id: part.id,
    rectificationId: part.rectificationId,
    measureId: part.measureId,
    ordinal: part.ordinal,
    unitId: part.unitId,
    handlerId: part.handlerId,
    dueOn: part.dueOn,
    text: part.text,
    lastReport: part.lastReport,
    version: part.version,
  }
}

/** What a measure knows of its parts: how many are open and done, whose they are, and who does them. */
export type PartsSum = {
  readonly partsOpen: number
  readonly partsDone: number
  readonly partUnitIds: readonly OrganizationId[]
  readonly partHandlerIds: readonly PersonId[]
}

/** A measure that is not split. */
export const noParts: PartsSum = { partsOpen: 0, partsDone: 0, partUnitIds: [], partHandlerIds: [] }

/** What some parts add up to; those that were dropped are nobody's any more. */
export function sumOfParts(parts: readonly Part[]): PartsSum {
  const kept = parts.filter(({ status }) => status !== 'dropped')
  const done = kept.filter(({ status }) => status === 'done').length
  return {
    partsOpen: kept.length - done,
    partsDone: done,
    partUnitIds: [...new Set(kept.map(({ unitId }) => unitId))],
    partHandlerIds: [...new Set(kept.flatMap(({ handlerId }) => handlerId ?? []))],
  }
}
