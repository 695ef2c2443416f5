import { labelledIn } from '@bihuan/core/kernel/labels.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import type { TeamsText } from './teams.zh.ts'

export const en = {
  roles: labelledIn(roleLabels, 'en'),
  search: 'Search name or pinyin',
  add: 'Add',
  save: 'Save',
  dayUnread: 'This is no day of the calendar; leave it empty where none is set.',
  addMembers: 'Add members',
  addMembersAbout:
    'Members are lent by their organizations: they keep their own posts and rights, and have one in the team besides, until its last day.',
  members: 'Members',
  member: 'Name',
  memberTo: 'Last day in it',
  memberWithoutEnd: 'Open',
  membersMissing: 'Choose the members.',
  memberRole: 'Role in the team',
  membersUntil: (day) => `The team ends on ${day}: nobody belongs to it for longer.`,
  lenders: 'Lent by',
  lentByNobody: 'No post elsewhere',
  teamEnd: 'Last day',
  teamEndAbout:
    'With that day all that members may because of the team ends; whoever belongs to it until its end goes with it. Leave it empty for a team without an end.',
  teamWithoutEnd: 'No last day',
  teamEnds: (day, left) => {
    if (left === 0) return `Ends today (${day})`
    return left > 0 ? `Ends on ${day}, ${left === 1 ? '1 day' : `${left} days`} left` : `Ended on ${day}`
  },
  teamEndedNext:
    'What is still open is handed over to a successor by the coordinator; then an administrator closes the team.',
} satisfies TeamsText
