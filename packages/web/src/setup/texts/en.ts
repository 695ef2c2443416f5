import type { SetupText } from './zh.ts'

export const en = {
  title: 'Set-up',
  intro:
    'Set the administrator and name the organization, once. There is no default account and no default password.',
  organizationName: 'Name of the organization',
  organizationNameHint: 'The body that received the feedback.',
  name: 'Name of the administrator',
  username: 'User name',
  usernameRule:
    '3–32 lower-case letters, digits, dots, underscores or hyphens, beginning with a letter or digit.',
  password: 'Password',
  passwordRule: 'At least 10 characters.',
  required: 'This is needed.',
  isCoordinator: 'I also coordinate the rectification',
  isCoordinatorHint:
    'Lets you import feedback, start rectifications and assign measures. Without it you manage people and the system only.',
  submit: 'Finish set-up',
  tokenMissing: 'The set-up code is missing',
  tokenMissingText:
    'Open the whole set-up link that the server printed when it started; it looks like /setup?token=….',
  done: 'Set-up is already done',
  toSignIn: 'Sign in',
  beginTitle: 'Where to begin',
  beginIntro: 'You can import or start a rectification at any time later.',
  sampleTitle: 'Load the sample',
  sampleText:
    'A whole rectification of an invented organization: categories, findings, measures, progress, evidence and closures, to look around. It loads only into an empty system and should not be mixed with real records.',
  sampleAction: 'Load the sample',
  intakeTitle: 'Import feedback or a notice',
  intakeText:
    'Paste the text, or upload Word, PDF, Excel, a web page, a scan or a photo. It becomes a draft of findings and measures, which you check against the source before anything is recorded.',
  intakeAction: 'Import',
  emptyTitle: 'Start empty',
  emptyText: 'Make an empty rectification, then add findings and measures one by one.',
  emptyAction: 'Start an empty rectification',
  peopleTitle: 'Add people first',
  peopleText: 'You are administrator only. Add a coordinator and others first; they import and do the work.',
  peopleAction: 'Add people',
} satisfies SetupText
