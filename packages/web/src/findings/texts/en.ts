import { findingActionTable, type SentFindingAction } from '@bihuan/core/findings/finding.actions.ts'
import { counted, ofCount } from '@bihuan/core/kernel/counted-words.ts'
import { labelledIn } from '@bihuan/core/kernel/labels.ts'
import type { FindingsText } from './zh.ts'

export const en = {
  finding: 'Finding',
  category: 'Category',
  responsibility: 'Responsibility',
  details: 'Grade and details',
  grade: 'Grade',
  gradeHint: 'It decides what is needed before the plan is approved, and who signs the closure',
  measures: (closed: number, all: number, before: number) =>
    `Measures: ${closed} of ${all} closed${before === 0 ? '' : ` (${before} before the record was begun)`}`,
  measuresVoided: (count: number) => `, ${count} voided besides`,
  measuresMerged: (count: number) => `, ${count} merged into others`,
  measuresAllVoided: (count: number) =>
    count === 1
      ? 'Its one measure is voided and not counted'
      : `All ${count} measures are voided and not counted`,
  noMeasures: 'There are no measures yet. Add one to begin.',
  statedStatus: (status: string) => `The source says: ${status}`,
  statedHint: 'What the source says is for reference; closure follows from the checks here.',
  further: 'Measures of other findings that answer it too',
  furtherNote:
    'They are worked on, closed and counted under their own finding. All have to be closed before this one is.',
  furtherAgain: (count: number) =>
    `Since this finding was closed, ${count} of these measures are being worked on again. It does not open again by itself; reopen it where that is needed.`,
  measuresFurther: (closed: number, all: number) => `; from elsewhere ${closed} of ${all} closed`,
  verdict: 'Verdict',
  effect: 'Effect',
  claim: 'What was achieved',
  claimHint: 'What was done and whether the finding is settled, for the checkers',
  submitRequest: 'Send request',
  actions: labelledIn(findingActionTable, 'en'),
  sent: (action: SentFindingAction): string => findingActionTable[action].done.en,
  nothingToDo: 'Nothing here waits for you.',
  closedOn: (day: string) => `Closed on ${day}`,
  reason: 'Reason',
  putRight: 'Put right…',
  noCategory: 'In no category',
  place: 'Place',
  placeHint: (now: number) => `Which one; stays ${now} if empty`,
  moveNote:
    'Those behind it move on, and their numbers change; files and entries of before keep the numbers of their day.',
  preview: 'What will become of them',
  splitTitle: 'The new finding',
  splitMeasures: 'Measures that go to it',
  splitMeasuresHint: 'None that is being checked or voided',
  splitNote: (going: number, staying: number) =>
    `${counted(going, 'measure')} ${ofCount(going, 'goes', 'go')} to the new finding with reports and evidence, ${staying} ${ofCount(staying, 'stays', 'stay')}. The new one comes last, with the same category and people.`,
  mergeOthers: 'Findings that become a part of this one',
  mergeOthersHint: 'Find them by number or words',
  mergePart: (finding: string, measures: number) =>
    `${finding}: struck through as merged; its ${counted(measures, 'measure')} ${ofCount(measures, 'comes', 'come')} here with reports and evidence; never restored`,
  mergeNote: 'Who answers for this one stays. Whoever claimed any of them cannot sign this one',
  heads: 'Heads for publication',
  headsNote: 'The published notice folds measures under heads; those of none are listed one by one.',
  headsOf: (head, measures) => `${head} (${counted(measures, 'measure')})`,
  headWords: 'Heads',
  headWordsHint: 'One a line, in the order of publication',
  headOf: (measure) => `Head of ${measure}`,
  headNone: 'none',
  headsApart: ', ',
  headEmpty: (heads) => `No measure yet under: ${heads}`,
  mergeTitle: 'Words of the merged finding',
  goToMerged: (into) => `Merged into finding ${into}`.trim(),
  putRightHints: {
    move: 'To another category, or to another place',
    split: 'One that is about several things becomes two, with measures of their own',
    merge: 'Several that are the same become one, with all their measures',
    void: 'Recorded by mistake or twice: struck through with its open measures and no longer counted; can be taken back',
    restore: 'Brings it back as it was, with the measures that went with it',
    reword: 'Correct a slip or the wording; what stood there stays on record',
  },
  rewordReasonHint: 'Why it is changed, such as “misread from the document”',
  reopenHint: 'Why it is opened again and what has to be done',
  measureText: 'What is to be done',
  measureHint: 'One thing that can be checked',
  number: 'Number in the source',
  title: 'Finding',
  add: 'Add',
  addAnother: 'Add and go on',
  save: 'Save',
  cancel: 'Cancel',
  notSet: 'Not set',
} satisfies FindingsText
