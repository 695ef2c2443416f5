import { counted } from '@bihuan/core/kernel/counted-words.ts'
import type { SettlingText } from './settling.zh.ts'

export const en = {
  names: 'Whom these names mean',
  namesHint: 'The words of the source stay with each item under “From the source”, to be read and searched.',
  namesLeft: (count) => `${counted(count, 'name')} left to choose`,
  namesSettled: 'All names are chosen.',
  reasons: {
    nobody: 'not on the lists',
    several: 'several go by this name',
    list: 'several people in one place: choose one',
    ended: 'the account has ended',
  },
  oneOf: {
    leader: 'several people in one place: choose who leads it',
    handler: 'several people in one place: choose who does it',
  },
  uses: (count) => `used ${counted(count, 'time')}`,
  choose: 'Choose',
  chooseFor: (words) => `Whom “${words}” means`,
  suggested: 'Perhaps',
  recommended: 'Suggested',
  everybody: 'Everybody',
  organizations: 'All departments',
  asNew: {
    organization: (words) => `Add the department “${words}”`,
    person: (words) => `Add the person “${words}”`,
  },
  asNewList: (names, lead, as) =>
    `Add “${names.join(', ')}”; ${lead} ${as === null ? 'answers for it' : { leader: 'leads it', handler: 'does it' }[as]}`,
  asWords: 'Assign nobody, keep the words only',
  allNew: (count) => `Add all ${count} that are not on the lists`,
  restAsWords: (count) => `Keep the other ${count} as words only`,
  onlyAdministrator:
    'An administrator adds departments and people. Choose somebody who is there, or keep the words only and assign later.',
  more: (count) => `Show ${count} more`,
  comesIn: 'Comes in',
  counts: ({ findings, measures, changes, reports, notes }, isAtMost) =>
    [
      `${counted(findings, 'finding')}, ${counted(measures, 'measure')}`,
      ...(changes > 0 ? [`${counted(changes, 'item')} changed`] : []),
      ...(reports > 0
        ? [`${counted(reports, 'report')} as the source tells them (not counted as reported here)`]
        : []),
      ...(notes > 0
        ? [
            `${isAtMost ? 'at most ' : ''}${counted(notes, 'item')} with words “From the source” that have no field`,
          ]
        : []),
    ].join('; '),
  nothingLost: 'Nothing is lost: words without a field stay with their item, and the document is kept.',
  cameIn: 'Added to the ledger',
  created: (organizations, persons) =>
    `Added: ${[
      ...(organizations > 0 ? [counted(organizations, 'department')] : []),
      ...(persons > 0 ? [counted(persons, 'person', 'people')] : []),
    ].join(', ')}.`,
  appointed: (names) => `Appointed as handlers in the departments that their rows name: ${names}.`,
  withoutRole: (names) =>
    `Without a role: ${names}. The source names no department whose measures they handle, or none was chosen for it; an administrator appoints them on the page “People”.`,
  withoutAccount:
    'The new people have no account yet and cannot sign in. An administrator gives them one on the page “People”.',
  onlyWords: (words) =>
    `Kept as words only, with nobody assigned: ${words.join('; ')}. Search the ledger for one of the names to find the items.`,
  again: 'Commit it once more',
  openLedger: 'Open the ledger',
} satisfies SettlingText
