import { type Lacking, missingInPlans } from './lacking.ts'

/** What a stage can wait for: each is a count of what is missing, which has to be none. */
export const stageConditions = [
  'feedbackDayMissing',
  ...missingInPlans,
  'measuresWithoutHandler',
  'planNotApproved',
  'measuresOpen',
  'findingsOpen',
] as const satisfies readonly Lacking[]
export type StageCondition = (typeof stageConditions)[number]

/** What stages of these codes wait for where a template does not say it. */
const usualConditions: Readonly<Record<string, readonly StageCondition[]>> = {
  feedback: ['feedbackDayMissing'],
  drafting: ['noFindings'],
  approving: missingInPlans,
  rectifying: ['measuresWithoutHandler'],
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
