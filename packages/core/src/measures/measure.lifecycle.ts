import type { MeasureCommand, MeasureRefusal } from './measure.decide.ts'
import type { MeasureStatus } from './labels.ts'

/**
 * What becomes of a measure in each status under each command when nothing that the command needs is missing:
 * the status after it, or the refusal. The tests hold the machine to it, and the reference shows it.
 */
export const measureLifecycle = {
  planned: {
    assign: 'planned',
    start: 'underway',
    report: 'underway',
    submit: 'NOT_IN_STATUS',
    close: 'NOT_IN_STATUS',
    closeBefore: 'closed',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    reopen: 'NOT_IN_STATUS',
  },
  underway: {
    assign: 'underway',
    start: 'NOT_IN_STATUS',
    report: 'underway',
    submit: 'submitted',
    close: 'NOT_IN_STATUS',
    closeBefore: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    reopen: 'NOT_IN_STATUS',
  },
  submitted: {
    assign: 'NOT_IN_STATUS',
    start: 'NOT_IN_STATUS',
    report: 'NOT_IN_STATUS',
    submit: 'NOT_IN_STATUS',
    close: 'closed',
    closeBefore: 'NOT_IN_STATUS',
    return: 'returned',
    withdraw: 'underway',
    replaceLeader: 'submitted',
    reopen: 'NOT_IN_STATUS',
  },
  returned: {
    assign: 'returned',
    start: 'NOT_IN_STATUS',
    report: 'underway',
    submit: 'NOTHING_NEW_SINCE_RETURN',
    close: 'NOT_IN_STATUS',
    closeBefore: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    reopen: 'NOT_IN_STATUS',
  },
  closed: {
    assign: 'NOT_IN_STATUS',
    start: 'NOT_IN_STATUS',
    report: 'NOT_IN_STATUS',
    submit: 'NOT_IN_STATUS',
    close: 'NOT_IN_STATUS',
    closeBefore: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    reopen: 'reopened',
  },
  reopened: {
    assign: 'reopened',
    start: 'NOT_IN_STATUS',
    report: 'underway',
    submit: 'NOTHING_NEW_SINCE_RETURN',
    close: 'NOT_IN_STATUS',
    closeBefore: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    reopen: 'NOT_IN_STATUS',
  },
} as const satisfies Record<
  MeasureStatus,
  Record<MeasureCommand['type'], MeasureStatus | MeasureRefusal['code']>
>
