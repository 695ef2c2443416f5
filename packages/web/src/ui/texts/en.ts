import type { UiText } from './zh.ts'

export const en = {
  brand: 'Bihuan',
  brandLine: 'Findings, followed to their end',
  toEnglish: 'English',
  toChinese: '中文',
  toDark: 'Dark',
  toLight: 'Light',
  place: {
    measure: 'Put it right at this measure',
    finding: 'Put it right at this finding',
    people: 'Put it right on the people page',
    draft: 'Put it right in this draft',
  },
  /** Between a label and its value, and at the end of a line of such. */
  colon: ': ',
  comma: ', ',
  more: (words: string, more: string) => `${words} (${more})`,
  stop: '. ',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  dayHint: '2027-6-30',
  tooLong: (over, most) =>
    `${over} characters too many (at most ${most}): shorten it before you send; nothing is cut off by itself.`,
  roomLeft: (left, most) => `${left} of ${most} characters left`,
  dayProblem: {
    unreadable: (typed) => `“${typed}” is no date. Write 2027-6-30, 2027/6/30, 20270630 or 2027年6月30日.`,
    notInCalendar: (typed) => `The calendar has no “${typed}”; please check.`,
    beyond: (typed) => `“${typed}” is out of range: between the years 1900 and 2199, please.`,
  },
  fieldRefused:
    'This was refused: it may be too long, hold no visible words, or hold unseen characters (they come with pasting). Write it anew and send again.',
  leaveTitle: 'What you typed has not been sent',
  leaveText:
    'The words stay in this browser, not encrypted, and are there again when you sign in and come back within 14 days; on a device that several people use, choose “Discard”. So are files that were uploaded, for 6 days; those that were not have to be added again.',
  leaveTextInPage: 'This browser cannot keep it: it is gone when the page is closed.',
  leaveStay: 'Go on typing',
  leaveKeep: 'Keep and leave',
  leaveDiscard: 'Discard',
  signOutText: (count) =>
    `${count === 1 ? 'One form is' : `${count} forms are`} filled in and not sent; signing out clears ${count === 1 ? 'it' : 'them'}.`,
  signOutAnyway: 'Clear and sign out',
  kept: 'Not sent yet',
  restored: 'What you had typed is back',
  discardRestored: 'Discard',
} satisfies UiText
