import type { MeasureAction, MeasureView } from './measures.contract.ts'

type Now = Pick<
  MeasureView,
  'can' | 'light' | 'status' | 'leader' | 'owner' | 'handler' | 'dueOn' | 'timeClass' | 'assigns'
>

// In the order of the loop: what has come furthest is the next step.
const inTime = ['approve', 'submit', 'start', 'report'] as const satisfies readonly MeasureAction[]
// What is late is first accounted for. Claiming that it is done stands beside, so that nobody closes it to be rid of it.
const late = ['approve', 'report', 'start'] as const satisfies readonly MeasureAction[]

/**
 * The one action that moves a measure on, among those that the person may do now; null when it is not their turn. A
 * closed measure is not opened again by the way: reopening is never the next step.
 */
export function nextAction(measure: Now, personId: string): MeasureAction | null {
  if (measure.can.includes('assign') && lacksAssignment(measure)) return 'assign'
  const steps: readonly MeasureAction[] = measure.light === 'red' ? late : inTime
  const step = steps.find((action) => measure.can.includes(action)) ?? null
  return step !== 'approve' && isHandlersTurn(measure, personId) ? null : step
}

// A head who does the handler's work can no longer check it.
function isHandlersTurn({ assigns, handler }: Now, personId: string): boolean {
  return assigns === 'handler' && handler !== null && handler.id !== personId
}

/** Whether something is missing that the person may set. What goes on for good has no day on which it is due. */
function lacksAssignment(measure: Now): boolean {
  if (measure.handler === null) return true
  if (measure.assigns !== 'everything') return false
  const lacksDay = measure.dueOn === null && measure.timeClass !== 'continuous'
  return measure.leader === null || measure.owner === null || lacksDay
}

const shown = [
  'return',
  'reopen',
  'report',
  'start',
  'submit',
  'approve',
  'replaceLeader',
] as const satisfies readonly MeasureAction[]

/** What else the person may do, in the order of the buttons. Assigning has its own place beside the fields. */
export function otherActions(measure: Now, personId: string): MeasureAction[] {
  const next = nextAction(measure, personId)
  return shown.filter((action) => action !== next && measure.can.includes(action))
}
