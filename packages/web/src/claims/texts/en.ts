import { inEnglish } from '@bihuan/core/told/unit-in-english.ts'
import { evidenceLimits } from '@bihuan/core/kernel/evidence-kinds.ts'
import type { ClaimsText } from './zh.ts'

export const en = {
  prepare: 'Prepare the decision',
  prepareHint:
    'You are a liaison of the leader: you can prepare the decision; the leader signs or returns it themselves.',
  preparedDone: 'Prepared; it waits for the leader',
  proposed: { approve: 'to sign', return: 'to return' },
  preparedBy: (name: string, proposal: string) => `Prepared by ${name}: ${proposal}`,
  preparedWaits: (name, proposal) => `Prepared by ${name}: ${proposal}. It waits for the leader`,
  openObjects: ({
    name,
    unit,
    count,
    until,
  }: {
    name: string
    unit: string
    count: number
    until: string
  }): string =>
    `When this was claimed, ${inEnglish(count, unit)} on the list “${name}” ${count === 1 ? 'was not crossed off; it is' : 'were not crossed off; they are'} promised by ${until}.`,
  ladder: 'Closure ladder',
  waiting: 'Waiting',
  yourTurn: 'Your turn',
  unreached: 'Not reached',
  checkers: (names, count) =>
    count > names.length ? `${names.join(', ')} and ${count - names.length} more` : names.join(', '),
  current: 'Being checked',
  returned: 'Returned',
  withdrawnHere: 'Claim withdrawn',
  unfilled: 'Nobody can sign: a stand-in is needed',
  standInFor: (name: string) => `Stand-in: ${name}`,
  standIn: 'Stand-in',
  namedBy: (name: string) => `named by ${name}`,
  comment: 'Comment (optional)',
  commentHint: 'What you checked, and any reservation',
  effect: 'Effect of the rectification',
  effectNeeded: 'Yours is the last sign-off: please assess the effect.',
  reason: 'Reason',
  reasonHint: 'What is missing and what has to be done, in words that the handler understands',
  confirmApprove: 'Approve and sign',
  confirmReturn: 'Return',
  cancel: 'Cancel',
  nameStandIn: 'Name the stand-in',
  nameWhy: (rung: string) =>
    `Nobody is left to sign the rung “${rung}”: nobody holds it, or whoever does did the work, signs another rung or cannot sign in. Name a head who did none of the work to sign instead. They can then read this item and its evidence.`,
  leaderInstead: 'Or open the item and give it another leader, who then signs (a coordinator does this).',
  chooseStandIn: 'Choose a stand-in',
  nobodyToName: 'There is no head who could stand in. Have the administrator add people or posts.',
  orReturn: 'Or return the claim.',
  namersAre: (names: string) => `A stand-in has to be named by ${names}.`,
  namersMissing:
    'Nobody can name a stand-in now. Ask the administrator to appoint a coordinator who did none of the work.',
  standInNamed: 'Stand-in named',
  approved: 'Approved',
  sentBack: 'Returned',
  cameBack: (status: string) =>
    status === 'voided' ? 'Voided because' : status === 'reopened' ? 'Reopened because' : 'Returned because',
  mergedFor: 'Merged into another because',
  withdraw: 'Withdraw claim',
  withdrawAsk: 'Withdraw the claim?',
  withdrawText: {
    measure: 'You can then report again or claim at once; what checkers have said stays in the history.',
    finding: 'You can then claim again at once; what checkers have said stays in the history.',
  },
  waitsNoMore:
    'This claim no longer waits for you: it was withdrawn, returned or signed by somebody else. What you entered was not sent.',
  withdrawn: 'Claim withdrawn',
  onPaper: (day: string, enteredBy: string, confirmedBy: string) =>
    `On paper · ${day} · entered by ${enteredBy} · confirmed by ${confirmedBy}`,
  passedBy: (meeting: string, present: number) => `${meeting} (${present} present)`,
  resolvedOn: (one: { day: string; at: number; enteredBy: string; confirmedBy: string }) =>
    `${one.day}, resolution ${one.at} · entered by ${one.enteredBy} · confirmed by ${one.confirmedBy}`,
  toMeetings: 'Open the record of meetings',
  meetingsNone:
    'No meeting is recorded yet. Record it with its resolutions on the page of meetings, then come back.',
  present: (count: number) => `${count} present`,
  enterResolution: 'Enter the resolution of a meeting',
  resolutionWhy: (rung: string, atLeast: number | null) =>
    `“${rung}” is passed by the resolution of a meeting${atLeast === null ? '' : ` (at least ${atLeast} present)`}: choose the recorded meeting and its resolution. It counts once another coordinator or an inspector has confirmed it.`,
  meetingName: 'Meeting',
  resolutionWords: 'What it resolved',
  resolutionWaits: (one: { meeting: string; present: number; day: string; enteredBy: string }) =>
    `A resolution waits to be confirmed: ${one.meeting}, ${one.day}, ${one.present} present, entered by ${one.enteredBy}, who does not confirm it.`,
  enterPaper: 'Enter a signature on paper',
  printClaim: 'Print the closure form (to sign by hand)',
  closureForm: { docx: 'Closure form, Word', pdf: 'Closure form, PDF' },
  paperEntered: 'Entered; somebody else confirms it',
  paperWhy: (rung: string) =>
    `Where the rung “${rung}” was signed on the printed closure form, enter it here with its scan. It counts once another coordinator or an inspector has confirmed it by the scan.`,
  paperSigner: 'Signed by',
  paperDay: 'Signed on',
  paperAdd: 'Add the scan',
  paperOneScan: `One scan or photograph, ${evidenceLimits.megabytes} MB at most; remove it before you choose another.`,
  paperComment: 'Comment (optional)',
  paperCommentHint: 'As it stands on the closure form',
  paperWaits: (signer: string, day: string, enteredBy: string) =>
    `A signature on paper waits to be confirmed: ${signer}, ${day}, entered by ${enteredBy}. Neither of them confirms it.`,
  confirmPaper: 'Confirm the signature on paper',
  confirmPaperAsk: 'Do signature and day on the scan agree with what was entered?',
  scanUnseen: 'Look at the scan before you confirm: at each page above, or click its name to open it.',
  confirmPaperFollows: 'Once confirmed, the rung is signed, and the journal says so.',
  paperConfirmed: 'Signature on paper confirmed',
  dropPaper: 'Take the entry back',
  paperDropped: 'Entry taken back',
  dropReason: 'Why it is taken back',
  dropReasonHint: 'Such as a scan that cannot be read, or a wrong person or day',
  losing: {
    report: {
      title: (rungs: string) => `If you report, you can no longer sign this (${rungs})`,
      text: 'Nobody checks their own work: whoever has reported signs neither this measure nor its finding. Better leave it to the handler, who finds it on their Workbench. No notice is sent, so tell them.',
      leave: (names: string) => (names === '' ? 'I do not report' : `I do not report: leave it to ${names}`),
      goOn: 'Report all the same',
    },
    claim: {
      title: (rungs: string) => `If you claim, you can no longer sign this (${rungs})`,
      text: 'Nobody checks their own work: whoever has claimed does not sign, and where nobody else can, a stand-in has to be named. Better leave it to the handler, who opens it in the ledger. No notice is sent, so tell them.',
      leave: (names: string) => (names === '' ? 'I do not claim' : `I do not claim: leave it to ${names}`),
      goOn: 'Claim all the same',
    },
    extension: {
      title: (rungs: string) =>
        `Asking for more time says how far the work is: you can then no longer sign this (${rungs})`,
      text: 'Nobody checks their own work: whoever has reported signs neither this measure nor its finding, and what is said of the progress here is a report. Better leave it to the handler, who can ask on their Workbench. No notice is sent, so tell them.',
      leave: (names: string) => (names === '' ? 'I do not ask' : `I do not ask: leave it to ${names}`),
      goOn: 'Ask all the same',
    },
    noHandler: 'Nobody is there to do it; assign a handler first.',
  },
  newLeader: 'New leader',
  newLeaderHint: 'With an account and a post, no part in the work, and no other rung.',
  chooseLeader: 'Choose the leader',
} satisfies ClaimsText
