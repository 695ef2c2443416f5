import type { MeasureAction, MeasureView } from './measures.contract.ts'

type Now = Pick<
  MeasureView,
  'can' | 'light' | 'status' | 'leader' | 'owner' | 'handler' | 'dueOn' | 'timeClass' | 'assigns'
>

/** Where an action comes: as the next step, as that of a measure that is late, and among the buttons beside it. Null where it is none. */
type Places = { readonly next: number | null; readonly late: number | null; readonly beside: number | null }

// Next is what has come furthest in the loop. What is late is first accounted for: claiming that it is done stands beside, so
// that nobody closes it to be rid of it. Assigning has its own place beside the fields.
const places: { readonly [Action in MeasureAction]: Places } = {
  approve: { next: 1, late: 1, beside: 6 },
  submit: { next: 2, late: null, beside: 5 },
  start: { next: 3, late: 3, beside: 4 },
  report: { next: 4, late: 2, beside: 3 },
  return: { next: null, late: null, beside: 1 },
  reopen: { next: null, late: null, beside: 2 },
  replaceLeader: { next: null, late: null, beside: 7 },
  assign: { next: null, late: null, beside: null },
}

function inOrder(actions: readonly MeasureAction[], of: keyof Places): MeasureAction[] {
  const placed = actions.flatMap((action) => {
    const place = places[action][of]
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
  const step = inOrder(measure.can, measure.light === 'red' ? 'late' : 'next')[0] ?? null
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
