import { isBeyondCount, mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { zh } from './editions.zh.ts'

export const en: typeof zh = {
  titles: {
    notice: 'Public notice',
    figures: 'Figures of the moment',
    progress: 'Progress report',
    brief: 'Weekly brief',
    circular: 'Internal circular',
    plan: 'Rectification plan',
    followUp: 'Audit follow-up report',
    actionPlan: 'Corrective action plan',
  },
  editions: 'Editions',
  noEditions:
    'No edition yet. A draft is edited paragraph by paragraph, checked, approved, published and kept.',
  begin: 'Begin a draft',
  draft: 'Draft',
  number: (number) => `Edition ${number}`,
  corrects: (number) => `Corrects edition ${number}`,
  correctedBy: (number) => `Corrected by edition ${number}`,
  draftedBy: (name, day) => `drafted by ${name}, ${day}`,
  publishedOn: (day) => `published ${day}`,
  asOf: (day) => `as of ${day}`,
  approvedBy: (name) => `approved by ${name}`,
  backToDocuments: 'Back to the documents',
  facts: 'How it stands',
  reasonSaid: (reason) => `Why it was returned or dropped: ${reason}`,
  download: { docx: 'Download for Word', pdf: 'Download PDF', xlsx: 'Download for Excel' },
  hash: 'Hash of the file (SHA-256), as on the day it was published',
  attachments: 'Attachments',
  attachment: (mark, name) => `${mark} ${name}`,
  attachmentMark: (at, all) => (all === 1 ? 'Attachment:' : `${at}.`),
  attachmentIs: {
    within: 'stands behind the text',
    named: 'named alone: there is no file of it here, attach it yourself',
    made: 'made at the check from the records of that day, and approved with the document',
  },
  takeAttachment: {
    pdf: (name) => `Download attachment “${name}” as PDF`,
    xlsx: (name) => `Download attachment “${name}” for Excel`,
  },
  givings: 'Given to',
  givenLine: (to, on, how) => `${on} ${to}${how === '' ? '' : ` (${how})`}`,
  waitsForYou:
    'Waits for you: read it, then approve it or send it back. If records change, return it and check again.',
  outdated:
    'The records changed since the check: it is neither approved nor published. Send it back to be checked again.',
  shownBegun: (from) =>
    `Its period of publication began on ${from}: it is neither approved nor published. Return it, set another period among its elements, and check it again.`,
  next: {
    drafted: 'Edit the text; once no number differs, have it checked for approval.',
    checked:
      'Waits for a principal or inspector who wrote nothing in it. If records change, return it and check again.',
    approved: 'Approved and ready to be published. Text and files do not change after that.',
    published: 'Published and kept. Record who received it; what is wrong is corrected in a new edition.',
    dropped: 'Dropped.',
  },
  steps: {
    check: 'Check and hand in',
    approve: 'Approve',
    publish: 'Publish',
    return: 'Send back',
    drop: 'Drop',
  },
  done: {
    check: 'Checked, awaiting approval',
    approve: 'Approved',
    publish: 'Published, files kept',
    return: 'Sent back',
    drop: 'Dropped',
  },
  chosen: 'Elements taken',
  lacking: (names) =>
    `The rectification has no ${names.join(', ')}, so the text does not say it. Where there is none, that is right; else fill it in:`,
  lackingAtEnd: (names) =>
    `The notice ends without ${names.join(', ')}. A draft is given them under “Title, signature, dates…”; one that was handed in is sent back first.`,
  lackingAtEndAsks: (names) => `The notice ends without ${names.join(', ')}. Approve it all the same?`,
  redactions: (count) => `Left out, and why (${count})`,
  redactionReason: (reason) => (reason === '' ? 'no reason said' : `Reason: ${reason}`),
  redactionsDecided: 'Whoever approves the notice decides on what it leaves out: read each.',
  redactionsAsk: (count) =>
    count === 1 ? 'This decides on 1 passage left out.' : `This decides on ${count} passages left out.`,
  unfitDays: (said) =>
    `Its days do not fit and will be refused at the check: ${said.join('; ')}. Set others under “Title, signature, dates…”.`,
  contested: (count) =>
    count === 1
      ? '1 measure was returned or reopened, with nothing reported since: the text tells nothing of what was reported before. Compare what you wrote about it.'
      : `${count} measures were returned or reopened, with nothing reported since: the text tells nothing of what was reported before. Compare what you wrote about them.`,
  contestedTitle: 'Measures returned or reopened',
  contestedOpen: 'Open them',
  lackingNames: {
    inspectingBody: 'inspecting body',
    inspectedBody: 'inspected body',
    feedbackOn: 'day of feedback',
  },
  lackingEndNames: {
    shownFrom: 'the day from which it is published',
    shownTo: 'the day until which it is published',
    contact: 'a contact',
  },
  amendHere: 'to “Amend” of this rectification',
  amendThere: 'ask a coordinator to fill it in under “Amend” on the page of the rectification.',
  approveAsks: (title, corrects, asOf) =>
    `Approve “${title}”${corrects === '' ? '' : ` (${corrects})`}? Its figures are as of ${asOf}; nothing recorded since the check changes what it says. The coordinators publish it then.`,
  publishAsks: 'Text and files do not change after that; errors need a new edition. Publish now?',
  otherwiseAsks: (called) =>
    called.length === 1
      ? `1 number differs from the records and is said to be counted otherwise: ${called.join(', ')}. Do you accept that?`
      : `${called.length} numbers differ from the records and are said to be counted otherwise: ${called.join(', ')}. Do you accept that?`,
  unsourcedAsks: (said) =>
    said.length === 1
      ? `1 place that no record counts or that was not looked up has no source noted: ${said.join(', ')}. Approve it all the same?`
      : `${said.length} places that no record counts or that were not looked up have no source noted: ${said.join(', ')}. Approve it all the same?`,
  entriesSince: 'Journal entries since the check',
  moreInJournal: 'All of them in the journal',
  waiting: {
    called: (name, number) => `${name}, to leave as edition ${number}`,
    corrects: (number) => `corrects edition ${number}`,
    asOf: (day) => `as of ${day}`,
    entriesSince: (count) => {
      const many = isBeyondCount(count) ? `more than ${mostCounted}` : count
      return `The ledger has ${many} ${count === 1 ? 'change' : 'changes'} since the check: where they touch what it says, it can only be sent back`
    },
    shownBegun: (day) => `The period in which it is shown has begun on ${day}: it can only be sent back`,
  },
  reason: 'Reason',
  reasonHints: { return: 'what to change, and how', drop: 'why it is no longer needed' },
  correct: 'Draft a correction',
  correction: {
    title: 'What is corrected',
    leftOn: (day) => `(published ${day})`,
    by: (number, day) => `Corrected by edition ${number} (${day})`,
    underWay: 'A correction is under way',
    said: ({ what, why }) =>
      [...(what === '' ? [] : [`What: ${what}`]), ...(why === '' ? [] : [`Why: ${why}`])].join('; '),
    unsaid: 'Nobody has said what is corrected and why: the check asks for both, and the paper prints them.',
    say: 'Say what is corrected',
    change: 'Change what is said',
    what: 'What is corrected',
    whatHint: 'such as: part 3, paragraph 2, the sum recovered was 120,000 and is 210,000',
    why: 'Why',
    whyHint: 'such as: mistyped; counted in another way since',
    save: 'Save',
    saved: 'Noted what is corrected',
    same: (number) => `But for its date and the day of its records it says the same as edition ${number}.`,
    sameAsDraft: (number) =>
      `But for its date and the day of its records it says the same as edition ${number}, and will be refused at the check. Edit the text, or correct the records first; else drop this draft.`,
    differs: (number, count) =>
      count === 1
        ? `1 place differs from edition ${number}`
        : `${count} places differ from edition ${number}`,
    more: (count) => (count === 1 ? '1 more is not listed.' : `${count} more are not listed.`),
    sealedOnly: (number, count) =>
      `${count === 1 ? '1 place differs' : `${count} places differ`} from edition ${number}: what was sealed since is left out.`,
  },
  give: 'Record who received it',
  given: 'Recorded',
  givenTo: 'Given to',
  givenToHint: 'a body or a person',
  givenWhen: 'On',
  givenHow: 'How',
  givenHowHint: 'such as on paper, by mail, on the web site',
  comparison: {
    title: 'Beside the figures of today',
    counting: 'Counting the records of today…',
    none: (all) =>
      all === 1 ? 'Its one figure is the same today.' : `All its ${all} figures are the same today.`,
    some: (moved, all) => `Figures that differ today: ${moved} of ${all}.`,
    same: (count) => (count === 1 ? 'The other one is the same' : `The other ${count} are the same`),
    more: (count) => `Not listed: ${count}.`,
    why: (entry) => `Entries between (behind entry ${entry})`,
    again: 'To give figures again, publish an edition of today.',
    what: 'Figure',
    was: 'As it left',
    now: 'Today',
    difference: 'Change',
    unsaid: 'not said',
  },
  truth: 'Numbers checked',
  allTrue: 'Numbers written by hand agree with the records.',
  someUnread: (count) =>
    count === 1
      ? '1 place in what was written by hand could not be looked up: see “Not looked up”. Nothing else was found to differ from the records.'
      : `${count} places in what was written by hand could not be looked up: see “Not looked up”. Nothing else was found to differ from the records.`,
  noneKnown: 'No number written by hand is one of the records: note where each comes from.',
  noNumbers: 'The text written by hand states no numbers.',
  wrong: (said, recorded) => `The text says “${said}”, the records ${recorded}`,
  contradiction: (one, other) => `Two places differ: “${one}” and “${other}”`,
  openRecords: 'See the records',
  jump: (quote) => `Go to “${quote}…”`,
  outside: 'Numbers from outside',
  unsure: 'Not looked up',
  notLookedUp: 'not looked up: compared with what was before, or not certain which ones are meant',
  otherwise: 'Numbers counted otherwise',
  sayOtherwise: 'Counted otherwise: say how',
  otherwiseOpens: (said, reason) => `${said}: differs from the records, counted otherwise: ${reason}`,
  noSource: 'no source noted',
  saySource: 'Note the source',
  changeSource: 'Change the source',
  sourceOf: (said) => `Source of “${said}”`,
  source: 'Source',
  sourceHint: 'such as the report of the statistics office, October 2026',
  saveSource: 'Save the source',
  sourced: 'Source noted',
  otherwiseOf: (said) => `How “${said}” is counted`,
  otherwiseReason: 'Reason',
  otherwiseHint: 'such as: with the 5 that were done before the record',
  saveOtherwise: 'Save the reason',
  otherwiseNoted: 'Reason noted',
  markOpens: (said, verdict, more) => {
    if (verdict === 'wrong') return `${said}: the records give ${more}; open them`
    if (verdict === 'right') return `${said}: as the records; open them`
    if (verdict === 'unsure' && more === '') return `${said}: not looked up`
    return more === '' ? `${said}: from outside, no source noted` : `${said}: from ${more}`
  },
  changes: 'What changed',
  changesSince: (count) =>
    count === 1
      ? '1 place changed since the draft; it is written from the records of now'
      : `${count} places changed since the draft; they are written from the records of now`,
  changesSinceCheck: (count) =>
    `${count} ${count === 1 ? 'place' : 'places'} changed since the check; the text is as it was checked. New wordings below go by the records of today`,
  placeGone: (words) => `The place of your “${words}” is gone; it is not in the document.`,
  handStays: (words) => `Your “${words}” stays; see whether it still fits.`,
  keepHand: 'Keep mine',
  takeBack: 'Back to the text of the records',
  leftOutOnes: 'Left out',
  putBack: 'Put back',
  editBlock: (at) => `Edit paragraph ${at}`,
  toolsOf: (at) => `What can be done with paragraph ${at}`,
  rewrite: 'Rewrite',
  addBehind: 'Add one behind',
  moveUp: 'Move up',
  moveDown: 'Move down',
  leaveOut: 'Leave out',
  closeTools: 'Close',
  textOf: 'Text of this paragraph',
  textHint: 'each line is a paragraph',
  figuresStay: '⟦ ⟧ stands for figures that follow the records; keep them, or insert them again:',
  insert: (mark, said) => `Insert ${mark}, now ${said}`,
  saveText: 'Save the text',
  worded: 'Saved',
  namesSealed:
    'This edition says what was sealed after it left. Its files are kept as they are, for coordinators and inspectors alone; draft a correction.',
  hidden: (count) =>
    count === 1
      ? '1 record behind the figures is not yours to see.'
      : `${count} records behind the figures are not yours to see.`,
}
