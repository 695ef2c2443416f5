import { counted, ofCount } from '@bihuan/core/kernel/counted-words.ts'
import { chosenCounts } from '../chosen-counts.ts'
import type { IntakeText } from './zh.ts'

export const en = {
  intake: 'Intake',
  intakeNote: 'Reads a notice, feedback, plan or ledger into findings and measures for you to look through',
  paste: 'Paste the whole text, a table or a screenshot, or drop files anywhere on this page',
  pasteLabel: 'The whole text',
  chooseFile: 'Choose files',
  read: 'Read',
  ofBody: 'Belongs to',
  nameLabel: 'Name',
  namePlaceholder: 'Such as “Inspection feedback 2026”; optional',
  accepts:
    'Word (.docx), PDF, Excel (.xlsx), CSV, web pages, text files and pictures (scans, photos); several at once.',
  limits:
    'Each file up to 60 MB, 600 pages (60 when scanned), 20,000 table rows. Classified material must not be imported.',
  tooLarge: 'The text is larger than 5 MB. Keep only the notice itself.',
  pastedHtml: 'What was pasted holds tables or numbered lists and is read with them.',
  asPlainText: 'Read as plain text',
  dropHere: 'Let go to read these files',

  readings: 'Readings',
  sending: 'Uploading…',
  queued: 'Waiting to upload',
  waiting: 'Waiting its turn',
  phases: {
    opening: 'Opening the file',
    reading: 'Reading the text',
    recognising: 'Recognising text in pictures',
    understanding: 'Sorting out findings and measures',
  },
  progress: (done, total) => (total === null ? `${done}` : `${done} / ${total}`),
  progressLabel: (name) => `How far “${name}” is read`,
  stop: 'Stop',
  remove: 'Remove',
  retry: 'Try again',
  refused: 'Not read',
  drafts: 'Drafts',
  noDraftsTitle: 'No drafts yet',
  noDraftsText:
    'Choose a file or paste a text above; its findings and measures are listed for you to look through.',
  found: (findings, measures) => `${counted(findings, 'finding')} · ${counted(measures, 'measure')}`,
  committed: 'Committed',
  openLedger: 'Open the ledger',
  discard: 'Discard',
  discardAsk: 'Discard this draft with its source text?',
  keep: 'Keep',

  match: {
    title: (name) => `Add to “${name}”`,
    back: 'Back to the draft',
    note: 'Tick what is to be added. Fields of the ledger change, and items are added, only where ticked; of items that are there, progress and what has no field come with them. Nothing is doubled.',
    finding: 'In the document',
    existing: 'In the ledger',
    asNew: 'Add as a finding',
    same: 'Same',
    changed: 'Changed',
    added: 'New',
    likeness: { sure: 'very alike', likely: 'rather alike', unsure: 'hardly alike: please check' },
    choosePair: (title) => `Which finding of the ledger “${title}” is`,
    takenTwice: 'also taken for another one of the document: tick a field only once',
    take: (title) => `Add “${title}”`,
    takeMeasure: (text) => `Add the measure “${text}”`,
    takeField: (field, from, to) => `${field}: from “${from}” to “${to}”`,
    fields: { owner: 'Owner', leader: 'Leader', handler: 'Handler', dueOn: 'Due', timeClass: 'Time class' },
    holds: (hold, changed) =>
      ({
        submitted: 'waits for closure: cannot be changed',
        closed: 'closed: cannot be changed',
        unread: 'the date of the document was not understood; its words are kept',
        voided: 'voided: nothing is changed',
        changedSince:
          changed === null
            ? 'changed since: please check'
            : `${changed.by} changed it on ${changed.on}: please check before you tick it`,
        earlier: 'earlier than in the ledger: please check before you tick it',
      })[hold],
    holdsAdding: (hold) =>
      hold === 'closed'
        ? 'its finding is closed: have it reopened first'
        : hold === 'voided'
          ? 'its finding is voided: restore it first'
          : 'its finding waits for closure: have it returned first',
    reworded: (words) =>
      `In other words; the ledger says “${words}” and stays. The words of the document are kept with it.`,
    rewordedTag: 'Reworded',
    rewordedLeft:
      'Not confirmed as the same: neither its words nor its progress come in. Tick it if it is; if not, add the measure in the ledger',
    isSameMeasure: 'The same measure',
    takeAsSame: (words) => `The same measure as in the ledger: ${words}`,
    rewordedKept: 'The ledger keeps its words; those of the document are kept “From the source”',
    namesFirst: 'Some names are not chosen yet.',
    nothing: 'not set',
    unknown: 'Nobody or several: choose below whom it means',
    nothingNew: 'As in the ledger; nothing to add',
    measures: 'Measures',
    sameMeasures: (count) =>
      `${counted(count, 'further measure')} ${ofCount(count, 'is', 'are')} as in the ledger`,
    unmentioned: (count) =>
      `${counted(count, 'finding')} that this document does not mention (left as they are)`,
    chosen: (findings, measures, fields) => `Brings in ${chosenCounts(findings, measures, fields).en}.`,
    confirm: 'Add to the ledger',
    nothingChosen: 'Nothing is ticked yet',
    stale: 'The draft or the ledger has just changed; look through it again.',
    again: 'Compare again',
    inRecord: (words) => `In the ledger: ${words}`,
    sameFindings: (count) => `${counted(count, 'finding')} ${ofCount(count, 'is', 'are')} as in the ledger`,
  },
} satisfies IntakeText
