import { id } from '../kernel/id.ts'
import type { MeasureCommand, MeasureRefusal } from './measure.decide.ts'
import type { MeasureStatus } from './labels.ts'

// What trials are made with; nothing of it is kept.
const triedId = '00000000-0000-0000-0000-000000000000'
const tried = '…'
const request = { closureRequestId: id<'closureRequest'>(triedId) }

/** Each command of a measure with nothing missing that it needs: whether it is possible now is asked with these. */
export const measureTrials = {
  assign: { type: 'assign', changes: {} },
  start: { type: 'start' },
  report: { type: 'report', reportId: id(triedId), text: tried, evidence: [] },
  submit: { type: 'submit', ...request },
  close: { type: 'close', ...request },
  closeBefore: { type: 'closeBefore', takeOverId: id(triedId), importedReportId: id(triedId) },
  return: { type: 'return', ...request, reason: tried },
  withdraw: { type: 'withdraw', ...request },
  replaceLeader: { type: 'replaceLeader', leaderId: id(triedId) },
  handOver: { type: 'handOver', changes: {} },
  reopen: { type: 'reopen', reason: tried },
  reword: { type: 'reword', text: tried, reason: tried },
} as const satisfies { [Type in MeasureCommand['type']]: Extract<MeasureCommand, { type: Type }> }

/**
 * What becomes of a measure in each status under each of these commands:
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
    handOver: 'planned',
    reopen: 'NOT_IN_STATUS',
    reword: 'planned',
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
    handOver: 'underway',
    reopen: 'NOT_IN_STATUS',
    reword: 'underway',
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
    handOver: 'submitted',
    reopen: 'NOT_IN_STATUS',
    reword: 'CLAIM_WAITS',
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
    handOver: 'returned',
    reopen: 'NOT_IN_STATUS',
    reword: 'returned',
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
    handOver: 'NOT_IN_STATUS',
    reopen: 'reopened',
    reword: 'closed',
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
    handOver: 'reopened',
    reopen: 'NOT_IN_STATUS',
    reword: 'reopened',
  },
} as const satisfies Record<
  MeasureStatus,
  Record<MeasureCommand['type'], MeasureStatus | MeasureRefusal['code']>
>
