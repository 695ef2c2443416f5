import type { Bilingual } from '../kernel/refusal.ts'
import { measureActionTable } from './measure.actions.ts'
import type { MeasureAction, MeasureView } from './measures.contract.ts'

/** What the next step of a measure follows from. */
export type Now = Pick<
  MeasureView,
  | 'can'
  | 'light'
  | 'status'
  | 'dueOn'
  | 'timeClass'
  | 'assigns'
  | 'firstDueOn'
  | 'objectsOpen'
  | 'objectsSaid'
> & { readonly [Who in 'leader' | 'owner' | 'handler']: { readonly id: string } | null }

/** What is done next in the list of objects of a measure, and with no command on the measure itself. */
export const objectStepLabels = {
  sayObjects: { zh: '填报对象', en: 'report objects' },
  crossObjects: { zh: '核销对象', en: 'cross objects off' },
} as const satisfies Record<string, Bilingual>
export type ObjectStep = keyof typeof objectStepLabels

/** What moves a measure on: an action on it, or a step in its list of objects. */
export type NextStep = MeasureAction | ObjectStep

function inOrder(actions: readonly MeasureAction[], of: 'next' | 'late' | 'beside'): MeasureAction[] {
  const placed = actions.flatMap((action) => {
    const place = measureActionTable[action].places[of]
    return place === null ? [] : [{ action, place }]
  })
  return placed.sort((one, other) => one.place - other.place).map(({ action }) => action)
}

/**
 * The one step that moves a measure on, among those that the person may take now; null when it is not their turn. Nobody is
 * led to claim what is plainly not done: with objects left these come first, or whoever crosses them off; and what was given more
 * time is reported on. A closed measure is not opened again by the way: reopening is never the next step.
 *
 * @param objectsToCross how many of its objects wait for this person to cross them off
 */
export function nextStep(measure: Now, personId: string, objectsToCross = 0): NextStep | null {
  const action = nextAction(measure, personId)
  if (action === null && objectsToCross > 0) return 'crossObjects'
  if (measure.objectsOpen > 0 && isGoingOn(measure, action)) return 'sayObjects'
  if (action !== 'submit') return action
  if (measure.objectsSaid > 0) return null
  return measure.firstDueOn !== null && measure.can.includes('report') ? 'report' : 'submit'
}

// Neither late, nor sent back, nor to be reported on by a day that comes again: of these the report comes first.
function isGoingOn(measure: Now, action: MeasureAction | null): boolean {
  if (action === 'submit') return true
  return (
    action === 'report' && measure.status === 'underway' && measure.light !== 'red' && !isToReport(measure)
  )
}

function nextAction(measure: Now, personId: string): MeasureAction | null {
  if (measure.can.includes('assign') && lacksAssignment(measure)) return 'assign'
  const step =
    inOrder(measure.can, isToReport(measure) || measure.light === 'red' ? 'late' : 'next')[0] ?? null
  return step !== 'approve' && isHandlersTurn(measure, personId) ? null : step
}

// Of what goes on for good the day is that of the next report: it is reported on, and not closed by the way.
function isToReport({ timeClass, dueOn }: Now): boolean {
  return timeClass === 'continuous' && dueOn !== null
}

// A head who does the handler's work can no longer check it.
function isHandlersTurn({ assigns, handler }: Now, personId: string): boolean {
  return assigns === 'ownerHead' && handler !== null && handler.id !== personId
}

/** Whether something is missing that the person may set. What goes on for good has no day on which it is due. */
function lacksAssignment(measure: Now): boolean {
  if (measure.handler === null) return true
  if (measure.assigns !== 'coordinator') return false
  const lacksDay = measure.dueOn === null && measure.timeClass !== 'continuous'
  return measure.leader === null || measure.owner === null || lacksDay
}

/** What else the person may do, in the order of the buttons. Assigning has its own place beside the fields. */
export function otherActions(measure: Now, personId: string): MeasureAction[] {
  const next = nextStep(measure, personId)
  return inOrder(measure.can, 'beside').filter((action) => action !== next)
}
