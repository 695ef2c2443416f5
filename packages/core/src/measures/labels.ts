import type { FieldWords } from '../kernel/kind.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { responsibilityLabels, responsibilityWords } from '../people/responsibility.ts'
import type { Assignment, MeasureKind, MeasureStatus, TimeClass } from './measure.ts'

/** The word for each status of a measure. */
export const measureStatusLabels = {
  planned: { zh: '未开始', en: 'Not started' },
  underway: { zh: '整改中', en: 'Under way' },
  submitted: { zh: '待销号审核', en: 'Awaiting sign-off' },
  returned: { zh: '已退回', en: 'Returned' },
  closed: { zh: '已销号', en: 'Closed' },
  reopened: { zh: '重新整改', en: 'Reopened' },
} as const satisfies Record<MeasureStatus, Bilingual>

/** The word for each field of an assignment. */
export const assignmentLabels = {
  ...responsibilityLabels,
  handlerId: { zh: '承办人', en: 'handler' },
  dueOn: { zh: '完成时限', en: 'due date' },
  timeClass: { zh: '整改时限类型', en: 'time class' },
  kind: { zh: '措施类型', en: 'measure kind' },
  target: { zh: '整改目标', en: 'target' },
} as const satisfies Record<keyof Assignment, Bilingual>

/** The word for each kind of measure. */
export const measureKindLabels = {
  routine: { zh: '常规措施', en: 'Routine' },
  regulation: { zh: '建章立制', en: 'Regulation' },
  recovery: { zh: '挽回损失', en: 'Recovery' },
  accountability: { zh: '追责问责', en: 'Accountability' },
  sameCheck: { zh: '举一反三', en: 'Same check' },
  special: { zh: '专项整治', en: 'Special campaign' },
} as const satisfies Record<MeasureKind, Bilingual>

/** The word for each class of time. */
export const timeClassLabels = {
  immediate: { zh: '立行立改', en: 'Immediate' },
  timeBound: { zh: '限期整改', en: 'Time-bound' },
  continuous: { zh: '长期坚持', en: 'Continuous' },
} as const satisfies Record<TimeClass, Bilingual>

/** The words for each field of an assignment, and for its values where they are codes. */
export const assignmentWords = {
  ...responsibilityWords,
  handlerId: { label: assignmentLabels.handlerId },
  dueOn: { label: assignmentLabels.dueOn },
  timeClass: { label: assignmentLabels.timeClass, values: timeClassLabels },
  kind: {
    label: assignmentLabels.kind,
    values: measureKindLabels,
    formerly: { extension: 'sameCheck' } satisfies Readonly<Record<string, MeasureKind>>,
  },
  target: { label: assignmentLabels.target },
} as const satisfies Record<keyof Assignment, FieldWords>

/** Until when a measure runs: its day, else the class of time that stands in a day's place (立行立改, 长期坚持); null where nothing is said. */
export function dueWords(
  { dueOn, timeClass }: Pick<Assignment, 'dueOn' | 'timeClass'>,
  language: keyof Bilingual,
): string | null {
  return dueOn ?? (timeClass === 'timeBound' ? null : timeClassLabels[timeClass][language])
}

/** The word for a measure that was closed as done before the record was begun, in place of its status. */
export const closedBeforeLabel = {
  zh: '建档前已销号',
  en: 'Closed before the record',
} as const satisfies Bilingual

/** The word for how a measure stands; what was closed before the record was begun is told apart. */
export function standingLabel(measure: {
  readonly status: MeasureStatus
  readonly isClosedBefore: boolean
}): Bilingual {
  return measure.isClosedBefore ? closedBeforeLabel : measureStatusLabels[measure.status]
}
