import { namesOf } from '../kernel/field.ts'
import { measureStatusLabels } from '../measures/labels.ts'
import { partStatusLabels } from '../measures/part.ts'
import type { Light } from '../measures/light.ts'
import type { Bilingual } from '../kernel/refusal.ts'

/** Who can answer for something. */
export const answerers = ['person', 'organization'] as const
export type Answerer = (typeof answerers)[number]

/** As what a person or an organization answers for findings, measures, supports and parts. */
export const answerDuties = {
  findingsLed: { of: ['person'], label: { zh: '牵头的问题', en: 'Findings led' } },
  led: { of: ['person'], label: { zh: '牵头的措施', en: 'Measures led' } },
  handled: { of: ['person'], label: { zh: '承办的措施', en: 'Measures handled' } },
  findingsOwned: { of: ['organization'], label: { zh: '负责的问题', en: 'Findings owned' } },
  owned: { of: ['organization'], label: { zh: '负责的措施', en: 'Measures owned' } },
  supported: { of: answerers, label: { zh: '配合（另计）', en: 'Supported (apart)' } },
  parts: { of: answerers, label: { zh: '分解任务（另计）', en: 'Parts (apart)' } },
} as const satisfies Record<string, { readonly of: readonly Answerer[]; readonly label: Bilingual }>
export type AnswerDuty = keyof typeof answerDuties

/** How what somebody answers for stands. What is late or due soon is open, and so is what waits for a check. */
export const answerStates = {
  open: { zh: '未销号', en: 'Open' },
  late: { zh: '逾期', en: 'Late' },
  soon: { zh: '临期、退回', en: 'Due soon or returned' },
  waiting: measureStatusLabels.submitted,
  closed: measureStatusLabels.closed,
} as const satisfies Record<string, Bilingual>
export type AnswerState = keyof typeof answerStates

const partStates = {
  ...answerStates,
  open: { zh: '未完成', en: 'Open' },
  waiting: partStatusLabels.reported,
  closed: partStatusLabels.done,
} as const satisfies Record<AnswerState, Bilingual>

/** What a state is called of a duty: parts are reported and done where everything else is claimed and closed. */
export function answerStateLabel(duty: AnswerDuty, state: AnswerState): Bilingual {
  return duty === 'parts' ? partStates[state] : answerStates[state]
}

/** So many people or organizations are one page of a list. */
export const answersOfPage = 50

/** How many there are in each state: counted up to a thousand. */
export type AnswerCounts = { readonly [State in AnswerState]: number }

/** What somebody answers for, duty by duty. */
export type Answers = Readonly<Partial<Record<AnswerDuty, AnswerCounts>>>

/** The duties that a person, or an organization, can have, in their order. */
export function dutiesOf(answerer: Answerer): readonly AnswerDuty[] {
  return dutyNames.filter((duty) => isDutyOf(duty, answerer))
}

/** Whether a person, or an organization, can have a duty. */
export function isDutyOf(duty: AnswerDuty, answerer: Answerer): boolean {
  const { of }: { readonly of: readonly Answerer[] } = answerDuties[duty]
  return of.includes(answerer)
}

const dutyNames: readonly AnswerDuty[] = namesOf(answerDuties)

/** The light of all that somebody answers for: that of the most urgent; null where there is nothing. */
export function lightOfAnswers(answers: Answers): Light | null {
  const has = (state: AnswerState): boolean => dutyNames.some((duty) => (answers[duty]?.[state] ?? 0) > 0)
  if (has('late')) return 'red'
  if (has('soon')) return 'yellow'
  if (has('open')) return 'green'
  return has('closed') ? 'blue' : null
}
