import { labelledIn } from '@bihuan/core/kernel/labels.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import type { AppText } from './zh.ts'

export const en = {
  skip: 'Skip to the content',
  nav: {
    workbench: 'Workbench',
    rectifications: 'Rectifications',
    closures: 'Closures',
    answers: 'Who answers for what',
    intake: 'Intake',
    people: 'People',
  },
  menu: 'Menu',
  close: 'Close',
  account: 'Account',
  changePassword: 'Change password',
  signOut: 'Sign out',
  ownAccount: 'My account (API tokens)',
  ownHelpers: 'Deputies and liaisons',
  actingFor: (names) => `You act in the place of ${names}`,
  until: (name, role, day) => `${name} (${role}, until ${day})`,
  ownHistory: 'My account’s record',
  mustChangeTitle: 'Choose a password of your own',
  mustChangeText: (name) =>
    `${name}, the administrator gave you your present password, so others may have seen it. Choose one that only you know; then you can go on.`,
  noAppointmentTitle: 'You hold no appointment',
  noAppointmentText: (name) =>
    `${name}, your account has no appointment, so there is nothing that you can see or do. Ask the administrator to appoint you on the page “People”.`,
  roles: labelledIn(roleLabels, 'en'),
  helpers: (role, names) =>
    names.length === 0
      ? `That is for the ${role.toLowerCase()} to do.`
      : `That is for the ${role.toLowerCase()} to do (${names.join(', ')}).`,
  lost: 'The server cannot be reached just now; trying again by itself. What you typed is still on the page.',
  sessionEnded: 'Your sign-in has ended. Sign in again; what you typed is still on the page.',
  notYoursTitle: 'This page is not for you to open',
  notYours: (roles) => `It is open to: ${roles.join(', ')}. Ask one of them.`,
  notOpen: `No post of yours reads what stands here. Ask a ${roleLabels.coordinator.en} of the body that the rectification belongs to.`,
  notOpenToReviewerTitle: 'This page is not open to you',
  notOpenToReviewer:
    'What you were given to read does not include this page. Ask the body that gave it to you.',
  notFoundTitle: 'There is no such page',
  notFoundText: 'The link may be wrong, or the record no longer exists.',
  toWorkbench: 'Back to the workbench',
  errorTitle: 'The page failed',
  errorText: 'This is a fault in the program, not yours. Reload the page, or tell the administrator.',
  reload: 'Reload the page',
  unreachableTitle: 'The server cannot be reached',
  unreachableText:
    'This page has not come yet. It opens by itself once the server answers; or try again, or open another page from the menu. If it stays like this, tell the administrator.',
  tryAgain: 'Try again',
  chunkText:
    'This page did not come; the system may just have been updated. Reload the page, or tell the administrator.',
  help: 'Keyboard shortcuts',
  shortcuts: [
    ['/', 'Search the ledger'],
    ['j / k', 'Next row / previous row'],
    ['Enter', 'Open'],
    ['e', 'Edit'],
    ['?', 'Show this list'],
  ],
} satisfies AppText
