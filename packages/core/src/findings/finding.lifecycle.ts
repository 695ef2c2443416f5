import type { FindingCommand, FindingRefusal } from './finding.decide.ts'
import type { FindingStatus } from './finding.ts'

/**
 * What becomes of a finding in each status under each command when nothing that the command needs is missing:
 * the status after it, or the refusal. The tests hold the machine to it, and the reference shows it.
 */
export const findingLifecycle = {
  open: {
    assign: 'open',
    submit: 'submitted',
    close: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    reopen: 'NOT_IN_STATUS',
  },
  submitted: {
    assign: 'NOT_IN_STATUS',
    submit: 'NOT_IN_STATUS',
    close: 'closed',
    return: 'open',
    withdraw: 'open',
    replaceLeader: 'submitted',
    reopen: 'NOT_IN_STATUS',
  },
  closed: {
    assign: 'NOT_IN_STATUS',
    submit: 'NOT_IN_STATUS',
    close: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    reopen: 'reopened',
  },
  reopened: {
    assign: 'reopened',
    submit: 'submitted',
    close: 'NOT_IN_STATUS',
    return: 'NOT_IN_STATUS',
    withdraw: 'NOT_IN_STATUS',
    replaceLeader: 'NOT_IN_STATUS',
    reopen: 'NOT_IN_STATUS',
  },
} as const satisfies Record<
  FindingStatus,
  Record<FindingCommand['type'], FindingStatus | FindingRefusal['code']>
>
