import { measureActionTable } from './measure.actions.ts'
import type { MeasureAction, MeasureView } from './measures.contract.ts'

type Now = Pick<
  MeasureView,
  'can' | 'light' | 'status' | 'leader' | 'owner' | 'handler' | 'dueOn' | 'timeClass' | 'assigns'
>

function inOrder(actions: readonly MeasureAction[], of: 'next' | 'late' | 'beside'): MeasureAction[] {
  const placed = actions.flatMap((action) => {
    const place = measureActionTable[action].places[of]
    return place === null ? [] : [{ action, place }]
  })
  return placed.sort((one, other) => one.place - other.place).map(({ action }) => action)
}

/**
 * The one action that moves a measure on, among those that the person may do now; null when it is not their turn. A
 * closed measure is not opened again by the way: reopening is never the next step.
 */
export function nextAction(measure: Now, personId: string): MeasureAction | null {
  if (measure.can.includes('assign') && lacksAssignment(measure)) return 'assign'
  // Of what goes on for good the day is that of the next report: it is reported on, and not closed by the way.
  const isToReport = measure.timeClass === 'continuous' && measure.dueOn !== null
  const step = inOrder(measure.can, isToReport || measure.light === 'red' ? 'late' : 'next')[0] ?? null
  return step !== 'approve' && isHandlersTurn(measure, personId) ? null : step
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
  const next = nextAction(measure, personId)
  return inOrder(measure.can, 'beside').filter((action) => action !== next)
}
