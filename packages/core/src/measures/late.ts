import type { PlainDay } from '../kernel/day.ts'
import type { MeasureId, OrganizationId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { answersFor } from '../people/guises.ts'
import { type ActorHere, holds, holdsIn } from '../people/role.ts'
import type { MeasureEvent } from './measure.events.ts'

/** What has to be known to see that a measure is late, and that it is its handler who asks. Without the day nothing is late. */
export type LateFacts = {
  readonly today?: PlainDay | undefined
  /** Whether whoever asks does the work of the measure and answers for nothing more: see `worksOn`. */
  readonly isByHandler?: boolean | undefined
}

type Standing = { readonly status: string; readonly dueOn: PlainDay | null }

// What may be done after the day, with a statement why it is late; by handlers not at all; or by whoever else has the right to it.
const afterItsDay = {
  report: 'withReason',
  submit: 'withReason',
  askExtension: 'withReason',
  withdrawExtension: 'open',
  prepareExtension: 'notByHandler',
  grantExtension: 'notByHandler',
  refuseExtension: 'notByHandler',
  start: 'notByHandler',
  setFigures: 'notByHandler',
  assign: 'notByHandler',
  setOrder: 'notByHandler',
  schedule: 'notByHandler',
  unschedule: 'notByHandler',
  movePart: 'notByHandler',
  reword: 'notByHandler',
  void: 'notByHandler',
  restore: 'notByHandler',
  reopen: 'notByHandler',
  addFurther: 'notByHandler',
  dropFurther: 'notByHandler',
  // Another's part of the work, who reports on it as that.
  reportSupport: 'open',
  reportPart: 'open',
  // Sent by the ladder, a list, a hand-over or the clock, and by no handler.
  withdraw: 'open',
  replaceLeader: 'open',
  handOver: 'open',
  close: 'open',
  closeBefore: 'open',
  fallDue: 'open',
  return: 'open',
} as const satisfies Record<string, 'withReason' | 'notByHandler' | 'open'>

/** Any command: one that is left out of the table does not compile. */
type AnyCommand = { readonly type: keyof typeof afterItsDay; readonly lateReason?: string | undefined }

/** Whether the day of a measure has gone by while its work goes on: what waits for a check is the checkers’. */
export function isLate({ status, dueOn }: Standing, today: PlainDay | undefined): boolean {
  if (status === 'submitted' || status === 'closed' || status === 'voided') return false
  return today !== undefined && dueOn !== null && dueOn < today
}

/** Why a late measure refuses a command: its handler can only report, claim or ask for an extension, each with a reason. */
export function lateRefusal(
  measure: Standing,
  command: AnyCommand,
  { today, isByHandler = false }: LateFacts,
): Refusal<'LATE_REASON_MISSING' | 'LATE_ONLY_ACCOUNTS'> | null {
  if (!isLate(measure, today)) return null
  const params = { day: measure.dueOn ?? '—' }
  const rule = afterItsDay[command.type]
  if (rule === 'withReason') return reasonOf(command) === '' ? { code: 'LATE_REASON_MISSING', params } : null
  return rule === 'notByHandler' && isByHandler ? { code: 'LATE_ONLY_ACCOUNTS', params } : null
}

/**
 * The same of what is decided on a measure together with others, or beside its machine: splitting and merging, days that are counted
 * back, voiding with its finding, what a document brings.
 */
export function handlerRefusal(
  measure: Standing & Works & { readonly id: MeasureId; readonly rectificationId: RectificationId },
  actor: ActorHere,
  today: PlainDay | undefined,
): Refusal<'LATE_ONLY_ACCOUNTS'> | null {
  if (!isLate(measure, today) || !worksOn(actor, measure)) return null
  const place = { kind: 'measure', rectificationId: measure.rectificationId, measureId: measure.id } as const
  return { code: 'LATE_ONLY_ACCOUNTS', params: { day: measure.dueOn ?? '—' }, place }
}

/** What is written down of why it is late, before what was done after its day; nothing where it is not late. */
export function explained(
  measure: Standing,
  command: AnyCommand,
  { today }: LateFacts,
): readonly MeasureEvent[] {
  const reason = reasonOf(command)
  return isLate(measure, today) && reason !== '' ? [{ type: 'measure.lateExplained', reason }] : []
}

function reasonOf(command: AnyCommand): string {
  return (command.lateReason ?? '').trim()
}

type Works = { readonly handlerId: PersonId | null; readonly ownerId: OrganizationId | null }

/** Whether somebody does the work of a measure and answers for nothing more: its handler, or one of its owner without another post. */
export function worksOn(actor: ActorHere, { handlerId, ownerId }: Works): boolean {
  if (answersFor(actor, handlerId, ['handler'])) return true
  const isElse = holds(actor, 'coordinator') || holdsIn(actor, 'head', ownerId)
  return !isElse && holdsIn(actor, 'handler', ownerId)
}
