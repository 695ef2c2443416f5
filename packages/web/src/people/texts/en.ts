import { counted, ofCount } from '@bihuan/core/kernel/counted-words.ts'
import { mostHeld } from '@bihuan/core/kernel/counted.ts'
import { labelledIn } from '@bihuan/core/kernel/labels.ts'
import { organizationFormLabels } from '@bihuan/core/people/bodies.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import type { PeopleText, ShownTerm } from './zh.ts'

export const en = {
  roles: labelledIn(roleLabels, 'en'),
  forms: labelledIn(organizationFormLabels, 'en'),
  username: 'User name',
  passwordMissing: 'Enter your password.',
  changePassword: 'Change password',
  currentPassword: 'Present password',
  givenPassword: 'Password from the administrator',
  choosePassword: 'Save and go on',
  newPassword: 'New password',
  newPasswordHint: 'At least 10 characters.',
  passwordChanged: 'The password is changed; sign-ins on other devices have ended.',

  title: 'People',
  note: (persons, organizations) =>
    `${counted(organizations, 'organization')}, ${counted(persons, 'person', 'people')}, by name`,
  notAllowed: 'You may not manage people',
  notAllowedText:
    'People, appointments and passwords are managed by the administrator. What was done to your account is in the account menu.',
  organizations: 'Organizations',
  everybody: 'All organizations',
  withoutAppointment: 'Without appointment',
  addOrganization: 'Add organization',
  organizationName: 'Name of the organization',
  organizationNameMissing: 'Enter the name of the organization.',
  parent: 'Belongs to',
  noParent: 'Belongs to none',
  addPerson: 'Add person',
  addList: 'Add a list',
  list: 'List',
  listFile: 'Choose a file (Excel or CSV)',
  listOtherFile: 'Choose again',
  listPaste: 'Paste instead',
  listTemplate: 'Download a template',
  listExport: 'Export what is there',
  listChosen: (name, rows) => `${name}, ${counted(rows, 'row')}`,
  listHint: `Or paste it here from a spreadsheet, a row a line. Under headings the columns stand in any order: “Organization, Belongs to, Kind” or “Level 1, Level 2 …” for organizations; “Name, Organization, Role, User name” (and “From, Until” for a term) for people, who have no account without a user name. Roles: ${Object.values(
    roleLabels,
  )
    .map((label) => label.en)
    .join(', ')}.`,
  listExample: '张三\tParty Office\thandler\tzhangsan',
  listUnder: 'New organizations that name no parent belong to',
  listPreview: 'How the list is understood',
  listRow: (sheet, line) => `${sheet === '' ? 'Row' : `${sheet}, row`} ${line}`,
  listUnread: (headings) => `Columns that are not read: ${headings.join(', ')}.`,
  listSkipped: (sheets) =>
    `Sheets that are not read: ${sheets.join(', ')} (no headings such as “Name” or “Organization”).`,
  listMore: (rows) =>
    `${counted(rows, 'more row')} ${ofCount(rows, 'is', 'are')} not listed; what is wrong or asked stands first.`,
  listThere: 'there already, not added again',
  listNewOrganization: (kind) => (kind === null ? 'new' : `new ${kind}`),
  listOtherwise: 'there already; other appointments on the list change nothing, use “Appointments”',
  listOtherKind: (there, listed) =>
    `It is a ${there} now and the list says ${listed}, which changes nothing; to change it use “Change kind”.`,
  listElsewhere: (parents) =>
    `One of this name is below ${parents.map((parent) => `“${parent}”`).join(', ')}; if it is the same, change the parent on the list, or move it first.`,
  belongsTo: (parent) => `belongs to ${parent}`,
  listRead: (list) => {
    const parts = [
      list.newOrganizations > 0 && counted(list.newOrganizations, 'new organization'),
      list.newPeople > 0 && counted(list.newPeople, 'new person', 'new people'),
      list.asked > 0 && `${counted(list.asked, 'namesake')} to confirm`,
      list.thereOrganizations > 0 && `${counted(list.thereOrganizations, 'organization')} there already`,
      list.therePeople > 0 && `${counted(list.therePeople, 'person', 'people')} there already`,
      list.faulty > 0 &&
        `${counted(list.faulty, 'row')} ${ofCount(list.faulty, 'has', 'have')} to be changed before anything is added`,
    ]
    return `${parts.filter((part) => part !== false).join(', ')}.`
  },
  otherPerson: {
    known: (name) => `Not the known “${name}”: add all the same`,
    listed: (name) => `Not the “${name}” further up this list: add all the same`,
  },
  allOthers: (people) =>
    people === 1
      ? 'The namesake is somebody else: add them'
      : `All ${people} namesakes are somebody else: add them`,
  listProblem: ({ faulty, wanted, most }) => {
    if (faulty > 0) return `${counted(faulty, 'row')} cannot be read; change what is said below, then add.`
    if (wanted === 0)
      return 'Nothing is to be added. Choose a file or paste a list; tick namesakes who are somebody else.'
    return wanted > most ? `At most ${most} at once; add them in parts.` : null
  },
  handOver: 'Hand over',
  close: 'Close',
  closeAbout:
    'What is open has to be handed over by the coordinator first, and organizations below moved or closed. The name stays in what was recorded and is offered for nothing new.',
  closeNothingLeft:
    'Nothing is open here, no organization lies below, and no rectification of this body is unarchived.',
  closeFirst: 'It cannot be closed yet. First:',
  closeOpen: (open) =>
    `${counted(open, 'finding, measure or part', 'findings, measures and parts')} that it owns, supports or does ${ofCount(open, 'is', 'are')} open: the coordinator hands ${ofCount(open, 'it', 'them')} over`,
  closeBelow: (below) =>
    `${counted(below, 'organization')} ${ofCount(below, 'lies', 'lie')} below: move or close ${ofCount(below, 'it', 'them')}`,
  closeRectifications: (rectifications) =>
    `${counted(rectifications, 'rectification')} of this body ${ofCount(rectifications, 'is', 'are')} not archived: archive ${ofCount(rectifications, 'it', 'them')}, or move the organization below the body that takes over and make it a department`,
  endings: { closed: 'Dissolved', merged: 'Merged into another', split: 'Split into several' },
  closeOn: 'Closed on',
  closeOnMissing: 'Give the day.',
  closeInto: { merged: 'Merged into', split: 'Split into' },
  closeSplitFirst:
    'Only organizations that are there can be chosen. If new ones are missing, cancel, add them by Add organization, and come back; what you typed is kept.',
  closeIntoMissing: { merged: 'Choose one organization.', split: 'Choose at least two organizations.' },
  closePeople: (count) =>
    `${counted(count, 'person', 'people')} who ${ofCount(count, 'holds a post', 'hold posts')} there`,
  closeMoves: (name) => `Goes on in ${name}`,
  closeEnds: 'The post ends on that day',
  closeReason: 'Why, or by which order',
  closeReasonHint: 'Such as: the plan of the reorganization',
  closeReasonMissing: 'Say why.',
  closedSince: (day) => `closed on ${day}`,
  closedName: (name) => `${name} (closed)`,
  name: 'Name',
  nameMissing: 'Enter the name.',
  account: 'Account',
  noAccount: 'No account',
  withAccount: 'Give an account to sign in',
  withAccountHint: 'Without one the person is a name on lists: can be made responsible, cannot sign in.',
  usernameRule:
    '3–32 lower-case letters, digits, dots, underscores or hyphens, beginning with a letter or digit.',
  appointments: 'Appointments',
  appointmentsHint:
    'One person can hold several, in several organizations; rights follow from them. Days may stay empty; after the last day the rights end by themselves.',
  termFrom: 'From',
  termTo: 'To',
  termUnread: 'A term needs a day of the calendar; leave it empty where it is open.',
  termReversed: 'The last day is before the first; change one of the two.',
  term: ({ from, to, standing }: ShownTerm): string => {
    const days =
      from === null ? (to === null ? '' : `until ${to}`) : to === null ? `from ${from}` : `${from} to ${to}`
    const words = [days, { held: '', ahead: 'not begun', ended: 'ended' }[standing]].filter(
      (word) => word !== '',
    )
    return words.length === 0 ? '' : ` (${words.join(', ')})`
  },
  addAppointment: 'Add appointment',
  removeAppointment: 'Remove this appointment',
  organization: 'Organization',
  role: 'Role',
  appointmentIncomplete: 'Choose an organization and a role.',
  save: 'Save',
  add: 'Add',
  cancel: 'Cancel',
  rename: 'Rename',
  renameFollows:
    'Journals and timelines go on telling what came before by the former name; everywhere else the new one is shown.',
  openAccount: 'Open an account',
  openAccountFollows:
    'Whoever signs in first has to choose another password; before anything is signed, somebody else has to confirm who uses the account.',
  move: 'Move',
  kind: 'Kind',
  setKind: 'Change kind',
  kindHint:
    'A body or a region has rectifications of its own: its leaders, coordinators and inspectors and those of the bodies above read them, other bodies do not. Departments, communities and teams go with the body above them.',
  lentBy: (lender) => ` (lent by ${lender})`,
  helpers: 'Deputies',
  appoint: 'Appointments',
  resetPassword: 'Reset password',
  resetConfirm: (name) => `Reset the password of ${name}? The old one stops working at once.`,
  actions: 'Actions',
  search: 'Search name, pinyin or user name',
  showMore: (left) => `${left} more: show some of them`,
  searchOrganizations: 'Search organizations',
  noneHere: 'Nobody in this organization yet',
  nonFound: 'Nobody matches',
  empty: 'Nobody else yet',
  emptyText:
    'Add organizations first, then people with their appointments. A closure climbs four rungs, each signed by somebody else: head of department, coordinator, leader, inspector.',
  passwordTitle: 'First password',
  passwordText: (name) =>
    `The first password of ${name}, shown only this once and stored nowhere in clear. Hand it over in person.`,
  passwordsText: (people) =>
    `The first ${ofCount(people, 'password of this person is', `passwords of these ${people} people are`)} shown only now and stored nowhere. ${ofCount(people, 'Copy it and give it', 'Copy them and give each')} to its owner.`,
  passwordLost: (name) =>
    `The account of ${name} is open. Its first password was shown by the answer that did not get here, and is stored nowhere: give another one with “Reset password”.`,
  passwordsLost: (people) =>
    `The list is added, with ${ofCount(people, 'the account of one person. The first password was', `the accounts of these ${people} people. Their first passwords were`)} shown by the answer that did not get here, and ${ofCount(people, 'is stored nowhere: give', 'are stored nowhere: give each')} another one with “Reset password”.`,
  passwordCopied: 'Copied',
  copy: 'Copy',
  savePasswords: 'Save as a table',
  passwordsFile: 'first-passwords.csv',
  passwordsHeadings: ['Name', 'Organization', 'User name', 'First password'],
  copyFailed: 'The browser does not allow copying; select the password and copy it by hand.',
  done: 'I have noted it',

  deactivated: 'Ended',
  awaitsConfirmation: 'To be confirmed',
  awaitsConfirmationHint:
    'An administrator has reset the password; nothing is signed until somebody has confirmed who uses the account.',
  resetFollows:
    'The new password has to be changed at sign-in, and somebody else has to confirm who uses the account before it signs anything. All their API tokens are revoked.',
  holding: (items) =>
    `${items > mostHeld ? `More than ${mostHeld}` : items} open ${items === 1 ? 'item names' : 'items name'} them as handler or leader. Nobody else gets ${items === 1 ? 'it' : 'these'} by itself: have a coordinator reassign first.`,
  commands: {
    deactivate: {
      label: 'Deactivate',
      ask: (name) => `Deactivate ${name}?`,
      follows:
        'All sign-ins end at once and API tokens are revoked, no new one is possible, and nothing new can be assigned to them. The name stays in every record.',
      done: (name) => `${name} is deactivated.`,
    },
    reactivate: {
      label: 'Reactivate',
      ask: (name) => `Reactivate ${name}?`,
      follows: 'The old password works again; appointments are as they were.',
      done: (name) => `${name} is active again.`,
    },
    confirm: {
      label: 'Confirm',
      ask: (name) => `Is it ${name} who uses this account?`,
      follows:
        'Make sure in person or by telephone. After it they can sign; the journal keeps who confirmed.',
      done: (name) => `Confirmed: ${name} uses this account.`,
    },
  },
  tokens: 'API tokens',
  calendar: 'Working calendar',
  historyTitle: 'What was done to people',
  historyNote:
    'who added, renamed, appointed, deactivated, reset or confirmed whom, and added, renamed or moved organizations, and when',
  ownHistoryTitle: 'My account’s record',
  ownHistoryNote: 'what administrators and others did to your account and appointments',
  when: 'When',
  whom: 'Person or organization',
  what: 'What',
  byWhom: 'By',
  onServer: 'On the server',
  older: 'Older',
  listComma: ', ',
  sampleIsShown:
    'The sample is here, with its departments and people. Put it away before the real work begins; nothing is deleted.',
  sampleIsAway:
    'The sample is put away: it appears in no list, count or search, but for people who can sign in and departments that something else needs.',
  putAway: 'Put the sample away',
  putAwayConfirm:
    'Put the sample away, with the departments and people that only it needs? Whoever can sign in stays, with their department. It can be shown again later.',
  showAgain: 'Show the sample again',
} satisfies PeopleText
