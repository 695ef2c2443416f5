import { labelledIn } from '@bihuan/core/kernel/labels.ts'
import { findingActionTable, type SentFindingAction } from '@bihuan/core/findings/finding.actions.ts'
import type { FindingsText } from './zh.ts'

export const en = {
  finding: 'Finding',
  category: 'Category',
  responsibility: 'Responsibility',
  measures: (closed: number, all: number, before: number) =>
    `Measures: ${closed} of ${all} closed${before === 0 ? '' : ` (${before} before the record was begun)`}`,
  measuresVoided: (count: number) => `, ${count} voided besides`,
  noMeasures: 'There are no measures yet. Add one to begin.',
  statedStatus: (status: string) => `The source says: ${status}`,
  statedHint: 'What the source says is for reference; closure follows from the checks here.',
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
  putRightHints: {
    void: 'Recorded by mistake or twice: struck through with its open measures and no longer counted; can be taken back',
    restore: 'Brings it back as it was, with the measures that went with it',
    reword: 'Correct a slip or the wording; what stood there stays on record',
  },
  rewordReasonHint: 'Why it is changed, such as “misread from the document”',
  reopenHint: 'Why it is opened again and what has to be done',
  measureText: 'What is to be done',
  measureHint: 'One thing that can be checked',
  number: 'Number',
  title: 'Finding',
  add: 'Add',
  addAnother: 'Add and go on',
  save: 'Save',
  cancel: 'Cancel',
  notSet: 'Not set',
} satisfies FindingsText
