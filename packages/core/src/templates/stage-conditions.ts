import type { Lacking } from './lacking.ts'

/** What a stage can wait for: each is a count of what is missing, which has to be none. */
export const stageConditions = [
  'feedbackDayMissing',
  'noFindings',
  'findingsWithoutMeasure',
  'measuresWithoutHandler',
  'measuresWithoutDay',
  'findingsWithoutMeeting',
  'planNotApproved',
  'measuresOpen',
  'findingsOpen',
] as const satisfies readonly Lacking[]
export type StageCondition = (typeof stageConditions)[number]

// What a plan is approved with: who does what until when is said of everything.
const planned: readonly StageCondition[] = [
  'noFindings',
  'findingsWithoutMeasure',
  'measuresWithoutHandler',
  'measuresWithoutDay',
  'findingsWithoutMeeting',
]

/** What stages of these codes wait for where a template does not say it. */
const usualConditions: Readonly<Record<string, readonly StageCondition[]>> = {
  feedback: ['feedbackDayMissing'],
  drafting: ['noFindings'],
  approving: planned,
  reporting: ['measuresOpen'],
  archiving: ['measuresOpen', 'findingsOpen'],
}

/** What a stage waits for. */
export function conditionsOf({
  code,
  conditions,
}: {
  readonly code: string
  readonly conditions?: readonly StageCondition[] | undefined
}): readonly StageCondition[] {
  return conditions ?? (Object.hasOwn(usualConditions, code) ? (usualConditions[code] ?? []) : [])
}
