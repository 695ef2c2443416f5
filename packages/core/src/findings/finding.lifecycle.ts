import { id } from '../kernel/id.ts'
import type { FindingCommand, FindingRefusal } from './finding.decide.ts'
import type { FindingStatus } from './finding.ts'

// What trials are made with; nothing of it is kept.
const triedId = '00000000-0000-0000-0000-000000000000'
const tried = '…'
const triedMeasure = { rectificationId: id<'rectification'>(triedId), measureId: id<'measure'>(triedId) }
const request = { closureRequestId: id<'closureRequest'>(triedId) }

/** Each command of a finding with nothing missing that it needs: whether it is possible now is asked with these. */
export const findingTrials = {
  assign: { type: 'assign', changes: {} },
  describe: { type: 'describe', changes: {} },
  submit: { type: 'submit', ...request },
  close: { type: 'close', ...request, verdict: 'completed', effect: 'good' },
  return: { type: 'return', ...request, reason: tried },
  withdraw: { type: 'withdraw', ...request },
  replaceLeader: { type: 'replaceLeader', leaderId: id(triedId) },
  handOver: { type: 'handOver', changes: {} },
  reopen: { type: 'reopen', reason: tried },
  reword: { type: 'reword', changes: {}, reason: tried },
  void: { type: 'void', reason: tried },
  restore: { type: 'restore', reason: tried },
  addFurther: { type: 'addFurther', of: triedMeasure, text: tried },
  dropFurther: { type: 'dropFurther', of: triedMeasure, text: tried, reason: tried },
  group: { type: 'group', heads: [] },
} as const satisfies { [Type in FindingCommand['type']]: Extract<FindingCommand, { type: Type }> }

/**
 * What becomes of a finding in each status under each of these commands:
 * the status after it, or the refusal. The tests hold the machine to it, and the reference shows it.
 */
export const findingLifecycle = {
  open: {
    assign: 'open',
    describe: 'open',
    submit: 'submitted',
    close: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    handOver: 'open',
    reopen: 'NOT_IN_STATUS',
    reword: 'open',
    void: 'MEASURES_CHECKED',
    restore: 'NOT_IN_STATUS',
    addFurther: 'open',
    dropFurther: 'open',
    group: 'open',
  },
  submitted: {
    assign: 'NOT_IN_STATUS',
    describe: 'NOT_IN_STATUS',
    submit: 'NOT_IN_STATUS',
    close: 'closed',
    return: 'open',
    withdraw: 'open',
    replaceLeader: 'submitted',
    handOver: 'submitted',
    reopen: 'NOT_IN_STATUS',
    reword: 'CLAIM_WAITS',
    void: 'CLAIM_WAITS',
    restore: 'NOT_IN_STATUS',
    addFurther: 'CLAIM_WAITS',
    dropFurther: 'CLAIM_WAITS',
    group: 'submitted',
  },
  closed: {
    assign: 'NOT_IN_STATUS',
    describe: 'NOT_IN_STATUS',
    submit: 'NOT_IN_STATUS',
    close: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    handOver: 'NOT_IN_STATUS',
    reopen: 'reopened',
    reword: 'closed',
    void: 'NOT_IN_STATUS',
    restore: 'NOT_IN_STATUS',
    addFurther: 'FINDING_NOT_OPEN',
    dropFurther: 'FINDING_NOT_OPEN',
    group: 'closed',
  },
  reopened: {
    assign: 'reopened',
    describe: 'reopened',
    submit: 'submitted',
    close: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    handOver: 'reopened',
    reopen: 'NOT_IN_STATUS',
    reword: 'reopened',
    void: 'MEASURES_CHECKED',
    restore: 'NOT_IN_STATUS',
    addFurther: 'reopened',
    dropFurther: 'reopened',
    group: 'reopened',
  },
  voided: {
    assign: 'NOT_IN_STATUS',
    describe: 'NOT_IN_STATUS',
    submit: 'NOT_IN_STATUS',
    close: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    handOver: 'NOT_IN_STATUS',
    reopen: 'NOT_IN_STATUS',
    reword: 'NOT_IN_STATUS',
    void: 'NOT_IN_STATUS',
    restore: 'open',
    addFurther: 'FINDING_NOT_OPEN',
    dropFurther: 'voided',
    group: 'NOT_IN_STATUS',
  },
} as const satisfies Record<
  FindingStatus,
  Record<FindingCommand['type'], FindingStatus | FindingRefusal['code']>
>
