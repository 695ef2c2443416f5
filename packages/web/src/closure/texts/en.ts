import { counted, ofCount } from '@bihuan/core/kernel/counted-words.ts'
import type { ClosureText } from './zh.ts'

export const en = {
  closures: 'Closure checks',
  claimOf: (name: string) => `Claimed by ${name}`,
  claimedVerdict: 'Verdict claimed',
  claim: 'What was achieved',
  noClaim: 'The claimant gave no explanation.',
  return: 'Return',
  actions: { approve: 'sign', nameStandIn: 'name a stand-in' },
  waitsFor: {
    approve: null,
    nameStandIn: 'A stand-in is needed',
    enterResolution: 'A resolution is to be entered',
    prepare: 'To be prepared',
    prepared: 'Prepared, waits for the leader',
  },
  queue: 'Waiting for my check, or for me to name a stand-in',
  queueCount: (count: number) => `${count} waiting`,
  queueFirst: (count: number) => `the ${count} that have waited longest; each one done lets the next in`,
  position: (at: number, count: number) => `${at} of ${count}`,
  next: 'Next',
  previous: 'Previous',
  gone: 'The claim that you opened is not among those that wait',
  goneText: 'It was withdrawn, returned or signed by somebody else, so that there is nothing left to check.',
  goneBeyond: (count) =>
    `It is not among the ${count} that have waited longest; or it was withdrawn, returned or signed by somebody else.`,
  toWaiting: 'See what waits',
  emptyTitle: 'Nothing waits for your check',
  emptyText:
    'Claims appear here with their explanation and evidence when it is your turn, or when you have to name a stand-in.',
  subject: { measure: 'Closure of a measure', finding: 'Closure of a finding' },
  finding: 'Finding',
  owner: 'Owner',
  dueOn: 'Due',
  lastProgress: 'Last progress',
  evidence: 'Evidence',
  noEvidence: 'There is no evidence.',
  papers: 'Signatures on paper and resolutions',
  papersWaiting: (count) =>
    count === 1
      ? '1 signature on paper, or resolution, waits for you to confirm it'
      : `${count} signatures on paper, or resolutions, wait for you to confirm them`,
  paperOf: (signer, enteredBy) => `signed by ${signer}, entered by ${enteredBy}`,
  resolutionOf: (enteredBy) => `resolution of a meeting, entered by ${enteredBy}`,
  papersBeyond: ({ name, onPaper, signatures, limit }) =>
    `“${name}”: ${onPaper} of ${counted(signatures, 'signature')} ${ofCount(onPaper, 'lies', 'lie')} on paper, more than ${limit} %. Take a look.`,
  returnedBefore: 'Sent back before',
  newSince: (added, all) =>
    added === 0
      ? `No evidence has come since (${all} in all)`
      : `${added} of ${all} pieces of evidence have come since`,
  isNew: 'New since then',
  sameAs: (names) => `The same content as ${names.map((name) => `“${name}”`).join(', ')}`,
  openRecord: 'See everything that happened',
} satisfies ClosureText
