import { isBeyondCount, mostCounted } from '@bihuan/core/kernel/counted.ts'
import { labelledIn } from '@bihuan/core/kernel/labels.ts'
import { measureActionTable } from '@bihuan/core/measures/measure.actions.ts'
import { objectStepLabels } from '@bihuan/core/measures/next-action.ts'
import type { WorkbenchText } from './zh.ts'

export const en = {
  title: 'Workbench',
  reviewing: 'You are an outside reviewer',
  reviewingText:
    'You read the rectifications that were given to you, until the last day, and do nothing in them.',
  today: 'To do soon',
  todayEmpty: (whose) =>
    `${whose} none is due soon, immediate, sent back or opened again, but for those awaiting a check.`,
  todayIs:
    'Sent back, reopened, immediate or due soon; what is claimed and waits for a check is not here, but counts as due soon in the ledger.',
  measuresAndLists: (measures, lists) => `measures ${measures} · lists of objects ${lists}`,
  late: 'Late',
  lateEmpty: (whose) => `${whose} none is late.`,
  all: 'All open work',
  allEmpty: (whose) => `${whose} none is open.`,
  whose: {
    all: 'in all rectifications',
    handled: 'that you handle',
    department: 'of your department',
    led: 'that you lead',
  },
  whoseOf: (whose) => `Of the measures ${whose.join(' or ')},`,
  counted: (number) => (isBeyondCount(number) ? 'more than 1,000' : String(number)),
  firstOf: (shown, total) =>
    `The first ${shown} of ${isBeyondCount(total) ? 'more than 1,000' : total} are listed here.`,
  moreOfMany: 'Show more',
  manyCandidates: 'A source calls more than 1,000 measures done that can be listed as done before',
  moreLists: 'There are more; they come when these are done.',
  nobodys: 'In nobody’s hands',
  nobodysWay:
    'Their handler or leader, or who does a part or answers for an object of theirs, has left or holds no post, or nobody is left in the owner. Assign each anew, or hand over all of somebody’s on the page “People”.',
  nobodysFinding: 'The leader of the finding itself has left, or nobody is left in its owner',
  inOthers: 'Other rectifications',
  toClosures: 'To the checks',
  more: (left) => `Show more (${left} left)`,
  inLedger: (name, count) => `See in the ledger: ${name} (${count})`,
  parts: 'Parts of measures',
  partsLate: (late: number): string =>
    `Parts of measures (${isBeyondCount(late) ? 'more than 1,000' : late} late)`,
  supports: 'My department supports',
  supportsLate: (late: number): string =>
    `My department supports (${isBeyondCount(late) ? 'more than 1,000' : late} late)`,
  supportOf: (department: string): string => `Supporting: ${department}`,
  decisions: 'For me to confirm',
  extensions: 'Extensions for me to decide',
  extensionsToPrepare: 'Extensions for me to prepare (the leader decides)',
  extensionsPrepared: 'Extensions I prepared, the leader decides',
  extensionPrepared: 'Prepared, waits for the leader',
  extensionPreparedForMe: (name: string) => `Prepared by ${name}`,
  extensionAsked: (until: string, leader: string | null) =>
    `Extension asked until ${until}; ${leader ?? 'the principal'} decides`,
  askedUntil: (until: string, reason: string) => `Asked until ${until}: ${reason}`,
  objects: 'Objects for me to cross off',
  objectsOf: (name, count) =>
    isBeyondCount(count)
      ? `${name}: more than ${mostCounted} to cross off`
      : `${name}: ${count} to cross off`,
  objectsAt: (rectification, number) => `${rectification} · measure ${number}`,
  ownObjects: 'Objects for me to report on',
  ownObjectsOf: ({ name, open, returned, late }) =>
    `${name}: ${open} left${[
      late > 0 ? `, ${isBeyondCount(late) ? 'more than 1,000' : late} of them late` : '',
      returned > 0 ? `, ${returned} of them sent back` : '',
    ].join('')}`,
  crossOff: 'Cross off',
  asksFor: {
    voiding: (name) => `${name} asks for all of it to be voided`,
    seal: (name) => `${name} asks for a file to be sealed`,
    lifting: (name) => `${name} asks for a seal to be lifted`,
    edition: (name) => `A document drafted by ${name} waits for your approval`,
  },
  resolutionWaits: (enteredBy) => `${enteredBy} entered the resolution of a meeting; confirm it`,
  paperWaits: (enteredBy, signer) => `${enteredBy} entered that ${signer} signed on paper`,
  decide: 'Decide',
  waiting: 'Waiting for my check',
  waitingEmpty: 'No closure request waits for you.',
  toPrepare: 'For me to prepare (the leader signs)',
  allPrepared: 'Prepared, waits for the leader to sign',
  awaits: {
    enterResolution: 'Enter the resolution',
    approve: 'Check',
    nameStandIn: 'Name a stand-in',
    prepare: 'Prepare',
    prepared: 'Open',
  },
  preparedBy: ({ by, decision, waitsFor }) => {
    const words = `Prepared by ${by}: ${{ approve: 'to sign', return: 'to return' }[decision]}`
    if (waitsFor === null) return words
    return `${words}, waits for ${waitsFor.length === 0 ? 'the leader' : waitsFor.join(', ')}`
  },
  prepareFor: (names) =>
    names.length === 0 ? 'For the leader to consider' : `For ${names.join(', ')} to consider`,
  partCheck: 'Check',
  open: 'Open',
  reason: { returned: 'Returned because: ', reopened: 'Reopened because: ' },
  noDue: 'no due day',
  claimOf: (name) => `Claimed by ${name}`,
  action: {
    ...labelledIn(measureActionTable, 'en'),
    ...labelledIn(objectStepLabels, 'en'),
    approve: 'Check',
    return: 'Check',
    reopen: 'Open',
    replaceLeader: 'Open',
  },
  nothing: 'Nothing to do now',
  nothingText: (whose) => `${whose} none is open, and no claim waits for you. What comes up appears here.`,
  toRectifications: 'See the rectifications',
  begin: 'Import feedback or start a rectification',
  administrator: 'You are the administrator',
  administratorText:
    'The administrator manages organizations, people and appointments and has no say in any finding.',
  toPeople: 'Manage people',
} satisfies WorkbenchText
