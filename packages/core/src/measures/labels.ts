import type { PlainDay } from '../kernel/day.ts'
import { namesOf } from '../kernel/field.ts'
import { statusParams } from '../kernel/not-in-status.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { mergedLabel, mergedNext } from '../told/rearranged.ts'

/** Each status of a measure, with its word. */
export const measureStatusLabels = {
  planned: { zh: '未开始', en: 'Not started' },
  underway: { zh: '整改中', en: 'Under way' },
  submitted: { zh: '待销号审核', en: 'Awaiting sign-off' },
  returned: { zh: '已退回', en: 'Returned' },
  closed: { zh: '已销号', en: 'Closed' },
  reopened: { zh: '重新整改', en: 'Reopened' },
  voided: { zh: '已作废', en: 'Voided' },
} as const satisfies Record<string, Bilingual>

/** What can be done while a measure stands so, for whoever tried something else. */
export const measureStatusNext = {
  planned: { zh: '可以先开始整改或填报进展。', en: 'It can be started, or reported on.' },
  underway: {
    zh: '可以填报进展，完成后申请销号。',
    en: 'It can be reported on, and claimed once it is done.',
  },
  submitted: {
    zh: '请等审核人审核；需要改动的，由申请人先撤回，或由审核人退回。',
    en: 'It waits for a check; to change it, whoever claimed it withdraws the claim, or a checker returns it.',
  },
  returned: {
    zh: '请按退回理由填报新的进展，再申请销号。',
    en: 'Report on what the reason of the return asks for, then claim it again.',
  },
  closed: {
    zh: '需要改动的，请工作专班或纪检监督先重新打开。',
    en: 'To change it, a coordinator or an inspector reopens it first.',
  },
  reopened: { zh: '请填报新的进展，再申请销号。', en: 'Report new progress, then claim it.' },
  voided: {
    zh: '仍需整改的，请工作专班先恢复。',
    en: 'If it is still to be done, a coordinator restores it first.',
  },
} as const satisfies Record<keyof typeof measureStatusLabels, Bilingual>
export type MeasureStatus = keyof typeof measureStatusLabels
export const measureStatuses: readonly MeasureStatus[] = namesOf(measureStatusLabels)

/** What `NOT_IN_STATUS` says of a measure: one that became a part of another is not called voided. */
export function measureStandingParams({
  status,
  voided,
}: {
  readonly status: MeasureStatus
  readonly voided?: { readonly mergedInto: string | null }
}): ReturnType<typeof statusParams> {
  return voided?.mergedInto
    ? statusParams(mergedLabel, mergedNext)
    : statusParams(measureStatusLabels[status], measureStatusNext[status])
}

/** Every status of a measure that is still to be closed. */
export const openMeasureStatuses = measureStatuses.filter(
  (status) => status !== 'closed' && status !== 'voided',
)

/** 整改时限类型: each class of time, with its word. */
export const timeClassLabels = {
  immediate: { zh: '立行立改', en: 'Immediate' },
  timeBound: { zh: '限期整改', en: 'Time-bound' },
  continuous: { zh: '长期坚持', en: 'Continuous' },
} as const satisfies Record<string, Bilingual>
export type TimeClass = keyof typeof timeClassLabels
export const timeClasses: readonly TimeClass[] = namesOf(timeClassLabels)

/** 定期汇报: how often a measure that goes on for good is reported on. */
export const checkInRhythmLabels = {
  none: { zh: '不定期', en: 'No check-ins' },
  weekly: { zh: '每周', en: 'Weekly' },
  monthly: { zh: '每月', en: 'Monthly' },
  quarterly: { zh: '每季度', en: 'Quarterly' },
  halfYearly: { zh: '每半年', en: 'Half-yearly' },
} as const satisfies Record<string, Bilingual>
export type CheckInRhythm = keyof typeof checkInRhythmLabels

/** Until when a measure runs: its day, else the class of time that stands in a day's place (立行立改, 长期坚持); null where nothing is said. */
export function dueWords(
  { dueOn, timeClass }: { readonly dueOn: PlainDay | null; readonly timeClass: TimeClass },
  language: keyof Bilingual,
): string | null {
  return dueOn ?? (timeClass === 'timeBound' ? null : timeClassLabels[timeClass][language])
}

/** The word for a measure that was closed as done before the record was begun, in place of its status. */
export const closedBeforeLabel = {
  zh: '建档前已销号',
  en: 'Closed before the record',
} as const satisfies Bilingual

/** The word for a measure that answers a finding beside its own. */
export const furtherLabel = { zh: '合并整改', en: 'Answers others too' } as const satisfies Bilingual

/** The word for how a measure stands; what was closed before the record was begun, or was merged, is told apart. */
export function standingLabel(measure: {
  readonly status: MeasureStatus
  readonly isClosedBefore: boolean
  readonly mergedInto?: string | null
}): Bilingual {
  if (measure.mergedInto) return mergedLabel
  return measure.isClosedBefore ? closedBeforeLabel : measureStatusLabels[measure.status]
}
