import type { WorkbenchText } from './zh.ts'

export const en = {
  title: 'Workbench',
  today: 'To do today',
  todayEmpty: 'No measure to do today.',
  late: 'Late',
  lateEmpty: 'No measure is late.',
  waiting: 'Waiting for my check',
  waitingEmpty: 'No closure request waits for you.',
  check: 'Check',
  name: 'Name a stand-in',
  open: 'Open',
  noDue: 'no due day',
  claimOf: (name) => `Claimed by ${name}`,
  action: {
    assign: 'Assign',
    start: 'Start',
    report: 'Report progress',
    submit: 'Request closure',
    approve: 'Check',
    return: 'Check',
    reopen: 'Open',
    replaceLeader: 'Open',
  },
  nothing: 'Nothing to do today',
  nothingText: 'Measures that are assigned to you appear here when their due day comes near.',
  toRectifications: 'See the rectifications',
  begin: 'Import feedback or start a rectification',
  administrator: 'You are the administrator',
  administratorText:
    'The administrator manages organizations, people and appointments and has no say in any finding.',
  toPeople: 'Manage people',
} satisfies WorkbenchText
